import { type ReactNode, useId } from 'react';
import type { Side } from '../../view-models/planner/sides';

interface CompareChoiceProps {
  readonly mark: 'A' | 'B';
  readonly sides: readonly Side[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** What stands on one side. */
export function CompareChoice({ mark, sides, chosen, onChoose }: CompareChoiceProps): ReactNode {
  const field = useId();
  return (
    <div className="field">
      <label className="field__label" htmlFor={field}>
        Scénario {mark}
      </label>
      <select id={field} className="select" value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {sides.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
