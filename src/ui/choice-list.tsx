/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a combobox with groups and details has no native element (ARIA 1.2 pattern) */
import { type ReactNode, useMemo } from 'react';

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** Second line or right-hand precision. */
  readonly detail?: string;
  /** Choices of a group follow each other; an empty text is no group. */
  readonly group: string;
}

interface ChoiceListProps {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly active: string | null;
  readonly current: string | null;
  readonly shown: boolean;
  readonly note: string | null;
  readonly onPick: (id: string) => void;
}

export const choiceId = (listId: string, id: string): string => `${listId}-${id.replaceAll(/[^\w-]/gu, '_')}`;

interface Group {
  readonly title: string;
  readonly choices: Choice[];
}

function grouped(choices: readonly Choice[]): Group[] {
  const groups: Group[] = [];
  for (const choice of choices) {
    const last = groups.at(-1);
    if (last !== undefined && last.title === choice.group) last.choices.push(choice);
    else groups.push({ title: choice.group, choices: [choice] });
  }
  return groups;
}

/** The list of a combobox: the focus stays in the field, the active option is pointed at. */
export function ChoiceList({ id, label, choices, active, current, shown, note, onPick }: ChoiceListProps): ReactNode {
  const groups = useMemo(() => grouped(choices), [choices]);
  return (
    <div className="choices" hidden={!shown}>
      <div id={`${id}-liste`} className="choices__list" role="listbox" aria-label={label}>
        {groups.map((group, index) => (
          // Two groups may bear the same title when the order of relevance splits them.
          <div key={`${group.title}-${group.choices[0]?.id ?? index}`} role="group" aria-label={group.title === '' ? label : group.title}>
            {group.title === '' ? null : (
              <div className="choices__group" aria-hidden="true">
                {group.title}
              </div>
            )}
            {group.choices.map((choice) => (
              // The keyboard acts in the field; the pointer acts here.
              <div
                key={choice.id}
                id={choiceId(id, choice.id)}
                role="option"
                aria-selected={choice.id === active || (active === null && choice.id === current)}
                tabIndex={-1}
                className={`choices__option${choice.id === active ? ' choices__option--active' : ''}${choice.id === current ? ' choices__option--current' : ''}`}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => onPick(choice.id)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' || event.key === ' ') onPick(choice.id);
                }}
              >
                <span className="choices__label">{choice.label}</span>
                {choice.detail === undefined ? null : <span className="choices__detail">{choice.detail}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
      {note === null ? null : <p className="choices__note">{note}</p>}
    </div>
  );
}
