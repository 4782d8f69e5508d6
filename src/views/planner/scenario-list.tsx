import { type ReactNode, useRef } from 'react';
import { Icon } from '../../ui/icons';

export interface ShownLine {
  /** Place in the scenario. */
  readonly place: number;
  readonly text: string;
  /** Why the line is not simulated; null when it is. */
  readonly refusal: string | null;
}

interface ScenarioListProps {
  readonly lines: readonly ShownLine[];
  readonly others: string | null;
  /** Said while nothing is tried: what the map shows. */
  readonly shownFirst?: string;
  readonly onEdit: (place: number) => void;
  readonly onDelete: (place: number) => void;
  readonly onUndo: (() => void) | null;
  readonly onRedo: (() => void) | null;
  readonly onReset: (() => void) | null;
}

/** What is tried, line by line; a line that cannot be simulated says why and stays. */
export function ScenarioList({ lines, others, shownFirst = 'la carte montre les chiffres officiels', onEdit, onDelete, onUndo, onRedo, onReset }: ScenarioListProps): ReactNode {
  const title = useRef<HTMLHeadingElement>(null);
  return (
    <section className="plan-section" aria-label="Scénario">
      <div className="plan-section__head">
        <h2 ref={title} tabIndex={-1}>
          Scénario
        </h2>
        <div className="plan-steps">
          <button type="button" className="button button--small" disabled={onUndo === null} onClick={() => onUndo?.()}>
            Défaire
          </button>
          <button type="button" className="button button--small" disabled={onRedo === null} onClick={() => onRedo?.()}>
            Refaire
          </button>
          <button type="button" className="button button--small" disabled={onReset === null} onClick={() => onReset?.()}>
            Tout effacer
          </button>
        </div>
      </div>
      {lines.length === 0 ? <p className="muted small">Rien n’est encore essayé : {shownFirst}.</p> : null}
      <ul className="plan-lines">
        {lines.map(({ place, text, refusal }) => (
          <li key={place} className={refusal === null ? 'plan-line' : 'plan-line plan-line--refused'}>
            <span className="plan-line__text">{text}</span>
            <button type="button" className="button button--small button--quiet" aria-label={`Modifier : ${text}`} onClick={() => onEdit(place)}>
              Modifier
            </button>
            <button type="button" className="button button--quiet button--icon" aria-label={`Supprimer : ${text}`} onClick={() => {
                // The button goes with its line: the focus stays near.
                title.current?.focus();
                onDelete(place);
              }}>
              <Icon name="fermer" />
            </button>
            {refusal === null ? null : (
              <output className="plan-line__refusal">{refusal}</output>
            )}
          </li>
        ))}
      </ul>
      {others === null ? null : <p className="field__hint">{others}</p>}
    </section>
  );
}
