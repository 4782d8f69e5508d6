import { type ReactNode, useMemo, useState } from 'react';
import { downloadText } from '../../ui/download';
import { Icon } from '../../ui/icons';
import { VirtualTable } from '../../ui/virtual-table';
import type { ChangesKind } from '../../view-models/planner/changes-kind';

interface ChangesTableProps<S, C extends string> {
  readonly kind: ChangesKind<S, C>;
  readonly source: S;
  /** Parts of the file’s name. */
  readonly names: readonly string[];
  /** Lines under the file’s table. */
  readonly notes: readonly string[];
  readonly rowHeight: number;
  readonly selected: number | null;
  readonly onSelect: (rank: number) => void;
}

/** The communes of the map, those that change most first. */
export function ChangesTable<S, C extends string>({ kind, source, names, notes, rowHeight, selected, onSelect }: ChangesTableProps<S, C>): ReactNode {
  const [sort, setSort] = useState<{ readonly column: C; readonly direction: 'ascending' | 'descending' }>({ column: kind.change, direction: 'descending' });
  const order = useMemo(() => kind.order(source, sort), [kind, source, sort]);
  return (
    <section className="plan-changes" aria-label="Communes qui changent">
      <div className="plan-section__head">
        <h2>Communes de la carte</h2>
        <button
          type="button"
          className="button button--small"
          onClick={() => {
            const { name, text } = kind.csv(source, order, names, notes);
            downloadText(name, text, 'text/csv;charset=utf-8');
          }}
        >
          <Icon name="telecharger" />
          CSV
        </button>
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
