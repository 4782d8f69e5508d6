import type { ReactNode } from 'react';
import type { PlanMapTable as Table } from '../../view-models/actions/map';

/** What the map of the plans draws. */
export function PlanMapKey(): ReactNode {
  return (
    <ul className="plans__key small">
      <li>
        <span className="plans__swatch plans__swatch--current" /> Contrat en cours
      </li>
      <li>
        <span className="plans__swatch plans__swatch--other" /> Contrat échu, à venir ou sans dates
      </li>
      <li>
        <span className="plans__swatch plans__swatch--named" /> Commune que des actions nomment, avec leur nombre
      </li>
      <li>« Partout » : sur tout le territoire du contrat.</li>
      <li className="muted">Ailleurs : contrat non renseigné. Choisir une commune ne garde que les actions qui la nomment ou qui couvrent tout son territoire.</li>
    </ul>
  );
}

interface PlanMapTableProps {
  readonly table: Table;
  /** Code of the commune chosen. */
  readonly chosen: string | null;
  readonly onCommune: (code: string) => void;
}

/** The map in words; a commune is chosen here as well. */
export function PlanMapTable({ table, chosen, onCommune }: PlanMapTableProps): ReactNode {
  return (
    <details className="disclosure">
      <summary>La carte en tableau</summary>
      <div className="volet-table">
        <table>
          <caption>Communes que des actions nomment</caption>
          <thead>
            <tr>
              <th scope="col">Commune</th>
              <th scope="col">Actions situées</th>
            </tr>
          </thead>
          <tbody>
            {table.communes.length === 0 ? (
              <tr>
                <td colSpan={2}>Aucune pour ces filtres.</td>
              </tr>
            ) : null}
            {table.communes.map(({ code, nom, counts }) => (
              <tr key={code}>
                <th scope="row">
                  <button type="button" className="link-button" aria-pressed={code === chosen} onClick={() => onCommune(code)}>
                    {nom}
                  </button>
                </th>
                <td>{counts}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table>
          <caption>Actions de tout le territoire</caption>
          <thead>
            <tr>
              <th scope="col">Contrat</th>
              <th scope="col">Actions</th>
            </tr>
          </thead>
          <tbody>
            {table.contracts.map(({ id, nom, counts }) => (
              <tr key={id}>
                <th scope="row">{nom}</th>
                <td>{counts}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
