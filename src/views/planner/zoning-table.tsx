import { type ReactNode, useMemo, useState } from 'react';
import type { CommunesTable } from '../../domain/communes';
import { Segmented } from '../../ui/segmented';
import { VirtualTable } from '../../ui/virtual-table';
import { type BassinRow, sortedBassins, zoningCells, type ZoningColumn, zoningColumns, zoningFile, type ZoningSort } from '../../view-models/planner/zoning-rows';
import { DownloadButton } from '../files/download-button';

interface ZoningTableProps {
  readonly rows: readonly BassinRow[];
  readonly communes: Pick<CommunesTable, 'departement'>;
  readonly decimals: number;
  /** Parts of the file’s name. */
  readonly names: readonly string[];
  /** Lines that go with the file. */
  readonly notes: readonly string[];
  /** Indicators that the figures rest on. */
  readonly indicateurs: readonly string[];
  readonly rowHeight: number;
  /** Code of the bassin selected. */
  readonly selected: string | null;
  readonly onSelect: (code: string) => void;
}

const labels: Readonly<Record<ZoningColumn, string>> = { nom: 'Bassin de vie', apl: 'APL', avant: 'Avant', apres: 'Après', population: 'Population', communes: 'Communes' };
const which = [
  { value: 'changent', label: 'Ceux qui changent' },
  { value: 'tous', label: 'Tous' },
] as const;

/** The bassins de vie: which change class, from which to which, and how many people. */
export function ZoningTable({ rows, communes, decimals, names, notes, indicateurs, rowHeight, selected, onSelect }: ZoningTableProps): ReactNode {
  const [sort, setSort] = useState<ZoningSort>({ column: 'population', direction: 'descending' });
  const [shown, setShown] = useState<(typeof which)[number]['value']>('changent');
  const order = useMemo(() => sortedBassins(shown === 'tous' ? rows : rows.filter(({ from, to }) => from !== to), sort), [rows, shown, sort]);
  return (
    <section className="plan-changes" aria-label="Bassins de vie">
      <div className="plan-section__head">
        <h2>Bassins de vie</h2>
        <DownloadButton small offer={{ titre: 'tous les bassins de vie', make: () => zoningFile(sortedBassins(rows, sort), communes, names, notes, indicateurs) }} />
      </div>
      <Segmented legend="Bassins montrés" hideLegend options={which} value={shown} onChange={setShown} />
      {order.length === 0 ? (
        <p className="muted small">Aucun bassin de vie ne change de classe : écartez l’un de l’autre les deux jeux de coupures.</p>
      ) : (
        <VirtualTable
          label="Bassins de vie, avant et après"
          columns={zoningColumns.map((key) => ({ key, label: labels[key], numeric: key === 'apl' || key === 'population' || key === 'communes', wideOnly: key === 'apl' || key === 'communes' }))}
          count={order.length}
          rowHeight={rowHeight}
          rowId={(place) => order[place]?.bassin.code ?? place}
          cells={(place) => {
            const row = order[place];
            return row === undefined ? [] : zoningCells(row, decimals);
          }}
          sort={sort}
          onSort={setSort}
          selected={order.findIndex(({ bassin }) => bassin.code === selected)}
          onSelect={(place) => {
            const row = order[place];
            if (row !== undefined) onSelect(row.bassin.code);
          }}
        />
      )}
    </section>
  );
}
