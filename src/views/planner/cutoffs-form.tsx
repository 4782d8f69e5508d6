import { type ReactNode, useId, useState } from 'react';
import type { Cutoffs } from '../../domain/zoning/zoning';
import { formatBound } from '../../domain/format';
import { parseCutoffs } from '../../view-models/planner/zoning-cutoffs';

interface CutoffsFormProps {
  readonly legend: string;
  readonly cutoffs: Cutoffs;
  readonly onCutoffs: (cutoffs: Cutoffs) => void;
}

const shown = (value: number): string => formatBound(value, 3).replaceAll(/[\u00a0\u202f]/gu, '');

/** A pair of cut-offs, taken when both can be read and are in order. */
export function CutoffsForm({ legend, cutoffs, onCutoffs }: CutoffsFormProps): ReactNode {
  // Typed anew when the cut-offs in force change otherwise than here.
  return <Typed key={cutoffs.join(' ')} legend={legend} cutoffs={cutoffs} onCutoffs={onCutoffs} />;
}

function Typed({ legend, cutoffs, onCutoffs }: CutoffsFormProps): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState<readonly [string, string]>([shown(cutoffs[0]), shown(cutoffs[1])]);
  const [manque, setManque] = useState<string | null>(null);
  const keep = (): void => {
    const read = parseCutoffs(...typed);
    if ('manque' in read) {
      setManque(read.manque);
      return;
    }
    setManque(null);
    if (read[0] !== cutoffs[0] || read[1] !== cutoffs[1]) onCutoffs(read);
  };
  const field = (place: 0 | 1, label: string): ReactNode => (
    <div className="field">
      <label className="field__label" htmlFor={`${id}-${place}`}>
        {label}
      </label>
      <input
        id={`${id}-${place}`}
        className="input"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        maxLength={9}
        value={typed[place]}
        aria-invalid={manque !== null}
        aria-describedby={manque === null ? undefined : `${id}-manque`}
        onChange={(event) => setTyped(place === 0 ? [event.target.value, typed[1]] : [typed[0], event.target.value])}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
    </div>
  );
  return (
    <fieldset className="plain-fieldset">
      <legend className="field__label">{legend}</legend>
      <div className="plan-cutoffs">
        {field(0, 'Priorité 1, sous')}
        {field(1, 'Priorité 2, sous')}
      </div>
      <output id={`${id}-manque`} className="field__error">
        {manque}
      </output>
    </fieldset>
  );
}
