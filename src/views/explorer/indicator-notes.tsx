import type { ReactNode } from 'react';
import type { StartupIndicator } from '../../contract/startup';

const aggregations: Readonly<Record<string, string>> = {
  moyenne_ponderee: 'moyenne des communes, pesée par la population concernée',
  somme: 'somme des communes',
  ratio_des_sommes: 'les deux termes du rapport sont d’abord additionnés',
  publie: 'publié tel quel, jamais recalculé',
  aucune: 'aucun : une médiane ou une catégorie ne se moyenne pas',
};

interface IndicatorNotesProps {
  readonly indicator: StartupIndicator;
  /** Communes with a value for the year at hand. */
  readonly coverage: string | null;
}

/** What the indicator measures, where it comes from, what to beware of. */
export function IndicatorNotes({ indicator, coverage }: IndicatorNotesProps): ReactNode {
  return (
    <div className="stack stack--tight small">
      <p>{indicator.definition}</p>
      {indicator.estimation ? <p>C’est une estimation du projet, non un chiffre publié.</p> : null}
      {indicator.avertissement === null ? null : <p>À savoir : {indicator.avertissement}</p>}
      <dl className="facts">
        {indicator.nature === 'categoriel' ? null : (
          <>
            <dt>Unité</dt>
            <dd>{indicator.unite}</dd>
          </>
        )}
        <dt>Source</dt>
        <dd>{indicator.source_libelle}</dd>
        <dt>Millésime</dt>
        <dd>{indicator.millesime ?? 'non précisé par la source'}</dd>
        {coverage === null ? null : (
          <>
            <dt>Couverture</dt>
            <dd>{coverage}</dd>
          </>
        )}
        <dt>Maille</dt>
        <dd>{indicator.maille === 'commune' ? 'commune' : 'bassin de vie : chaque commune porte la valeur de son bassin'}</dd>
        <dt>Territoire</dt>
        <dd>{aggregations[indicator.agregation] ?? indicator.agregation}</dd>
      </dl>
    </div>
  );
}
