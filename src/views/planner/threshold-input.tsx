import { type ReactNode, useState } from 'react';
import { parseAmount } from '../../view-models/planner/lines';

interface ThresholdInputProps {
  readonly id: string;
  /** In force, as shown. */
  readonly shown: string;
  /** Null: back to the default. */
  readonly onThreshold: (value: number | null) => void;
  /** Largest one that means something. */
  readonly most?: number;
}

/** A threshold typed freely; give it a key of what is shown, so that it follows. What is wrong is told beside it and changes nothing. */
export function ThresholdInput({ id, shown, onThreshold, most = Infinity }: ThresholdInputProps): ReactNode {
  const [typed, setTyped] = useState(shown);
  const amount = parseAmount(typed);
  const wrong = typed.trim() !== '' && (amount === null || amount === 0 || amount > most);
  const keep = (): void => {
    if (typed.trim() === '') {
      setTyped(shown);
      onThreshold(null);
    } else if (!wrong && typed !== shown) onThreshold(amount);
  };
  return (
    <>
      <input
        id={id}
        className="input"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        maxLength={9}
        value={typed}
        aria-invalid={wrong}
        aria-describedby={`${id}-aide`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
      {wrong ? <output className="field__error">{most === Infinity ? 'Nombre attendu, supérieur à zéro.' : `Nombre attendu, supérieur à zéro, ${most} au plus.`}</output> : null}
    </>
  );
}
