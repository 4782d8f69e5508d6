import type { ReactNode } from 'react';

/** What the parts of the planner beside the simulation compute, and what they do not. */
export function PlannerSection(): ReactNode {
  return (
    <section id="planificateur" className="methode__section">
      <h2 tabIndex={-1}>Lacunes, lieux, critères, services</h2>
      <ul className="methode__list">
        <li>
          <strong>Compter les lacunes.</strong> Les habitants sous un seuil sont comptés en population totale, l’accès moyen et le déficit en population standardisée. Le test des départs à la retraite compare deux colonnes officielles de
          l’APL&nbsp;: tous les généralistes, et ceux de 65&nbsp;ans ou moins.
        </li>
        <li>
          <strong>Choisir des lieux.</strong> Quatre objectifs&nbsp;: faire passer le seuil à le plus d’habitants possible, réduire le déficit, mettre le plus d’habitants à moins d’un temps donné, réduire les trajets. Sur un territoire, la
          meilleure réponse est démontrée ou l’écart restant est dit&#8239;; sur la France, une bonne réponse, avec une borne là où il en existe une.
        </li>
        <li>
          <strong>Classer selon des critères.</strong> Chaque critère donne à une commune la part des habitants du territoire qui vivent dans une commune moins prioritaire&#8239;; le score en est la moyenne pondérée. Une valeur inconnue n’est
          jamais un zéro. Le classement dit quels rangs ne résistent pas à un changement de ±&nbsp;20&nbsp;% des poids.
        </li>
        <li>
          <strong>Rapprocher un service.</strong> Un nouveau point est placé au point de référence de sa commune, et les temps y sont estimés comme les autres. Un temps indiqué remplace celui de la commune, sans rien changer pour ses
          voisines.
        </li>
        <li>
          <strong>Déplacer des coupures.</strong> L’APL d’un bassin de vie est la moyenne de ses communes, pesée par la population standardisée. Le zonage officiel se fait par territoire de vie-santé, avec sa propre borne d’âge&nbsp;: la
          simulation n’a aucune valeur réglementaire.
        </li>
      </ul>
    </section>
  );
}
