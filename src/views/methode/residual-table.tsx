import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import type { CommunesTable } from '../../domain/communes';
import { formatCount } from '../../domain/format';
import { VirtualTable } from '../../ui/virtual-table';
import type { TableFile } from '../../view-models/files/table-file';
import type { Comparison } from '../../view-models/methode/comparison';
import { residualCells, type ResidualColumn, residualRanks, type ResidualSort } from '../../view-models/methode/residuals';
import { DownloadButton } from '../files/download-button';

interface ResidualTableProps {
  readonly comparison: Comparison;
  readonly communes: CommunesTable;
  /** Rank of the commune selected on the map. */
  readonly selected: number | null;
  readonly rowHeight: number;
  readonly onSelect: (rank: number) => void;
  readonly file: () => TableFile;
}

const columns = [
  { key: 'nom', label: 'Commune', numeric: false },
  { key: 'ecart', label: 'Écart', numeric: true },
  { key: 'officiel', label: 'Officiel', numeric: true },
  { key: 'modele', label: 'Modèle', numeric: true },
  { key: 'departement', label: 'Dép.', numeric: false, wideOnly: true },
  { key: 'habitants', label: 'Habitants', numeric: true, wideOnly: true },
] as const satisfies readonly { readonly key: ResidualColumn; readonly label: string; readonly numeric: boolean; readonly wideOnly?: boolean }[];

/** The map’s table twin: every commune compared, searched and sorted. */
export function ResidualTable({ comparison, communes, selected, rowHeight, onSelect, file }: ResidualTableProps): ReactNode {
  const [query, setQuery] = useState('');
  const words = useDeferredValue(query);
  const [sort, setSort] = useState<ResidualSort>({ column: 'ecart', direction: 'ascending' });
  const ranks = useMemo(() => residualRanks(comparison, communes, words, sort), [comparison, communes, words, sort]);
  return (
    <div className="methode__residuals">
      <div className="methode__tools">
        <label className="field">
          <span className="field__label">Chercher une commune ou un département</span>
          <input className="input" type="search" value={query} maxLength={60} placeholder="nom, code…" onChange={(event) => setQuery(event.target.value)} />
        </label>
        <output className="small muted">{formatCount(ranks.length, 'commune')}</output>
        <DownloadButton offer={{ titre: 'tous les écarts', make: file }} label="Tous les écarts" />
      </div>
      {ranks.length === 0 ? (
        <p>Aucune commune comparée ne répond à ces mots.</p>
      ) : (
        <VirtualTable
          label={`Écarts du modèle par commune, ${comparison.annee}`}
          columns={columns}
          count={ranks.length}
          rowId={(place) => ranks[place] ?? place}
          cells={(place) => residualCells(comparison, communes, ranks[place] ?? 0)}
          sort={sort}
          onSort={setSort}
          selected={selected === null ? -1 : ranks.indexOf(selected)}
          onSelect={(place) => onSelect(ranks[place] ?? 0)}
          rowHeight={rowHeight}
        />
      )}
    </div>
  );
}
