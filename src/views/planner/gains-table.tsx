import type { ReactNode } from 'react';
import type { GainRow } from '../../view-models/planner/before-after';

interface GainsTableProps {
  readonly title: string;
  readonly measure: string;
  readonly rows: readonly GainRow[];
  readonly source: string;
}

/** Who gains: mean change by fifth of the people, with a bar that says the same. */
export function GainsTable({ title, measure, rows, source }: GainsTableProps): ReactNode {
  return (
    <>
      <table className="plan-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Population</th>
            <th scope="col">{measure}</th>
            <th scope="col">Gain moyen</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, range, gain, share }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{range}</td>
              <td>
                <span className={share < 0 ? 'plan-bar plan-bar--loss' : 'plan-bar'} style={{ inlineSize: `${Math.abs(share) * 2.5}rem` }} aria-hidden="true" /> {gain}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="source-line">{source}</p>
    </>
  );
}
