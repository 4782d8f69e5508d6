import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { formatCount } from '../../domain/format';
import { alphabeticalPlaces, tableCsv, tableOrder, type TableSort, type TableSource } from '../../view-models/table';
import { Icon } from '../../ui/icons';
import { downloadText } from '../../ui/download';
import { TableRows } from './table-rows';

interface TableDrawerProps {
  readonly source: TableSource;
  readonly territory: string;
  readonly selected: number | null;
  readonly onSelect: (rank: number) => void;
  /** Absent where the table stands in for the map: it cannot be closed. */
  readonly onClose?: () => void;
}

/** The table twin of the map: same communes, same values, sortable and downloadable. */
export function TableDrawer({ source, territory, selected, onSelect, onClose }: TableDrawerProps): ReactNode {
  const [sort, setSort] = useState<TableSort>({ column: 'valeur', direction: 'ascending' });
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter);
  const alphabet = useMemo(() => alphabeticalPlaces(source.communes.nom), [source.communes]);
  const order = useMemo(() => tableOrder(source, sort, wanted, alphabet), [source, sort, wanted, alphabet]);
  return (
    <section className="table-drawer card" aria-label="Tableau des communes">
      <header className="table-drawer__head">
        <h2>
          {source.indicator.libelle_court}, {source.annee}
        </h2>
        <output className="small muted">{formatCount(order.length, 'commune')}</output>
        <label className="table-drawer__filter">
          <span className="sr-only">Filtrer par nom ou code de commune</span>
          <input
            className="input"
            type="search"
            value={filter}
            maxLength={80}
            placeholder="Filtrer par nom ou code"
            onChange={(event) => setFilter(event.target.value)}
          />
        </label>
        <button
          type="button"
          className="button"
          onClick={() => {
            const { name, text } = tableCsv(source, order, territory);
            downloadText(name, text, 'text/csv;charset=utf-8');
          }}
        >
          <Icon name="telecharger" />
          CSV
        </button>
        {onClose === undefined ? null : (
          <button type="button" className="button button--quiet button--icon" aria-label="Fermer le tableau" onClick={onClose}>
            <Icon name="fermer" />
          </button>
        )}
      </header>
      <TableRows source={source} order={order} sort={sort} onSort={setSort} selected={selected} onSelect={onSelect} />
      <p className="table-drawer__source source-line">
        Source : {source.indicator.source_libelle}, millésime {source.indicator.millesime ?? 'non précisé'}.
        {source.indicator.estimation ? ' Estimation.' : ''}
      </p>
    </section>
  );
}
