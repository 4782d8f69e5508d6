import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { formatCount, formatNumber } from '../../domain/format';
import { downloadText } from '../../ui/download';
import { VirtualTable } from '../../ui/virtual-table';
import { whenIdle } from '../../ui/when-idle';
import { prepareNames, tableCells, tableColumns, tableCsv, tableOrder, type TableColumn, type TableSort, type TableSource } from '../../view-models/table';
import { displayUnit } from '../../view-models/units';
import { TableTools } from './table-tools';
import { sourceOfYear, vintageText, yearText } from '../../view-models/year';

interface CommunesTableProps {
  readonly source: TableSource;
  readonly territory: string;
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
export function CommunesTable({ source, territory, selected, rowHeight, onSelect }: CommunesTableProps): ReactNode {
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
        onDownload={() => {
          const { name, text } = tableCsv(source, order, territory);
          downloadText(name, text, 'text/csv;charset=utf-8');
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
