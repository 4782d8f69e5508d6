import { type ReactNode, useMemo, useState } from 'react';
import { downloadText } from '../../ui/download';
import { Icon } from '../../ui/icons';
import { VirtualTable } from '../../ui/virtual-table';
import { changeCells, type ChangeColumn, changeColumns, changesCsv, changesOrder, type ChangeSort, type ChangesSource } from '../../view-models/planner/changes';

interface ChangesTableProps {
  readonly source: ChangesSource;
  /** Parts of the file’s name. */
  readonly names: readonly string[];
  /** Lines under the file’s table. */
  readonly notes: readonly string[];
  readonly rowHeight: number;
  readonly selected: number | null;
  readonly onSelect: (rank: number) => void;
}

const labels: Readonly<Record<ChangeColumn, string>> = {
  nom: 'Commune',
  population: 'Population',
  officiel: 'Officiel',
  changement: 'Écart',
  apres: 'Après',
  classe: 'Classes',
  variantes: 'Variantes sous le seuil',
};

/** The communes of the map, those that change most first. */
export function ChangesTable({ source, names, notes, rowHeight, selected, onSelect }: ChangesTableProps): ReactNode {
  const [sort, setSort] = useState<ChangeSort>({ column: 'changement', direction: 'descending' });
  const order = useMemo(() => changesOrder(source, sort), [source, sort]);
  return (
    <section className="plan-changes" aria-label="Communes qui changent">
      <div className="plan-section__head">
        <h2>Communes de la carte</h2>
        <button
          type="button"
          className="button button--small"
          onClick={() => {
            const { name, text } = changesCsv(source, order, names, notes);
            downloadText(name, text, 'text/csv;charset=utf-8');
          }}
        >
          <Icon name="telecharger" />
          CSV
        </button>
      </div>
      <VirtualTable
        label="Communes, avant et après"
        columns={changeColumns.map((key) => ({ key, label: labels[key], numeric: key !== 'nom', wideOnly: key === 'population' || key === 'classe' || key === 'variantes' }))}
        count={order.length}
        rowHeight={rowHeight}
        rowId={(place) => order[place] ?? place}
        cells={(place) => changeCells(source, order[place] ?? 0)}
        sort={sort}
        onSort={setSort}
        selected={selected === null ? -1 : order.indexOf(selected)}
        onSelect={(place) => onSelect(order[place] ?? 0)}
      />
    </section>
  );
}
