import { type ReactNode, useState } from 'react';
import { ScrollRegion } from '../../ui/scroll-region';
import { type DepartementColumn, departementColumns, departementLine, type DepartementSort, sortedDepartements, type ValidationRow } from '../../view-models/methode/validation';

const labels: Readonly<Record<DepartementColumn, string>> = {
  nom: 'Département',
  echantillon: 'Échantillon',
  correlation: 'Corrélation',
  rmse: 'Erreur quadr. moy.',
  biais: 'Biais',
  population: 'Habitants',
};

interface DepartementsTableProps {
  readonly rows: readonly ValidationRow[];
  readonly annee: number;
}

/** The measures of each département, sorted by any of them. */
export function DepartementsTable({ rows, annee }: DepartementsTableProps): ReactNode {
  const [sort, setSort] = useState<DepartementSort>({ column: 'correlation', direction: 'ascending' });
  return (
    <>
      <ScrollRegion className="methode__scroll methode__scroll--tall" label="Mesures du modèle par département">
        <table className="methode__table">
          <caption>Modèle et APL officielle de {annee}, par département</caption>
          <thead>
            <tr>
              {departementColumns.map((column) => (
                <th key={column} scope="col" aria-sort={sort.column === column ? sort.direction : 'none'}>
                  <button
                    type="button"
                    className="methode__sort"
                    onClick={() => setSort({ column, direction: sort.column === column && sort.direction === 'ascending' ? 'descending' : 'ascending' })}
                  >
                    {labels[column]}
                    <span aria-hidden="true" className="methode__arrow">
                      {sort.column === column ? (sort.direction === 'ascending' ? '▲' : '▼') : ''}
                    </span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sortedDepartements(rows, annee, sort).map((row) => {
              const line = departementLine(row);
              return (
                <tr key={line.key}>
                  <th scope="row">{line.name}</th>
                  <td>{line.sample}</td>
                  <td>{line.correlation}</td>
                  <td>{line.rmse}</td>
                  <td>{line.bias}</td>
                  <td>{line.people}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="field__hint">
        Réglage&nbsp;: le département a servi à choisir les paramètres du modèle. Tenu à part&nbsp;: il n’a servi à rien, son résultat est donc le plus sûr. Un
        département d’une seule commune n’y figure pas.
      </p>
    </>
  );
}
