import { type ReactNode, useMemo, useState } from 'react';
import { formatCount } from '../../domain/format';
import { VirtualTable } from '../../ui/virtual-table';
import { compareCells, type CompareColumn, compareColumns, compareFile, compareOrder, type CompareSort, type CompareSource, differingCount } from '../../view-models/planner/compare';
import { DownloadButton } from '../files/download-button';

interface CompareTableProps {
  readonly source: CompareSource;
  /** What A and B are called. */
  readonly sides: readonly [string, string];
  readonly names: readonly string[];
  readonly notes: readonly string[];
  /** Indicators that the figures rest on. */
  readonly indicateurs: readonly string[];
  readonly rowHeight: number;
  readonly selected: number | null;
  readonly onSelect: (rank: number) => void;
}

const labels: Readonly<Record<CompareColumn, string>> = { nom: 'Commune', a: 'A', b: 'B', ecart: 'Écart B − A', population: 'Population' };

/** The communes under A and under B, those that differ most first. */
export function CompareTable({ source, sides, names, notes, indicateurs, rowHeight, selected, onSelect }: CompareTableProps): ReactNode {
  const [sort, setSort] = useState<CompareSort>({ column: 'ecart', direction: 'descending' });
  const order = useMemo(() => compareOrder(source, sort), [source, sort]);
  const differing = useMemo(() => differingCount(source), [source]);
  return (
    <section className="plan-changes" aria-label="Communes, A et B">
      <div className="plan-section__head">
        <h3>Communes</h3>
        <DownloadButton small offer={{ titre: 'deux scénarios', make: () => compareFile(source, order, sides, names, notes, indicateurs) }} />
      </div>
      <p className="field__hint">{differing === 0 ? 'Aucune commune n’a un accès différent sous A et sous B.' : `${formatCount(differing, 'commune a un accès différent', 'communes ont un accès différent')} sous A et sous B.`}</p>
      <VirtualTable
        label="Communes, accès sous A et sous B"
        columns={compareColumns.map((key) => ({ key, label: labels[key], numeric: key !== 'nom', wideOnly: key === 'population' }))}
        count={order.length}
        rowHeight={rowHeight}
        rowId={(place) => order[place] ?? place}
        cells={(place) => compareCells(source, order[place] ?? 0)}
        sort={sort}
        onSort={setSort}
        selected={selected === null ? -1 : order.indexOf(selected)}
        onSelect={(place) => onSelect(order[place] ?? 0)}
      />
    </section>
  );
}
