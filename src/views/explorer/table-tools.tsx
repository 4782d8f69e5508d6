import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons';

interface TableToolsProps {
  readonly title: string;
  /** What the figures are counted in. */
  readonly subtitle?: string;
  readonly count: string;
  readonly filterLabel: string;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly onDownload: () => void;
}

/** What the table shows, how many rows, the filter and the file. */
export function TableTools({ title, subtitle = '', count, filterLabel, filter, onFilter, onDownload }: TableToolsProps): ReactNode {
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
      <button type="button" className="button" onClick={onDownload}>
        <Icon name="telecharger" />
        CSV
      </button>
    </div>
  );
}
