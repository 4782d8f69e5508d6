import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Segmented } from '../../ui/segmented';

interface LineFormProps<K extends string> {
  readonly kind: K;
  /** Kinds that can be tried. */
  readonly kinds: readonly { readonly value: K; readonly label: string }[];
  readonly onKind: (kind: K) => void;
  /** Said under the kinds; null: nothing. */
  readonly hint: string | null;
  /** The communes. */
  readonly children: ReactNode;
  /** Null where the kind has none. */
  readonly amount: { readonly label: string; readonly typed: string; readonly onType: (typed: string) => void } | null;
  /** What is missing from the draft, once the person has tried to add it. */
  readonly missing: string | null;
  readonly editing: boolean;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
}

/** One change to try: what, where, how many. */
export function LineForm<K extends string>({ kind, kinds, onKind, hint, children, amount, missing, editing, onSubmit, onCancel }: LineFormProps<K>): ReactNode {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  // A line taken up again is a line that the person wants to change: the focus follows, to the amount or else to the commune.
  useEffect(() => {
    if (editing) (input.current ?? form.current?.querySelector<HTMLElement>('[role="combobox"]'))?.focus();
  }, [editing]);
  return (
    <form
      ref={form}
      className="plan-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Segmented legend="Changement à essayer" options={kinds} value={kind} onChange={onKind} />
      {hint === null ? null : <p className="field__hint">{hint}</p>}
      {children}
      <div className="plan-form__last">
        {amount === null ? null : (
          <div className="field">
            <label className="field__label" htmlFor={id}>
              {amount.label}
            </label>
            <input
              ref={input}
              id={id}
              className="input"
              type="text"
              inputMode="decimal"
              autoComplete="off"
              maxLength={12}
              value={amount.typed}
              aria-invalid={missing !== null}
              aria-describedby={missing === null ? undefined : `${id}-manque`}
              onChange={(event) => amount.onType(event.target.value)}
            />
          </div>
        )}
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
