import { type ReactNode, useMemo, useState } from 'react';
import { VirtualTable } from '../../ui/virtual-table';
import type { ChangesKind } from '../../view-models/planner/changes-kind';
import { DownloadButton } from '../files/download-button';

interface ChangesTableProps<S, C extends string> {
  readonly kind: ChangesKind<S, C>;
  readonly source: S;
  /** Parts of the file’s name. */
  readonly names: readonly string[];
  /** Lines that go with the file. */
  readonly notes: readonly string[];
  /** Indicators that the figures rest on. */
  readonly indicateurs: readonly string[];
  readonly rowHeight: number;
  readonly selected: number | null;
  readonly onSelect: (rank: number) => void;
}

/** The communes of the map, those that change most first. */
export function ChangesTable<S, C extends string>({ kind, source, names, notes, indicateurs, rowHeight, selected, onSelect }: ChangesTableProps<S, C>): ReactNode {
  const [sort, setSort] = useState<{ readonly column: C; readonly direction: 'ascending' | 'descending' }>({ column: kind.change, direction: 'descending' });
  const order = useMemo(() => kind.order(source, sort), [kind, source, sort]);
  return (
    <section className="plan-changes" aria-label="Communes qui changent">
      <div className="plan-section__head">
        <h2>Communes de la carte</h2>
        <DownloadButton small offer={{ titre: kind.label, make: () => kind.file(source, order, { names, notes, indicateurs }) }} />
      </div>
      <VirtualTable
        label={kind.label}
        columns={kind.columns}
        count={order.length}
        rowHeight={rowHeight}
        rowId={(place) => order[place] ?? place}
        cells={(place) => [...kind.cells(source, order[place] ?? 0)]}
        sort={sort}
        onSort={setSort}
        selected={selected === null ? -1 : order.indexOf(selected)}
        onSelect={(place) => onSelect(order[place] ?? 0)}
      />
    </section>
  );
}
