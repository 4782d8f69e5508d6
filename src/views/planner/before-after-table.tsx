import type { ReactNode } from 'react';
import type { BeforeAfterRow } from '../../view-models/planner/before-after';

interface BeforeAfterTableProps {
  readonly title: string;
  readonly rows: readonly BeforeAfterRow[];
  readonly note: string | null;
  /** What stands on either side of the gap. */
  readonly sides?: readonly [string, string];
}

const officialAndAfter = ['Officiel', 'Après'] as const;

/** Measures of a set of communes under two states, and the gap. */
export function BeforeAfterTable({ title, rows, note, sides = officialAndAfter }: BeforeAfterTableProps): ReactNode {
  return (
    <>
      <table className="plan-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Mesure</th>
            <th scope="col">{sides[0]}</th>
            <th scope="col">{sides[1]}</th>
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
