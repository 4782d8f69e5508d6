import type { ReactNode } from 'react';
import type { ActionFilters, Crossing } from '../../state/actions';
import { Segmented } from '../../ui/segmented';
import { ScrollRegion } from '../../ui/scroll-region';
import type { CrossingCell, CrossingTable } from '../../view-models/actions/crossing';

interface CrossingTableProps {
  readonly table: CrossingTable;
  readonly par: Crossing;
  readonly onPar: (par: Crossing) => void;
  readonly onFilters: (filters: ActionFilters) => void;
}

const options = [
  { value: 'contrats', label: 'Contrats' },
  { value: 'pilotes', label: 'Pilotes' },
] as const;

/** Themes against contracts or pilots; a cell keeps its actions, and gives them up when pressed again. */
export function CrossingTableView({ table, par, onPar, onFilters }: CrossingTableProps): ReactNode {
  return (
    <>
      <Segmented legend="Croiser les thèmes avec les" options={options} value={par} onChange={onPar} />
      <p className="field__hint">
        Fiches numérotées, et opérations non numérotées (« op. ») à part. Une action compte dans chacun de ses thèmes : une ligne ne s’additionne pas.
        {par === 'contrats' ? ' « axe » : un axe ou un objectif porte le thème sans action rattachée.' : ''} Une case vide ne dit pas que rien n’est fait.
      </p>
      <ScrollRegion label={par === 'contrats' ? 'Contrats et thèmes' : 'Pilotes et thèmes'} className="crossing-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{par === 'contrats' ? 'Contrat' : 'Pilote'}</th>
              {table.columns.map(({ theme, label }) => (
                <th key={theme} scope="col" className="crossing-table__theme">
                  <span>{label}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ id, label, ended, cells }) => (
              <tr key={id}>
                <th scope="row">
                  {label} {ended ? <span className="tag tag--warn">échu</span> : null}
                </th>
                {cells.map((cell) => (
                  <td key={cell.theme}>
                    <Cell cell={cell} onFilters={onFilters} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function Cell({ cell: { text, label, filters, chosen }, onFilters }: { readonly cell: CrossingCell; readonly onFilters: (filters: ActionFilters) => void }): ReactNode {
  if (filters === null) {
    return (
      <>
        <span className="muted small" aria-hidden="true">
          {text}
        </span>
        <span className="sr-only">{label}</span>
      </>
    );
  }
  return (
    <button type="button" className="crossing-table__cell figures" aria-label={label} aria-pressed={chosen} onClick={() => onFilters(filters)}>
      {text}
    </button>
  );
}
