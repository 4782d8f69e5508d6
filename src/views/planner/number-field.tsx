import { type ReactNode, useId, useState } from 'react';
import { formatBound } from '../../domain/format';
import { parseAmount } from '../../view-models/planner/lines';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly whole: boolean;
  readonly onValue: (value: number) => void;
}

const shown = (value: number): string => formatBound(value, 3).replaceAll(/[\u00a0\u202f]/gu, '');

/** A number that is taken as it is typed; what is no number is told, and the last number stays. */
export function NumberField({ label, value, whole, onValue }: NumberFieldProps): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(shown(value));
  const [of, setOf] = useState(value);
  // Another link, another number.
  if (of !== value) {
    setOf(value);
    if (parseAmount(typed) !== value) setTyped(shown(value));
  }
  const read = (text: string): number | null => {
    const amount = parseAmount(text);
    return amount === null || (whole && !Number.isInteger(amount)) ? null : amount;
  };
  const wrong = read(typed) === null;
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="text"
        inputMode={whole ? 'numeric' : 'decimal'}
        autoComplete="off"
        maxLength={9}
        value={typed}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-faute` : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          const amount = read(event.target.value);
          if (amount !== null) onValue(amount);
        }}
        onBlur={() => wrong && setTyped(shown(value))}
      />
      <output id={`${id}-faute`} className="field__error">
        {wrong ? (whole ? 'Nombre entier attendu.' : 'Nombre attendu.') : null}
      </output>
    </div>
  );
}
