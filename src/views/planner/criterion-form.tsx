import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Segmented } from '../../ui/segmented';
import type { CriterionDraft, DraftMistake } from '../../view-models/planner/criteria-draft';

interface CriterionFormProps {
  readonly draft: CriterionDraft;
  /** Field that picks the indicator. */
  readonly indicator: ReactNode;
  /** Unit of the indicator picked; empty while there is none. */
  readonly unit: string;
  readonly mistake: DraftMistake | null;
  readonly editing: boolean;
  readonly onDraft: (draft: CriterionDraft) => void;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
}

const directions = [
  { value: 'bas', label: 'Bas = prioritaire' },
  { value: 'haut', label: 'Haut = prioritaire' },
] as const;

const vetoes = [
  { value: 'aucun', label: 'Aucun veto' },
  { value: 'sous', label: 'Écarter les communes sous…' },
  { value: 'sur', label: 'Écarter les communes au-dessus de…' },
] as const;

/** One criterion: what, which end is urgent, how much it weighs, from where it counts, what it leaves out. */
export function CriterionForm({ draft, indicator, unit, mistake, editing, onDraft, onSubmit, onCancel }: CriterionFormProps): ReactNode {
  const id = useId();
  const weight = useRef<HTMLInputElement>(null);
  // A criterion taken up again is one that the person wants to change: the focus follows.
  useEffect(() => {
    if (editing) weight.current?.focus();
  }, [editing]);
  const wrong = (champ: DraftMistake['champ']): boolean => mistake?.champ === champ;
  const described = (champ: DraftMistake['champ'], hint?: string): string | undefined => (wrong(champ) ? `${id}-manque` : hint);
  const number = { className: 'input', type: 'text', inputMode: 'decimal', autoComplete: 'off', maxLength: 14 } as const;
  return (
    <form
      className="plan-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {indicator}
      <Segmented legend="Sens" options={directions} value={draft.sens} onChange={(sens) => onDraft({ ...draft, sens })} />
      <div className="plan-form__pair">
        <div className="field">
          <label className="field__label" htmlFor={`${id}-poids`}>
            Poids, de 0 à 100
          </label>
          <input {...number} ref={weight} id={`${id}-poids`} value={draft.poids} aria-invalid={wrong('poids')} aria-describedby={described('poids')} onChange={(event) => onDraft({ ...draft, poids: event.target.value })} />
        </div>
        <div className="field">
          <label className="field__label" htmlFor={`${id}-seuil`}>
            Seuil, facultatif
          </label>
          <input
            {...number}
            id={`${id}-seuil`}
            value={draft.seuil}
            aria-invalid={wrong('seuil')}
            aria-describedby={described('seuil', `${id}-seuil-aide`)}
            onChange={(event) => onDraft({ ...draft, seuil: event.target.value })}
          />
        </div>
      </div>
      <p id={`${id}-seuil-aide`} className="field__hint">
        Avec un seuil, seules marquent des points les communes {draft.sens === 'bas' ? 'au-dessous' : 'au-dessus'}.{unit === '' ? '' : ` Unité : ${unit}.`}
      </p>
      <div className="plan-form__pair">
        <label className="field">
          <span className="field__label">Veto</span>
          <select
            className="select"
            value={draft.vetoSens}
            onChange={(event) => {
              const chosen = vetoes.find(({ value }) => value === event.target.value);
              if (chosen !== undefined) onDraft({ ...draft, vetoSens: chosen.value });
            }}
          >
            {vetoes.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {draft.vetoSens === 'aucun' ? null : (
          <div className="field">
            <label className="field__label" htmlFor={`${id}-veto`}>
              Valeur du veto
            </label>
            <input {...number} id={`${id}-veto`} value={draft.veto} aria-invalid={wrong('veto')} aria-describedby={described('veto')} onChange={(event) => onDraft({ ...draft, veto: event.target.value })} />
          </div>
        )}
      </div>
      <output id={`${id}-manque`} className="field__error">
        {mistake?.manque}
      </output>
      <div className="plan-steps">
        <button type="submit" className="button button--primary">
          {editing ? 'Enregistrer' : 'Ajouter le critère'}
        </button>
        {editing ? (
          <button type="button" className="button" onClick={onCancel}>
            Annuler
          </button>
        ) : null}
      </div>
    </form>
  );
}
