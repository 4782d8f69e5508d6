import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Choice, ChoiceList, choiceId } from './choice-list';
import { Icon } from './icons';

export interface ComboboxProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly placeholder?: string;
  /** Choices for the text typed, best first, already filtered. */
  readonly choices: readonly Choice[];
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onPick: (id: string) => void;
  /** Choice in force, ticked in the list. */
  readonly current?: string | null;
  /** `popup`: the list opens under the field; `inline`: it is always there. */
  readonly list?: 'popup' | 'inline';
  /** Said when nothing matches, or when more would. */
  readonly note?: string | null;
  /** The field takes the focus as it appears: for a list that the visitor has just asked for. */
  readonly takeFocus?: boolean;
}

/** Text field with a list of choices (ARIA 1.2 combobox): arrows, Home, End, Enter, Escape; grouped options. */
export function Combobox(props: ComboboxProps): ReactNode {
  const { label, hideLabel = false, choices, query, onQuery, onPick, list = 'popup', note = null } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState<string | null>(null);
  const shown = list === 'inline' || (open && (choices.length > 0 || note !== null));
  const activeIndex = useMemo(() => choices.findIndex((choice) => choice.id === active), [choices, active]);
  const { takeFocus = false } = props;

  useEffect(() => {
    if (takeFocus) input.current?.focus({ preventScroll: true });
  }, [takeFocus]);

  useEffect(() => {
    if (active === null) return;
    document.querySelector(`#${CSS.escape(choiceId(id, active))}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, id]);

  const pick = (choice: string): void => {
    setOpen(false);
    setActive(null);
    onPick(choice);
  };

  const move = (to: number): void => {
    const next = choices[Math.max(0, Math.min(choices.length - 1, to))];
    setOpen(true);
    setActive(next?.id ?? null);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') move(activeIndex + 1);
    else if (event.key === 'ArrowUp') move(activeIndex === -1 ? choices.length - 1 : activeIndex - 1);
    else if (event.key === 'Home' && active !== null) move(0);
    else if (event.key === 'End' && active !== null) move(choices.length - 1);
    else if (event.key === 'Enter' && shown) {
      const chosen = choices[activeIndex] ?? (query === '' ? undefined : choices[0]);
      if (chosen !== undefined) pick(chosen.id);
    } else if (event.key === 'Escape' && list === 'popup' && (open || query !== '')) {
      if (!open) onQuery('');
      setOpen(false);
      setActive(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      className={`combobox combobox--${list}`}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <label className={hideLabel ? 'sr-only' : 'field__label'} htmlFor={id}>
        {label}
      </label>
      <div className="combobox__field">
        <Icon name="recherche" />
        <input
          ref={input}
          id={id}
          className="input combobox__input"
          type="text"
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}-liste`}
          aria-autocomplete="list"
          aria-activedescendant={shown && active !== null && activeIndex !== -1 ? choiceId(id, active) : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={120}
          placeholder={props.placeholder}
          value={query}
          onChange={(event) => {
            onQuery(event.target.value);
            setOpen(true);
            setActive(null);
          }}
          onFocus={() => setOpen(query !== '')}
          onKeyDown={onKeyDown}
        />
      </div>
      <ChoiceList
        id={id}
        label={label}
        choices={choices}
        active={active}
        current={props.current ?? null}
        shown={shown}
        note={note}
        onPick={pick}
      />
      <output className="sr-only">{shown && query !== '' ? resultText(choices.length, note) : ''}</output>
    </div>
  );
}

function resultText(count: number, note: string | null): string {
  if (count === 0) return note ?? 'Aucun résultat';
  return `${count} ${count === 1 ? 'résultat' : 'résultats'}${note === null ? '' : `. ${note}`}`;
}
