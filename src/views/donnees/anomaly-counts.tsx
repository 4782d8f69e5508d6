import type { ReactNode } from 'react';
import { formatNumber } from '../../domain/format';

interface AnomalyCountsProps {
  readonly rows: readonly { readonly source: string; readonly motif: string; readonly anomalies: number }[];
  readonly titles: ReadonlyMap<string, string>;
}

/** What was found wrong, by source and reason. */
export function AnomalyCounts({ rows, titles }: AnomalyCountsProps): ReactNode {
  if (rows.length === 0) return null;
  return (
    <details className="disclosure">
      <summary>Par source et par motif</summary>
      <table className="plain-table donnees__counts">
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Motif</th>
            <th scope="col">Lignes</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ source, motif, anomalies }) => (
            <tr key={`${source} ${motif}`}>
              <th scope="row">{titles.get(source) ?? source}</th>
              <td>{motif}</td>
              <td>{formatNumber(anomalies)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
