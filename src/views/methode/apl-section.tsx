import type { ReactNode } from 'react';
import type { ParametersView } from '../../view-models/methode/parameters';

/** What the APL is, its base and its unit for each profession. */
export function AplSection({ parameters }: { readonly parameters: readonly ParametersView[] | null }): ReactNode {
  return (
    <section id="apl" className="methode__section">
      <h2 tabIndex={-1}>Ce que mesure l’APL</h2>
      <p className="methode__text">
        L’accessibilité potentielle localisée (APL) est un indicateur de la DREES, calculé pour chaque commune. Elle rapporte l’offre de soins que l’on peut
        atteindre en voiture à tous ceux qui peuvent l’atteindre aussi. Elle franchit donc les limites communales&nbsp;: une commune sans médecin peut être bien
        desservie par ses voisines, et une commune qui en a un peut le partager avec beaucoup d’autres.
      </p>
      <p className="methode__text">
        Les habitants y sont «&nbsp;standardisés&nbsp;»&nbsp;: une personne âgée, qui consulte davantage, y compte plus qu’un jeune adulte. La moyenne d’un territoire se
        pèse avec cette population&#8239;; les personnes sous un seuil se comptent en population totale.
      </p>
      {parameters === null ? null : (
        <dl className="methode__words">
          {parameters.map(({ profession, name, unit, year }) => (
            <Unit key={profession} name={name} text={`${unit} ; base : APL officielle de ${year}`} />
          ))}
        </dl>
      )}
      <p className="methode__text">
        Les chiffres des généralistes et ceux des autres professions n’ont pas la même unité et ne se comparent pas. Parmi les libéraux de ces autres
        professions, seuls ceux de 65 ans ou moins sont comptés.
      </p>
    </section>
  );
}

function Unit({ name, text }: { readonly name: string; readonly text: string }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text.replaceAll(/ (?=[:;])/gu, '\u00a0')}</dd>
    </>
  );
}
