import { type ReactNode, useRef } from 'react';
import { Icon } from '../../ui/icons';

export interface ShownCriterion {
  readonly id: string;
  readonly letter: string;
  readonly short: string;
  readonly label: string;
  /** Direction, threshold, veto, in words. */
  readonly rules: string;
  readonly weight: number;
  /** Share of the sum of the weights, in words. */
  readonly share: string;
  /** Why it cannot be used; null when it is. */
  readonly refusal: string | null;
}

interface CriteriaListProps {
  readonly criteria: readonly ShownCriterion[];
  readonly onWeight: (id: string, weight: number) => void;
  readonly onEdit: (id: string) => void;
  readonly onDelete: (id: string) => void;
  /** Back to the criteria offered; null when they are those in force. */
  readonly onReset: (() => void) | null;
}

/** What communes are ranked by: a weight under the hand for each, the rest in words. */
export function CriteriaList({ criteria, onWeight, onEdit, onDelete, onReset }: CriteriaListProps): ReactNode {
  const title = useRef<HTMLHeadingElement>(null);
  return (
    <section className="plan-section" aria-label="Critères">
      <div className="plan-section__head">
        <h2 ref={title} tabIndex={-1}>
          Critères
        </h2>
        <button
          type="button"
          className="button button--small"
          disabled={onReset === null}
          onClick={() => {
            title.current?.focus();
            onReset?.();
          }}
        >
          Critères proposés
        </button>
      </div>
      {criteria.length === 0 ? <p className="muted small">Aucun critère : ajoutez-en un pour classer les communes.</p> : null}
      <ol className="plan-criteria">
        {criteria.map(({ id, letter, short, label, rules, weight, share, refusal }) => (
          <li key={id} className={refusal === null ? 'plan-criterion' : 'plan-criterion plan-criterion--refused'}>
            <span className="plan-criterion__head">
              <span className="plan-letter">{letter}</span>
              <span className="plan-criterion__name" title={label}>
                {short}
              </span>
              <button type="button" className="button button--small button--quiet" aria-label={`Modifier le critère ${letter} : ${short}`} onClick={() => onEdit(id)}>
                Modifier
              </button>
              <button
                type="button"
                className="button button--quiet button--icon"
                aria-label={`Supprimer le critère ${letter} : ${short}`}
                onClick={() => {
                  // The button goes with its line: the focus stays near.
                  title.current?.focus();
                  onDelete(id);
                }}
              >
                <Icon name="fermer" />
              </button>
            </span>
            <span className="plan-criterion__rules small">{rules}</span>
            {refusal === null ? (
              <label className="plan-criterion__weight small">
                <span>
                  Poids <span className="sr-only">de {short} </span>
                </span>
                <input className="range" type="range" min={0} max={100} step={1} value={weight} aria-valuetext={`${weight}, soit ${share} du total`} onChange={(event) => onWeight(id, Number(event.target.value))} />
                <span className="plan-criterion__share figures" aria-hidden="true">
                  {weight} · {share}
                </span>
              </label>
            ) : (
              <output className="plan-line__refusal">Critère laissé de côté : {refusal}</output>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
