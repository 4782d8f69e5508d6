import type { ReactNode } from 'react';
import type { Figure, FigureRow } from '../../view-models/sheet';

interface FigureTableProps {
  readonly rows: readonly FigureRow[];
  readonly names: { readonly commune: string; readonly territory: string; readonly departement: string; readonly france: string };
}

/** A portrait of the commune in a dozen figures, each beside the territory’s. */
export function FigureTable({ rows, names }: FigureTableProps): ReactNode {
  return (
    <div className="figure-table" role="region" aria-label="Chiffres de la commune" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Indicateur</th>
            <th scope="col">{names.commune}</th>
            <th scope="col">{names.territory}</th>
            {names.departement === names.territory ? null : <th scope="col">{names.departement}</th>}
            {names.france === names.territory ? null : <th scope="col">France</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.indicator.id}>
              <th scope="row">
                {row.indicator.libelle_court} <span className="muted">{row.annee}</span>
                {row.indicator.estimation ? <span className="muted"> (en voiture, estimation)</span> : null}
              </th>
              <Cell figure={row.commune} strong />
              <Cell figure={row.territory} />
              {names.departement === names.territory ? null : <Cell figure={row.departement} />}
              {names.france === names.territory ? null : <Cell figure={row.france} />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ figure, strong = false }: { readonly figure: Figure; readonly strong?: boolean }): ReactNode {
  return (
    <td className={figure.value === null ? 'figure-table__missing' : 'figures'}>
      {strong ? <strong>{figure.text}</strong> : figure.text}
      {figure.note === null ? null : <span className="figure-table__note">{figure.note}</span>}
    </td>
  );
}
