import type { ReactNode } from 'react';
import type { Side } from '../../view-models/planner/sides';

interface CompareChoiceProps {
  readonly mark: 'A' | 'B';
  readonly sides: readonly Side[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** What stands on one side. */
export function CompareChoice({ mark, sides, chosen, onChoose }: CompareChoiceProps): ReactNode {
  return (
    <label className="field">
      <span className="field__label">{mark}</span>
      <select className="select" value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {sides.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
