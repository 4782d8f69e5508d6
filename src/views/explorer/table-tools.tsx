import type { ReactNode } from 'react';
import { DownloadButton } from '../files/download-button';
import type { FileOffer } from '../files/offer';

interface TableToolsProps {
  readonly title: string;
  /** What the figures are counted in. */
  readonly subtitle?: string;
  readonly count: string;
  readonly filterLabel: string;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly offer: FileOffer;
}

/** What the table shows, how many rows, the filter and its file. */
export function TableTools({ title, subtitle = '', count, filterLabel, filter, onFilter, offer }: TableToolsProps): ReactNode {
  return (
    <div className="table-drawer__tools">
      <h2>
        {title}
        {subtitle === '' ? null : <span className="table-drawer__unit"> {subtitle}</span>}
      </h2>
      <output className="small muted">{count}</output>
      <label className="table-drawer__filter">
        <span className="sr-only">{filterLabel}</span>
        <input className="input" type="search" value={filter} maxLength={80} placeholder="Filtrer" onChange={(event) => onFilter(event.target.value)} />
      </label>
      <DownloadButton offer={offer} />
    </div>
  );
}
