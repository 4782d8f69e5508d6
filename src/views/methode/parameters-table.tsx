import type { ReactNode } from 'react';
import { ScrollRegion } from '../../ui/scroll-region';
import type { ParametersView } from '../../view-models/methode/parameters';

const lines = [
  ['unit', 'Unité de l’APL'],
  ['year', 'Année de la base'],
  ['decay', 'Poids d’un trajet'],
  ['newcomer', 'Offre d’un nouvel arrivant'],
  ['post', 'Offre d’un poste en place'],
  ['posts', 'Postes par commune'],
  ['weights', 'Population qui pèse'],
] as const satisfies readonly (readonly [keyof ParametersView, string])[];

/** The parameters of the model, by profession, with their source. */
export function ParametersTable({ parameters }: { readonly parameters: readonly ParametersView[] }): ReactNode {
  return (
    <ScrollRegion className="methode__scroll" label="Paramètres du modèle par profession">
      <table className="methode__table methode__table--text">
        <caption>Paramètres du modèle, tels qu’ils sont dans le fichier d’accès publié</caption>
        <thead>
          <tr>
            <th scope="col">Paramètre</th>
            {parameters.map(({ profession, name }) => (
              <th key={profession} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([key, label]) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {parameters.map((own) => (
                <td key={own.profession}>{own[key]}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Source</th>
            {parameters.map(({ profession, source }) => (
              <td key={profession}>
                {source.link === null ? (
                  source.title
                ) : (
                  <a href={source.link} target="_blank" rel="noopener noreferrer">
                    {source.title}
                    <span className="sr-only"> (nouvel onglet)</span>
                  </a>
                )}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}
