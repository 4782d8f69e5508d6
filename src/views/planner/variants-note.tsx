import type { ReactNode } from 'react';

interface VariantsNoteProps {
  readonly sentence: string | null;
  readonly pending: boolean;
  /** No file gives the posts in place. */
  readonly withoutSupply: boolean;
  /** Nothing is tried. */
  readonly empty: boolean;
}

/** What the map of the variants says, and what it does not. */
export function VariantsNote({ sentence, pending, withoutSupply, empty }: VariantsNoteProps): ReactNode {
  return (
    <div className="planner__under">
      <output>{pending ? 'Calcul des variantes du modèle…' : sentence}</output>
      <details>
        <summary>Ce que sont les variantes</summary>
        <p className="small">
          Le même calcul, refait avec d’autres conventions : six façons de faire décroître le poids d’un trajet (paliers officiels, adoucis ou non, pente continue, rayon plus court, plus long ou variable selon la densité),
          {withoutSupply ? ' et trois vitesses.' : ' trois vitesses et deux comptes de l’offre.'} Ce n’est pas une probabilité : cela dit si un constat dépend d’une convention.
        </p>
        {withoutSupply ? (
          <p className="small">
            Pour cette profession, le nombre de professionnels en place n’est pas publié par commune : seul ce que le scénario change peut varier.
            {empty ? ' Rien n’est essayé, toutes les variantes redisent donc les chiffres officiels.' : ''}
          </p>
        ) : null}
      </details>
    </div>
  );
}
