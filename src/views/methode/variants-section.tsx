import type { ReactNode } from 'react';
import { laws, supplyCounts, timeFactors } from '../../domain/access/variants';

const withSupply = laws.length * timeFactors.length * supplyCounts.length;
const withoutSupply = laws.length * timeFactors.length;

/** What is changed from one variant of the model to the next, and what their count says. */
export function VariantsSection(): ReactNode {
  return (
    <section id="variantes" className="methode__section">
      <h2 tabIndex={-1}>Les variantes</h2>
      <p className="methode__text">
        Un constat qui ne tient qu’à une convention est fragile. Le planificateur refait donc le calcul sous {withSupply} jeux de conventions pour les médecins généralistes, et dit dans combien d’entre
        eux chaque commune est sous le seuil. Chaque jeu combine&nbsp;:
      </p>
      <ul className="methode__list">
        <li>
          <strong>Le poids d’un trajet, de six façons.</strong> Les paliers officiels adoucis (la référence)&#8239;; les mêmes paliers tels quels&#8239;; une pente continue, pleine jusqu’à la moitié du premier palier et nulle
          autant de minutes après le dernier&#8239;; un rayon plus court d’un cinquième&#8239;; plus long d’un quart&#8239;; variable, court autour des communes denses et long autour des communes rurales.
        </li>
        <li>
          <strong>La vitesse, de trois façons.</strong> Les temps estimés, puis raccourcis et allongés d’un dixième.
        </li>
        <li>
          <strong>Le compte de l’offre, de deux façons.</strong> Les effectifs tels que publiés, puis un quart ramené au taux du département.
        </li>
      </ul>
      <p className="methode__text">
        Ce qui est compté est l’APL officielle, plus l’écart entre la variante et la référence, plus ce que le scénario change sous cette variante. Chaque variante donne à la France le même total de consultations. Ce n’est
        pas une probabilité&nbsp;: les variantes ne sont pas également vraisemblables, et les effectifs restent ceux d’une seule année.
      </p>
      <p className="methode__text">
        Pour les autres professions, le nombre de professionnels en place n’est pas publié par commune&nbsp;: {withoutSupply} variantes portent sur ce que le scénario change, et sur cela seul.
      </p>
    </section>
  );
}
