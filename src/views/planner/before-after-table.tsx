import type { ReactNode } from 'react';
import type { BeforeAfterRow } from '../../view-models/planner/before-after';

interface BeforeAfterTableProps {
  readonly title: string;
  readonly rows: readonly BeforeAfterRow[];
  readonly note: string | null;
}

/** Measures of a set of communes: official, after the scenario, gap. */
export function BeforeAfterTable({ title, rows, note }: BeforeAfterTableProps): ReactNode {
  return (
    <>
      <table className="plan-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Mesure</th>
            <th scope="col">Officiel</th>
            <th scope="col">Après</th>
            <th scope="col">Écart</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, avant, apres, ecart }) => (
            <tr key={id} data-mesure={id}>
              <th scope="row">{label}</th>
              <td>{avant}</td>
              <td>{apres}</td>
              <td className={ecart === '=' ? 'muted' : 'plan-table__gap'}>{ecart}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {note === null ? null : <p className="field__hint">{note}</p>}
    </>
  );
}
