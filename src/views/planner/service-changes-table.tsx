import { type ReactNode, useMemo, useState } from 'react';
import { downloadText } from '../../ui/download';
import { Icon } from '../../ui/icons';
import { VirtualTable } from '../../ui/virtual-table';
import { serviceCells, type ServiceChangesSource, type ServiceColumn, serviceColumns, serviceCsv, serviceOrder, type ServiceSort } from '../../view-models/planner/service-changes';

interface ServiceChangesTableProps {
  readonly source: ServiceChangesSource;
  /** Parts of the file’s name. */
  readonly names: readonly string[];
  /** Lines under the file’s table. */
  readonly notes: readonly string[];
  readonly rowHeight: number;
  readonly selected: number | null;
  readonly onSelect: (rank: number) => void;
}

const labels: Readonly<Record<ServiceColumn, string>> = { nom: 'Commune', avant: 'Avant, min', apres: 'Après, min', changement: 'Écart', population: 'Population' };

/** The communes of the map, those whose trip changes most first. */
export function ServiceChangesTable({ source, names, notes, rowHeight, selected, onSelect }: ServiceChangesTableProps): ReactNode {
  const [sort, setSort] = useState<ServiceSort>({ column: 'changement', direction: 'descending' });
  const order = useMemo(() => serviceOrder(source, sort), [source, sort]);
  return (
    <section className="plan-changes" aria-label="Communes qui changent">
      <div className="plan-section__head">
        <h2>Communes de la carte</h2>
        <button
          type="button"
          className="button button--small"
          onClick={() => {
            const { name, text } = serviceCsv(source, order, names, notes);
            downloadText(name, text, 'text/csv;charset=utf-8');
          }}
        >
          <Icon name="telecharger" />
          CSV
        </button>
      </div>
      <VirtualTable
        label="Communes, minutes avant et après"
        columns={serviceColumns.map((key) => ({ key, label: labels[key], numeric: key !== 'nom', wideOnly: key === 'population' }))}
        count={order.length}
        rowHeight={rowHeight}
        rowId={(place) => order[place] ?? place}
        cells={(place) => serviceCells(source, order[place] ?? 0)}
        sort={sort}
        onSort={setSort}
        selected={selected === null ? -1 : order.indexOf(selected)}
        onSelect={(place) => onSelect(order[place] ?? 0)}
      />
    </section>
  );
}
