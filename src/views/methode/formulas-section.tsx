import { createElement, type ReactNode } from 'react';
import { timeDoubt } from '../../domain/access/decay';

/** An element of MathML, which React draws and its types do not know. */
const m = (tag: 'mi' | 'mo' | 'mn' | 'mtext', text: string): ReactNode => createElement(tag, null, text);
const sub = (base: string, index: string): ReactNode => createElement('msub', null, m('mi', base), row(...[...index].map((letter) => m('mi', letter))));
const frac = (above: ReactNode, below: ReactNode): ReactNode => createElement('mfrac', null, above, below);
const row = (...parts: readonly ReactNode[]): ReactNode => createElement('mrow', null, ...parts);
const sum = (index: string): ReactNode => createElement('munder', null, m('mo', '∑'), m('mi', index));
const weight = row(m('mi', 'w'), m('mo', '('), sub('t', 'ij'), m('mo', ')'));
const floor = (first: ReactNode): ReactNode => row(m('mi', 'max'), m('mo', '('), m('mn', '0'), m('mo', ','), first, m('mo', ')'));

interface FormulaProps {
  /** The formula as it is said. */
  readonly spoken: string;
  readonly parts: readonly ReactNode[];
  readonly children: ReactNode;
}

function Formula({ spoken, parts, children }: FormulaProps): ReactNode {
  return (
    <li className="methode__step">
      <p>{children}</p>
      <div className="methode__formula">{createElement('math', { display: 'block', 'aria-label': spoken }, row(...parts))}</div>
    </li>
  );
}

/** The four steps of the calculation, each as a sentence and as a formula. */
export function FormulasSection(): ReactNode {
  return (
    <section id="calcul" className="methode__section">
      <h2 tabIndex={-1}>Le calcul</h2>
      <p className="methode__text">
        La base affichée est toujours l’APL officielle. Le modèle n’y ajoute que des changements&nbsp;: ce qui se passerait si une offre arrivait, partait ou
        se déplaçait. Il suit la méthode dite des zones de chalandise flottantes, en deux temps (E2SFCA en anglais).
      </p>
      <ol className="methode__steps">
        <Formula spoken="D indice j égale la somme sur i de P indice i fois w de t indice i j" parts={[sub('D', 'j'), m('mo', '='), sum('i'), sub('P', 'i'), m('mo', '⋅'), weight]}>
          La demande <i>D</i> autour d’un lieu de soins <i>j</i> est la population standardisée <i>P</i> des communes <i>i</i> qui peuvent l’atteindre, chacune comptée
          selon le poids <i>w</i> de son temps de trajet <i>t</i>.
        </Formula>
        <Formula
          spoken="A indice i égale la somme sur j de w de t indice i j fois S indice j divisé par D indice j"
          parts={[sub('A', 'i'), m('mo', '='), sum('j'), weight, m('mo', '⋅'), frac(sub('S', 'j'), sub('D', 'j'))]}
        >
          L’accès <i>A</i> d’une commune est la somme, sur les lieux qu’elle peut atteindre, de leur offre <i>S</i> rapportée à leur demande, avec le même poids.
          C’est ce calcul, fait sans l’APL officielle, qui est vérifié plus haut.
        </Formula>
        <Formula
          spoken="Delta A indice i égale w de t indice i j fois S divisé par D indice j"
          parts={[m('mi', 'Δ'), sub('A', 'i'), m('mo', '='), weight, m('mo', '⋅'), frac(m('mi', 'S'), sub('D', 'j'))]}
        >
          Une offre <i>S</i> ajoutée en <i>j</i> change l’accès de chaque commune de ce qu’elle en reçoit. La demande, elle, ne bouge pas&nbsp;: ajouter deux postes dans
          un ordre ou dans l’autre donne le même résultat.
        </Formula>
        <Formula
          spoken="accès montré indice i égale le plus grand de zéro et de l’A P L officielle indice i plus Delta A indice i"
          parts={[
            createElement('msub', null, m('mtext', 'montré'), m('mi', 'i')),
            m('mo', '='),
            floor(row(createElement('msub', null, m('mtext', 'officiel'), m('mi', 'i')), m('mo', '+'), m('mi', 'Δ'), sub('A', 'i'))),
          ]}
        >
          Ce qui est montré est l’APL officielle plus ce changement, jamais moins de zéro&#8239;; une commune où ce plancher joue est signalée.
        </Formula>
      </ol>
      <p className="methode__text">
        Le poids officiel d’un trajet descend par marches. Comme les temps sont ici estimés, chaque marche est adoucie&nbsp;: le poids est la moyenne des marches sur
        {` ${timeDoubt} `}minutes de part et d’autre du temps estimé. Sans cela, quelques secondes d’erreur suffiraient à faire entrer ou sortir toute une ville.
      </p>
      <p className="methode__text">
        Pour la vérification seulement, un quart des effectifs de médecins de chaque commune est ramené au taux de son département&nbsp;: un effectif dit combien
        de médecins exercent, pas combien chacun consulte.
      </p>
    </section>
  );
}
