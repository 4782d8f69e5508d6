import { type ReactNode, useMemo, useState } from 'react';
import { VirtualTable } from '../../ui/virtual-table';
import { gapsFile, type GapSort, type GapTable, sortedRows } from '../../view-models/planner/gaps/table';
import { DownloadButton } from '../files/download-button';

interface GapsTableProps<R> {
  readonly table: GapTable<R>;
  /** What the rows are, under the title. */
  readonly note: string | null;
  readonly rowHeight: number;
  readonly selected: string | number | null;
  readonly onSelect: (row: R) => void;
}

/** Territories or communes that lack something, in the order that the reader asks for, and as a file. */
export function GapsTable<R>({ table, note, rowHeight, selected, onSelect }: GapsTableProps<R>): ReactNode {
  const [sort, setSort] = useState<GapSort>(table.sort);
  const rows = useMemo(() => sortedRows(table, sort), [table, sort]);
  const place = useMemo(() => (selected === null ? -1 : rows.findIndex((row) => table.rowId(row) === selected)), [rows, table, selected]);
  return (
    <section className="plan-changes plan-gaps" aria-label={table.label}>
      <div className="plan-section__head">
        <h2>{table.label}</h2>
        {rows.length === 0 ? null : (
          <DownloadButton small offer={{ titre: table.label, make: () => gapsFile(table, rows) }} />
        )}
      </div>
      {note === null ? null : <p className="field__hint">{note}</p>}
      {rows.length === 0 ? (
        <p className="small">{table.none}</p>
      ) : (
        <VirtualTable
          label={`${table.label}, tableau`}
          columns={table.columns}
          count={rows.length}
          rowHeight={rowHeight}
          rowId={(at) => {
            const row = rows[at];
            return row === undefined ? at : table.rowId(row);
          }}
          cells={(at) => {
            const row = rows[at];
            return row === undefined ? [] : table.columns.map(({ cell }) => cell(row));
          }}
          sort={sort}
          onSort={setSort}
          selected={place}
          onSelect={(at) => {
            const row = rows[at];
            if (row !== undefined) onSelect(row);
          }}
        />
      )}
    </section>
  );
}
