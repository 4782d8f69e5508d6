import { type ReactNode, useMemo, useState } from 'react';
import { VirtualTable } from '../../ui/virtual-table';
import { criterionLetter } from '../../view-models/planner/criteria-list';
import type { RankedCommunes } from '../../view-models/planner/criteria-rows';
import { rankingCells, type RankingColumn, rankingColumns, rankingFile, type RankingIndex, rankingOrder, type RankingSort } from '../../view-models/planner/criteria-table';
import { DownloadButton } from '../files/download-button';

interface RankingTableProps {
  readonly source: RankedCommunes;
  readonly index: RankingIndex;
  /** Short name of each criterion. */
  readonly shorts: readonly string[];
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

const byRank: RankingSort = { column: 'rang', direction: 'ascending' };

function labelOf(column: RankingColumn): string {
  switch (column) {
    case 'nom':
      return 'Commune';
    case 'rang':
      return 'Rang';
    case 'score':
      return 'Score';
    case 'population':
      return 'Population';
    default:
      return criterionLetter(Number(column.slice(1)));
  }
}

/** Every commune compared: its rank and what makes it, or why it has none. */
export function RankingTable({ source, index, shorts, names, notes, indicateurs, rowHeight, selected, onSelect }: RankingTableProps): ReactNode {
  const [asked, setSort] = useState(byRank);
  const columns = rankingColumns(shorts.length);
  // The criterion sorted by may have been removed since.
  const sort = columns.includes(asked.column) ? asked : byRank;
  const order = useMemo(() => rankingOrder(source, index, sort), [source, index, sort]);
  return (
    <section className="plan-changes" aria-label="Toutes les communes">
      <div className="plan-section__head">
        <h2>Toutes les communes</h2>
        <DownloadButton small offer={{ titre: 'communes classées par critères', make: () => rankingFile(source, index, shorts, names, notes, indicateurs) }} />
      </div>
      <VirtualTable
        label="Communes classées par critères"
        columns={columns.map((key) => ({ key, label: labelOf(key), numeric: key !== 'nom', wideOnly: key !== 'nom' && key !== 'rang' && key !== 'score' }))}
        count={order.length}
        rowHeight={rowHeight}
        rowId={(place) => order[place] ?? place}
        cells={(place) => rankingCells(source, index, order[place] ?? 0)}
        sort={sort}
        onSort={setSort}
        selected={selected === null ? -1 : order.indexOf(selected)}
        onSelect={(place) => onSelect(order[place] ?? 0)}
      />
    </section>
  );
}
