import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { formatCount } from '../../domain/format';
import { VirtualTable } from '../../ui/virtual-table';
import { placeCells, placeColumns, type PlaceColumn, placesFile, placesOrder, type PlacesRow, type PlaceSort } from '../../view-models/places-table';
import { TableTools } from './table-tools';

interface PlacesTableProps {
  readonly rows: readonly PlacesRow[];
  readonly territory: string;
  readonly selected: string | null;
  readonly rowHeight: number;
  readonly onSelect: (id: string) => void;
}

const labels: Readonly<Record<PlaceColumn, string>> = {
  nom: 'Lieu',
  categorie: 'Catégorie',
  commune: 'Commune',
  adresse: 'Adresse',
  telephone: 'Téléphone',
  date: 'Source du',
};
const columns = placeColumns.map((key) => ({ key, label: labels[key], numeric: false, wideOnly: key === 'date' }));

/** The places of the categories shown on the map, in the territory at hand. */
export function PlacesTable({ rows, territory, selected, rowHeight, onSelect }: PlacesTableProps): ReactNode {
  const [sort, setSort] = useState<PlaceSort>({ column: 'categorie', direction: 'ascending' });
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter);
  const order = useMemo(() => placesOrder(rows, sort, wanted), [rows, sort, wanted]);
  return (
    <>
      <TableTools
        title="Lieux montrés sur la carte"
        count={formatCount(order.length, 'lieu', 'lieux')}
        filterLabel="Filtrer les lieux"
        filter={filter}
        onFilter={setFilter}
        offer={{ titre: 'lieux de la carte', make: () => placesFile(order, territory) }}
      />
      <VirtualTable
        label="Lieux"
        columns={columns}
        count={order.length}
        rowHeight={rowHeight}
        rowId={(place) => order[place]?.id ?? place}
        cells={(place) => {
          const row = order[place];
          if (row === undefined) return [];
          const cells = placeCells(row);
          return placeColumns.map((column) => (cells[column] === '' ? { text: '–', soft: true } : { text: cells[column] }));
        }}
        sort={sort}
        onSort={setSort}
        selected={selected === null ? -1 : order.findIndex(({ id }) => id === selected)}
        onSelect={(place) => {
          const row = order[place];
          if (row !== undefined) onSelect(row.id);
        }}
      />
    </>
  );
}
