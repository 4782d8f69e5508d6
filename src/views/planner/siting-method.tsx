import type { ReactNode } from 'react';

interface SitingMethodProps {
  readonly combinations: string;
  readonly sites: string;
  readonly farthest: number;
  /** Address of the page that says how far the model may be trusted. */
  readonly link: string;
}

/** What is exact and what is not. */
export function SitingMethod({ combinations, sites, farthest, link }: SitingMethodProps): ReactNode {
  return (
    <details className="siting-method">
      <summary>Comment les lieux sont choisis</summary>
      <div className="siting-method__text">
        <p>
          Une première réponse prend chaque fois le lieu qui apporte le plus, puis échange des lieux tant que cela rapporte. Jusqu’à {combinations} combinaisons, toutes sont ensuite essayées : la réponse est la meilleure. Au-delà, et jusqu’à{' '}
          {sites} lieux possibles, le solveur HiGHS part de cette première réponse et cherche mieux pendant une minute au plus : il démontre l’optimum, ou dit l’écart qui reste possible. Sont d’abord écartés les lieux que d’autres
          remplacent toujours.
        </p>
        <p>
          Plus loin (une région, la France), la première réponse reste. Pour le déficit, la couverture et le trajet, chaque lieu de plus apporte de moins en moins : une borne en découle, qu’aucune réponse ne dépasse. Pour le
          passage au-dessus du seuil, deux lieux peuvent faire ensemble ce qu’aucun ne fait seul : aucune borne n’est avancée.
        </p>
        <p>
          « Exact » vaut pour le problème posé, pas pour la réalité : les effets sur l’accès sont ceux du modèle (l’offre ajoutée se partage entre les habitants à portée, à pondération officielle), et les temps sont estimés,
          de bourg à bourg, jusqu’à {farthest} minutes ; au-delà, un trajet compte pour {farthest} minutes. Les habitants sont comptés partout où un lieu agit, dans le territoire et autour. <a href={link}>Méthode et validation</a>
        </p>
      </div>
    </details>
  );
}
