import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Segmented } from '../../ui/segmented';
import type { LineDraft, LineKind } from '../../view-models/planner/lines';

interface LineFormProps {
  readonly draft: LineDraft;
  /** Kinds that can be tried for the profession. */
  readonly kinds: readonly LineKind[];
  /** Why the others cannot; null when all can. */
  readonly withoutOthers: string | null;
  readonly commune: ReactNode;
  readonly arrival: ReactNode;
  /** What is missing from the draft, once the person has tried to add it. */
  readonly missing: string | null;
  readonly editing: boolean;
  readonly onDraft: (draft: LineDraft) => void;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
}

const kindLabels: Readonly<Record<LineKind, string>> = { ajout: 'Ajouter', retrait: 'Retirer', deplacement: 'Déplacer', tournee: 'Tournée' };

/** One change to try: what, where, how many. */
export function LineForm({ draft, kinds, withoutOthers, commune, arrival, missing, editing, onDraft, onSubmit, onCancel }: LineFormProps): ReactNode {
  const id = useId();
  const amount = useRef<HTMLInputElement>(null);
  // A line taken up again is a line that the person wants to change: the focus follows.
  useEffect(() => {
    if (editing) amount.current?.focus();
  }, [editing]);
  return (
    <form
      className="plan-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Segmented
        legend="Changement à essayer"
        options={kinds.map((kind) => ({ value: kind, label: kindLabels[kind] }))}
        value={draft.kind}
        onChange={(kind) => onDraft({ ...draft, kind })}
      />
      {withoutOthers === null ? null : <p className="field__hint">{withoutOthers}</p>}
      {commune}
      {draft.kind === 'deplacement' ? arrival : null}
      <div className="plan-form__last">
        <div className="field">
          <label className="field__label" htmlFor={id}>
            {draft.kind === 'tournee' ? 'Demi-journées par semaine' : 'Postes à temps plein'}
          </label>
          <input
            ref={amount}
            id={id}
            className="input"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
            value={draft.nombre}
            aria-invalid={missing !== null}
            aria-describedby={missing === null ? undefined : `${id}-manque`}
            onChange={(event) => onDraft({ ...draft, nombre: event.target.value })}
          />
        </div>
        <button type="submit" className="button button--primary">
          {editing ? 'Enregistrer' : 'Essayer'}
        </button>
        {editing ? (
          <button type="button" className="button" onClick={onCancel}>
            Annuler
          </button>
        ) : null}
      </div>
      <output id={`${id}-manque`} className="field__error">
        {missing}
      </output>
    </form>
  );
}
