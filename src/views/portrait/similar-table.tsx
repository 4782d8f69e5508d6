import type { ReactNode } from 'react';
import { professions } from '../../contract/access-file';
import { Icon } from '../../ui/icons';
import { ScrollRegion } from '../../ui/scroll-region';
import { professionWords } from '../../view-models/planner/professions';
import type { SimilarRow } from '../../view-models/portrait/similar';

interface SimilarTableProps {
  readonly rows: readonly SimilarRow[];
  readonly onRemove: (id: string) => void;
}

/** The territory and those it is set beside. */
export function SimilarTable({ rows, onRemove }: SimilarTableProps): ReactNode {
  return (
    <ScrollRegion className="portrait__scroll" label="Territoires semblables">
      <table className="plain-table portrait__similar">
        <caption className="sr-only">Le territoire et ceux qui lui ressemblent : ce qui les rapproche, puis l’accès moyen à chaque profession</caption>
        <thead>
          <tr>
            <th scope="col">Territoire</th>
            <th scope="col">Habitants</th>
            <th scope="col">En commune rurale</th>
            <th scope="col">En commune modeste</th>
            <th scope="col">Besoin, France = 100</th>
            {professions.map((profession) => (
              <th key={profession} scope="col">
                {professionWords[profession].label}, {professionWords[profession].unit}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, own, people, rural, modest, need, access }) => (
            <tr key={id} className={own ? 'portrait__own' : undefined}>
              <th scope="row">
                {own ? null : (
                  <button type="button" className="button button--quiet button--icon" aria-label={`Retirer ${name}`} onClick={() => onRemove(id)}>
                    <Icon name="fermer" />
                  </button>
                )}
                <span>{name}</span>
              </th>
              <td>{people}</td>
              <td>{rural}</td>
              <td>{modest}</td>
              <td>{need}</td>
              {professions.map((profession, i) => (
                <td key={profession}>{access[i]?.text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
