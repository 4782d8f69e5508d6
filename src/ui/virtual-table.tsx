import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { ScrollRegion } from './scroll-region';

export interface VirtualColumn<K extends string> {
  readonly key: K;
  readonly label: string;
  /** Figures: aligned right. */
  readonly numeric: boolean;
  /** Left out where the window is narrow. */
  readonly wideOnly?: boolean;
}

export interface VirtualSort<K extends string> {
  readonly column: K;
  readonly direction: 'ascending' | 'descending';
}

export interface VirtualCell {
  readonly text: string;
  /** A reason or an unknown, set back. */
  readonly soft?: boolean;
}

interface VirtualTableProps<K extends string> {
  readonly label: string;
  readonly columns: readonly VirtualColumn<K>[];
  readonly count: number;
  readonly rowId: (place: number) => string | number;
  /** Cells of a row, in the order of the columns; the first one is the row’s name and selects it. */
  readonly cells: (place: number) => readonly VirtualCell[];
  readonly sort: VirtualSort<K>;
  readonly onSort: (sort: VirtualSort<K>) => void;
  /** Place of the selected row, -1 for none. */
  readonly selected: number;
  readonly onSelect: (place: number) => void;
  /** CSS pixels; the style sheet must agree. */
  readonly rowHeight: number;
}

const classesOf = (numeric: boolean, wideOnly: boolean, soft: boolean): string | undefined =>
  [numeric ? 'virtual-table__number' : '', wideOnly ? 'virtual-table__wide' : '', soft ? 'muted' : ''].filter((name) => name !== '').join(' ') || undefined;

/** The rows in view and a few more: 35 000 rows scroll as easily as 50. Arrows go from row to row. */
export function VirtualTable<K extends string>(props: VirtualTableProps<K>): ReactNode {
  const { columns, count, sort, onSort, selected, onSelect, rowHeight } = props;
  const scroller = useRef<HTMLElement>(null);
  // The library is refused by the React compiler, which this page does not use.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const rows = virtual.getVirtualItems();
  const before = rows[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0);
  const shown = useRef<string | number | null>(null);
  const { rowId } = props;

  useEffect(() => {
    const id = selected < 0 ? null : rowId(selected);
    // Only a new selection scrolls: sorting keeps the reader where he is.
    if (id !== null && id !== shown.current) virtual.scrollToIndex(selected, { align: 'auto' });
    shown.current = id;
  }, [selected, rowId, virtual]);

  const step = (event: KeyboardEvent, at: number): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(count - 1, at + by));
    virtual.scrollToIndex(to, { align: 'auto' });
    scroller.current?.querySelector<HTMLElement>(`tr[data-place="${to}"] button`)?.focus({ preventScroll: true });
  };

  return (
    <ScrollRegion ref={scroller} className="virtual-table" label={props.label}>
      <table aria-rowcount={count + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ key, label, numeric, wideOnly = false }) => (
              <th key={key} scope="col" className={classesOf(numeric, wideOnly, false)} aria-sort={sort.column === key ? sort.direction : 'none'}>
                <button
                  type="button"
                  className="virtual-table__sort"
                  onClick={() => onSort({ column: key, direction: sort.column === key && sort.direction === 'ascending' ? 'descending' : 'ascending' })}
                >
                  {label}
                  <span aria-hidden="true" className="virtual-table__arrow">
                    {sort.column === key ? (sort.direction === 'ascending' ? '▲' : '▼') : ''}
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <tr aria-hidden="true" style={{ height: before }} /> : null}
          {rows.map(({ index }) => {
            const [name, ...cells] = props.cells(index);
            return (
              <tr key={rowId(index)} data-place={index} aria-rowindex={index + 2} className={index === selected ? 'virtual-table__selected' : undefined}>
                <th scope="row">
                  <button type="button" className="link-button" aria-pressed={index === selected} onClick={() => onSelect(index)} onKeyDown={(event) => step(event, index)}>
                    {name?.text}
                  </button>
                </th>
                {cells.map((cell, at) => {
                  const column = columns[at + 1];
                  return (
                    <td key={column?.key} className={classesOf(column?.numeric === true, column?.wideOnly === true, cell.soft === true)}>
                      {cell.text}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          {after > 0 ? <tr aria-hidden="true" style={{ height: after }} /> : null}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
