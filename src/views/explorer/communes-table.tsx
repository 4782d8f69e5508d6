import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { formatCount, formatNumber } from '../../domain/format';
import { VirtualTable } from '../../ui/virtual-table';
import { whenIdle } from '../../ui/when-idle';
import { communesFile, type MoreIndicator, prepareNames, tableCells, tableColumns, tableOrder, type TableColumn, type TableSort, type TableSource } from '../../view-models/table';
import type { IndicatorChoice } from '../../view-models/catalogue';
import { displayUnit } from '../../view-models/units';
import { TableTools } from './table-tools';
import { sourceOfYear, vintageText, yearText } from '../../view-models/year';

/** Indicators to choose from, and their values once chosen. */
export interface MoreIndicators {
  readonly choices: readonly IndicatorChoice[];
  readonly read: (ids: readonly string[], signal: AbortSignal) => Promise<readonly MoreIndicator[]>;
}

interface CommunesTableProps {
  readonly source: TableSource;
  readonly territory: string;
  /** Other indicators that the file may hold. */
  readonly more: MoreIndicators;
  readonly selected: number | null;
  readonly rowHeight: number;
  readonly onSelect: (rank: number) => void;
}

const labels: Readonly<Record<TableColumn, string>> = {
  nom: 'Commune',
  code: 'Code',
  departement: 'Dép.',
  population: 'Population',
  valeur: 'Valeur',
  actions: 'Actions',
};

/** The communes of the map and their values, sortable and downloadable. */
export function CommunesTable({ source, territory, more, selected, rowHeight, onSelect }: CommunesTableProps): ReactNode {
  const [sort, setSort] = useState<TableSort>({ column: 'valeur', direction: 'ascending' });
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter);
  const order = useMemo(() => tableOrder(source, sort, wanted), [source, sort, wanted]);
  const names = source.communes.nom;
  useEffect(() => {
    let giveUp: (() => void) | null = null;
    const step = (): void => {
      giveUp = prepareNames(names) ? whenIdle(step) : null;
    };
    giveUp = whenIdle(step);
    return () => giveUp?.();
  }, [names]);
  const columns = useMemo(
    () =>
      tableColumns
        .filter((key) => key !== 'actions' || source.actions !== null)
        .map((key) => ({
          key,
          label: labels[key],
          wideOnly: key === 'code' || key === 'departement',
          numeric: key === 'population' || key === 'valeur' || key === 'actions',
        })),
    [source],
  );
  return (
    <>
      <TableTools
        title={`${source.indicator.libelle_court}, ${yearText(source.indicator, source.annee)}`}
        subtitle={displayUnit(source.indicator).trim()}
        count={formatCount(order.length, 'commune')}
        filterLabel="Filtrer par nom ou code de commune"
        filter={filter}
        onFilter={setFilter}
        offer={{
          titre: source.indicator.libelle_court,
          choices: more.choices,
          make: async (ids, signal) => communesFile(source, order, territory, ids.length === 0 ? [] : await more.read(ids, signal)),
        }}
      />
      <VirtualTable
        label="Communes"
        columns={columns}
        count={order.length}
        rowHeight={rowHeight}
        rowId={(place) => order[place] ?? place}
        cells={(place) => {
          const cells = tableCells(source, order[place] ?? 0);
          return [
            { text: cells.nom },
            { text: cells.code },
            { text: cells.departement },
            { text: cells.population === null ? '–' : formatNumber(cells.population), soft: cells.population === null },
            { text: cells.valeur, soft: cells.missing },
            ...(cells.actions === null ? [] : [{ text: cells.actions, soft: cells.outside }]),
          ];
        }}
        sort={sort}
        onSort={setSort}
        selected={selected === null ? -1 : order.indexOf(selected)}
        onSelect={(place) => onSelect(order[place] ?? 0)}
      />
      <p className="table-drawer__source source-line">
        Source : {sourceOfYear(source.indicator, source.annee)}, millésime {vintageText(source.indicator, source.annee)}.{source.indicator.estimation ? ' Estimation.' : ''}
      </p>
    </>
  );
}
