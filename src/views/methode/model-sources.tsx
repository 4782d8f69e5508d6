import type { ReactNode } from 'react';
import { safeLink } from '../../view-models/points';
import type { SourceRow } from '../../view-models/sources';

/** The sources that the model rests on, with their links. */
export function ModelSources({ sources }: { readonly sources: readonly SourceRow[] }): ReactNode {
  if (sources.length === 0) return <p>Cette publication ne cite aucune source du modèle.</p>;
  return (
    <ul className="methode__sources">
      {sources.map(({ id, titre, producteur, licence, millesime, url, statut }) => {
        const link = safeLink(url);
        return (
          <li key={id}>
            {link === null ? (
              titre
            ) : (
              <a href={link} target="_blank" rel="noopener noreferrer">
                {titre}
                <span className="sr-only"> (nouvel onglet)</span>
              </a>
            )}
            <span className="muted">
              {' '}
              {producteur}, {licence === '' || licence === 'non précisée' ? 'licence non précisée' : licence}
              {millesime === null ? '' : `, millésime ${millesime}`}
              {statut === 'lue' ? '' : `, source ${statut} dans cette publication`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
