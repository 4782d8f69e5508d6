import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { formatNumber } from '../../domain/format';
import { ScrollRegion } from '../../ui/scroll-region';
import { tableCells, type TableColumn, type TableSort, type TableSource } from '../../view-models/table';
import { displayUnit } from '../../view-models/units';

interface TableRowsProps {
  readonly source: TableSource;
  readonly order: Int32Array;
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
  readonly selected: number | null;
  readonly onSelect: (rank: number) => void;
}

const rowHeight = 36;
const headings: readonly { readonly column: TableColumn; readonly label: string; readonly numeric: boolean }[] = [
  { column: 'nom', label: 'Commune', numeric: false },
  { column: 'code', label: 'Code', numeric: false },
  { column: 'departement', label: 'Dép.', numeric: false },
  { column: 'population', label: 'Population', numeric: true },
  { column: 'valeur', label: 'Valeur', numeric: true },
];

/** The rows in view and a few more: 35 000 communes scroll as easily as 50. */
export function TableRows({ source, order, sort, onSort, selected, onSelect }: TableRowsProps): ReactNode {
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const rows = virtual.getVirtualItems();
  const before = rows[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0);
  const selectedPlace = selected === null ? -1 : order.indexOf(selected);

  useEffect(() => {
    if (selectedPlace >= 0) virtual.scrollToIndex(selectedPlace, { align: 'auto' });
    // Only a new selection scrolls; sorting keeps the reader where he is.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selected]);

  const step = (event: KeyboardEvent, at: number): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(order.length - 1, at + by));
    virtual.scrollToIndex(to, { align: 'auto' });
    scroller.current?.querySelector<HTMLElement>(`tr[data-place="${to}"] button`)?.focus({ preventScroll: true });
  };

  return (
    <ScrollRegion ref={scroller} className="table-rows" label="Lignes du tableau">
      <table aria-rowcount={order.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {headings.map(({ column, label, numeric }) => (
              <th
                key={column}
                scope="col"
                className={`table-rows__${column}${numeric ? ' table-rows__number' : ''}`}
                aria-sort={sort.column === column ? sort.direction : 'none'}
              >
                <button
                  type="button"
                  className="table-rows__sort"
                  onClick={() =>
                    onSort({ column, direction: sort.column === column && sort.direction === 'ascending' ? 'descending' : 'ascending' })
                  }
                >
                  {column === 'valeur' ? `${label}${displayUnit(source.indicator)}` : label}
                  <span aria-hidden="true" className="table-rows__arrow">
                    {sort.column === column ? (sort.direction === 'ascending' ? '▲' : '▼') : ''}
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <tr aria-hidden="true" style={{ height: before }} /> : null}
          {rows.map((row) => {
            const rank = order[row.index] ?? 0;
            const cells = tableCells(source, rank);
            return (
              <tr key={rank} data-place={row.index} aria-rowindex={row.index + 2} className={rank === selected ? 'table-rows__selected' : undefined}>
                <th scope="row" className="table-rows__nom">
                  <button type="button" className="link-button" aria-pressed={rank === selected} onClick={() => onSelect(rank)} onKeyDown={(event) => step(event, row.index)}>
                    {cells.nom}
                  </button>
                </th>
                <td>{cells.code}</td>
                <td>{cells.departement}</td>
                <td className="table-rows__number">{cells.population === null ? '–' : formatNumber(cells.population)}</td>
                <td className={cells.missing ? 'table-rows__number table-rows__missing' : 'table-rows__number'}>{cells.valeur}</td>
              </tr>
            );
          })}
          {after > 0 ? <tr aria-hidden="true" style={{ height: after }} /> : null}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
