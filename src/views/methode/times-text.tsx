import type { ReactNode } from 'react';

/** How travel times are made, and how wrong they are. */
export function TimesText({ summary }: { readonly summary: string | null }): ReactNode {
  return (
    <>
      <p className="methode__text">
        Les temps sont estimés, en voiture, entre un point de chaque commune et un point de chaque autre. L’estimation part de la distance à vol d’oiseau et
        de la densité des communes, et elle est ajustée sur les temps officiels vers les urgences de 2019. Elle prend la moyenne de l’aller et du retour.
      </p>
      {summary === null ? null : <p className="methode__text methode__strong">{summary}</p>}
      <p className="methode__text">
        Là où un temps officiel désigne un trajet précis, il remplace l’estimation, et une part de l’écart est reportée sur les autres trajets de la même commune.
        Le trajet part du bourg quand des lieux connus (France services, hôpitaux, établissements pour personnes âgées) disent où il est&#8239;; sinon, d’un point
        intérieur de la commune. Ni les embouteillages, ni les transports en commun, ni le temps de se garer ne sont pris en compte.
      </p>
    </>
  );
}
