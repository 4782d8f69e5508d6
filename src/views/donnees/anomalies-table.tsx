import type { ReactNode } from 'react';
import { formatCount, formatNumber } from '../../domain/format';
import { ScrollRegion } from '../../ui/scroll-region';
import type { TableFile } from '../../view-models/files/table-file';
import type { AnomalyRow } from '../../view-models/sources';
import { DownloadButton } from '../files/download-button';

interface AnomaliesTableProps {
  readonly rows: readonly AnomalyRow[];
  readonly total: number;
  readonly start: number;
  readonly pageSize: number;
  readonly query: string;
  readonly source: string | null;
  readonly sources: readonly { readonly id: string; readonly titre: string; readonly anomalies: number }[];
  readonly onQuery: (query: string) => void;
  readonly onSource: (source: string | null) => void;
  readonly onStart: (start: number) => void;
  /** Every anomaly that the search keeps, as a file. */
  readonly file: () => Promise<TableFile>;
}

/** What was found wrong in the files, line by line, and what was done about it. */
export function AnomaliesTable(props: AnomaliesTableProps): ReactNode {
  const { rows, total, start, pageSize, sources } = props;
  // Two lines of a file may hold the same anomaly: only its place tells them apart.
  const placed = rows.map((row, index) => ({ place: start + index, row }));
  const titles = new Map(sources.map(({ id, titre }) => [id, titre]));
  return (
    <>
      <div className="donnees__tools">
        <label className="field">
          <span className="field__label">Chercher dans les anomalies</span>
          <input className="input" type="search" value={props.query} maxLength={80} placeholder="motif, champ, valeur…" onChange={(event) => props.onQuery(event.target.value)} />
        </label>
        <label className="field">
          <span className="field__label">Source</span>
          <select className="select" value={props.source ?? ''} onChange={(event) => props.onSource(event.target.value === '' ? null : event.target.value)}>
            <option value="">Toutes</option>
            {sources.map(({ id, titre, anomalies }) => (
              <option key={id} value={id}>
                {titre} ({formatNumber(anomalies)})
              </option>
            ))}
          </select>
        </label>
        <DownloadButton offer={{ titre: 'anomalies', make: props.file }} disabled={total === 0} />
      </div>
      <output className="small">
        {total === 0 ? 'Aucune anomalie ne correspond.' : `${formatCount(total, 'anomalie')}, de ${formatNumber(start + 1)} à ${formatNumber(start + rows.length)}.`}
      </output>
      {rows.length === 0 ? null : (
        <ScrollRegion className="donnees__scroll" label="Anomalies">
          <table className="plain-table donnees__anomalies">
            <thead>
              <tr>
                <th scope="col">Source</th>
                <th scope="col">Ligne</th>
                <th scope="col">Champ</th>
                <th scope="col">Valeur</th>
                <th scope="col">Motif</th>
                <th scope="col">Correction</th>
              </tr>
            </thead>
            <tbody>
              {placed.map(({ place, row }) => (
                <tr key={place}>
                  <td>{titles.get(row.source) ?? row.source}</td>
                  <td className="figures">{row.ligne === null ? '–' : formatNumber(row.ligne)}</td>
                  <td>{row.champ ?? '–'}</td>
                  <td>{row.valeur ?? '–'}</td>
                  <td>{row.motif}</td>
                  <td>{row.correction ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <div className="donnees__pages">
        <button type="button" className="button" disabled={start === 0} onClick={() => props.onStart(Math.max(0, start - pageSize))}>
          Précédentes
        </button>
        <button type="button" className="button" disabled={start + pageSize >= total} onClick={() => props.onStart(start + pageSize)}>
          Suivantes
        </button>
      </div>
    </>
  );
}
