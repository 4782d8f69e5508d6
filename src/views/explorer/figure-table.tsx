import type { ReactNode } from 'react';
import type { Figure, FigureRow } from '../../view-models/sheet';
import { displayUnit } from '../../view-models/units';
import { yearText } from '../../view-models/year';

interface FigureTableProps {
  readonly rows: readonly FigureRow[];
  readonly names: { readonly commune: string; readonly territory: string; readonly departement: string; readonly france: string };
}

const columns = [
  { key: 'commune', label: 'Commune' },
  { key: 'territory', label: 'Territoire' },
  { key: 'departement', label: 'Département' },
  { key: 'france', label: 'France' },
] as const;

/** A portrait of the commune in a dozen figures, each beside the territory’s, the département’s and France’s. */
export function FigureTable({ rows, names }: FigureTableProps): ReactNode {
  return (
    <table className="figure-table">
      <caption className="field__hint">
        Commune : {names.commune}. Territoire : {names.territory}. Département : {names.departement}.
      </caption>
      <thead>
        <tr>
          {columns.map(({ key, label }) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row) => {
        const notes = notesOf(row);
        return (
          <tbody key={row.indicator.id}>
            <tr>
              <th scope="rowgroup" colSpan={columns.length} className="figure-table__name">
                {row.indicator.libelle_court}, {yearText(row.indicator, row.annee)}
                <span className="muted">{displayUnit(row.indicator)}</span>
              </th>
            </tr>
            <tr className="figures">
              {columns.map(({ key }) => (
                <Cell key={key} figure={row[key]} strong={key === 'commune'} />
              ))}
            </tr>
            {notes === '' ? null : (
              <tr>
                <td colSpan={columns.length} className="figure-table__note">
                  {notes}
                </td>
              </tr>
            )}
          </tbody>
        );
      })}
    </table>
  );
}

function Cell({ figure, strong }: { readonly figure: Figure; readonly strong: boolean }): ReactNode {
  return <td className={figure.value === null ? 'muted' : ''}>{strong ? <strong>{figure.bare}</strong> : figure.bare}</td>;
}

/** Notes of the three figures around the commune’s, said once each. */
function notesOf(row: FigureRow): string {
  const parts = columns.flatMap(({ key, label }) => {
    const { note } = row[key];
    // The unit of an estimate already says so.
    return note === null || (row.indicator.estimation && note === 'estimation') ? [] : [{ label, note }];
  });
  const distinct = [...new Set(parts.map(({ note }) => note))];
  return distinct
    .map((note) => {
      const where = parts.filter((part) => part.note === note).map(({ label }) => label);
      return where.length >= 3 ? `${note.charAt(0).toUpperCase()}${note.slice(1)}.` : `${where.join(', ')} : ${note}.`;
    })
    .join(' ');
}
