import type { ReactNode } from 'react';

/** What the layer of actions draws, in words. */
export function ActionsKey(): ReactNode {
  return (
    <ul className="key small">
      <li>
        <svg className="key__mark" viewBox="0 0 24 16" aria-hidden="true" focusable="false">
          <rect x="2" y="2" width="20" height="12" rx="3" className="key__perimeter" />
        </svg>
        Périmètre d’un contrat, avec le nombre d’actions qui concernent tout le territoire
      </li>
      <li>
        <svg className="key__mark" viewBox="0 0 24 16" aria-hidden="true" focusable="false">
          <rect x="2" y="2" width="20" height="12" rx="2" className="key__located" />
          <circle cx="12" cy="8" r="4.5" className="key__count" />
        </svg>
        Commune que le document nomme, avec le nombre d’actions qui y sont situées
      </li>
      <li>
        <svg className="key__mark" viewBox="0 0 24 16" aria-hidden="true" focusable="false">
          <rect x="2" y="2" width="20" height="12" rx="2" className="key__outside" />
        </svg>
        Couleur estompée : hors des contrats montrés, contrat non renseigné
      </li>
    </ul>
  );
}
