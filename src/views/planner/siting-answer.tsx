import type { ReactNode } from 'react';
import { ScrollRegion } from '../../ui/scroll-region';
import type { SiteRow } from '../../view-models/planner/siting-table';
import type { TableFile } from '../../view-models/files/table-file';
import { DownloadButton } from '../files/download-button';

interface SitingAnswerProps {
  readonly summary: string;
  /** How sure it is. */
  readonly proof: string;
  readonly proven: boolean;
  readonly notes: readonly string[];
  /** Why the answer no longer is that of what is asked; null when it is. */
  readonly stale: string | null;
  readonly gainHead: string;
  readonly rows: readonly SiteRow[];
  readonly selected: number | null;
  readonly onSelect: (rank: number) => void;
  readonly file: () => TableFile;
  readonly adopt: { readonly label: string; readonly note: string | null; readonly onAdopt: (() => void) | null };
}

/** The sites chosen, what each brings, how sure they are the best. */
export function SitingAnswerView({ summary, proof, proven, notes, stale, gainHead, rows, selected, onSelect, file, adopt }: SitingAnswerProps): ReactNode {
  return (
    <section className="plan-card" aria-label="Lieux choisis">
      <div className="plan-section__head">
        <h2>Lieux choisis</h2>
        {rows.length === 0 ? null : (
          <DownloadButton small offer={{ titre: 'lieux choisis', make: file }} />
        )}
      </div>
      {stale === null ? null : <p className="plan-warning small">{stale}</p>}
      <output className="siting-answer">
        <span className="siting-answer__summary">{summary}</span>
        <span className={proven ? 'siting-answer__proof siting-answer__proof--sure' : 'siting-answer__proof'}>{proof}</span>
        {notes.map((note) => (
          <span key={note} className="small">
            {note}
          </span>
        ))}
      </output>
      {rows.length === 0 ? null : (
        <>
          <ScrollRegion className="siting-table" label="Lieux choisis, dans l’ordre de leur apport">
            <table className="plan-table">
              <thead>
                <tr>
                  <th scope="col">
                    <span className="sr-only">Rang</span>
                    <span aria-hidden="true">N°</span>
                  </th>
                  <th scope="col">Commune</th>
                  <th scope="col">{gainHead}, dans l’ordre</th>
                  <th scope="col">Perte sans ce lieu</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ rank, place, nom, fixed, population, gain, loss }) => (
                  <tr key={rank} className={rank === selected ? 'siting-table__selected' : undefined}>
                    <td>
                      <span className="siting-badge">{place}</span>
                    </td>
                    <th scope="row">
                      <button type="button" className="link-button" aria-pressed={rank === selected} onClick={() => onSelect(rank)}>
                        {nom}
                      </button>
                      <span className="siting-table__detail">
                        {population} hab.{fixed ? ', imposée' : ''}
                      </span>
                    </th>
                    <td>{gain}</td>
                    <td>{loss}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <p className="field__hint">« Dans l’ordre » : ce que chaque lieu ajoute à ceux d’avant. Les deux colonnes diffèrent quand des lieux se partagent ou se complètent.</p>
          <div className="siting-buttons">
            <button type="button" className="button button--primary" disabled={adopt.onAdopt === null} onClick={() => adopt.onAdopt?.()}>
              {adopt.label}
            </button>
            <output className="small">{adopt.note}</output>
          </div>
        </>
      )}
    </section>
  );
}
