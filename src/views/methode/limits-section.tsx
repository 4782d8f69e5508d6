import type { ReactNode } from 'react';

/** What neither the APL nor the model says. */
export function LimitsSection(): ReactNode {
  return (
    <section id="limites" className="methode__section">
      <h2 tabIndex={-1}>Les limites</h2>
      <ul className="methode__list">
        <li>
          <strong>Ni délai, ni refus.</strong> L’APL compte des consultations possibles. Elle ne dit pas combien de temps il faut attendre un rendez-vous, ni si un
          médecin accepte de nouveaux patients.
        </li>
        <li>
          <strong>Des temps estimés.</strong> Un col, un pont, une rocade&nbsp;: l’estimation peut se tromper de plusieurs minutes, et l’accès de toute une vallée avec elle.
        </li>
        <li>
          <strong>Des effectifs, pas une activité.</strong> Le nombre de généralistes par commune vient de la base permanente des équipements de 2020. Il ignore qui
          travaille à temps partiel, qui est parti ou arrivé depuis, et les médecins salariés des centres de santé.
        </li>
        <li>
          <strong>Trois grandes villes réduites à un point.</strong> Paris, Lyon et Marseille comptent chacune pour une commune&nbsp;: rien n’est dit de leurs
          arrondissements.
        </li>
        <li>
          <strong>Rien au-delà des frontières.</strong> L’offre des pays voisins n’est pas connue&nbsp;: l’accès des communes frontalières est sous-estimé par le modèle.
        </li>
        <li>
          <strong>Une habitude ne se lit pas.</strong> Chacun est supposé aller au plus près de chez lui&#8239;; ceux qui consultent près de leur travail ne sont pas
          distingués.
        </li>
        <li>
          <strong>Aucune valeur réglementaire.</strong> Une simulation n’est ni un zonage ni une promesse d’installation.
        </li>
      </ul>
    </section>
  );
}
