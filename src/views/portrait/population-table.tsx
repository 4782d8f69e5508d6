import type { ReactNode } from 'react';
import type { PopulationView } from '../../view-models/portrait/population';

interface PopulationTableProps {
  readonly view: PopulationView;
  readonly name: string;
  /** The territory is France: one column says it all. */
  readonly alone: boolean;
  readonly className?: string;
}

/** Who lives in the territory, beside France. */
export function PopulationTable({ view, name, alone, className }: PopulationTableProps): ReactNode {
  return (
    <table className={className}>
      <thead>
        <tr>
          <th scope="col">Population</th>
          <th scope="col">{name}</th>
          {alone ? null : <th scope="col">France</th>}
        </tr>
      </thead>
      <tbody>
        {view.rows.map(({ label, own, france }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{own}</td>
            {alone ? null : <td>{france}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
