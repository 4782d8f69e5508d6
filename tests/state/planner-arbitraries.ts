import * as fc from 'fast-check';
import * as v from 'valibot';
import { indicateurIdSchema } from '../../src/contract/codes';
import { accessAfter, type Criteres, type CriterionLine, mostLines, topSizes } from '../../src/state/criteres';
import { type Zonage, zoningViews } from '../../src/state/zonage';

const thousandths = (min: number, max: number) => fc.integer({ min: min * 1000, max: max * 1000 }).map((scaled) => scaled / 1000);
const ids = ['apl_mg', 'revenu_median', 'besoin_mg', 'minutes_urgences', 'constructor', 'population', 'taux_pauvrete', 'minutes_gare'].map((id) => v.parse(indicateurIdSchema, id));
const line: fc.Arbitrary<CriterionLine> = fc.record({
  indicateur: fc.constantFrom<CriterionLine['indicateur']>(accessAfter, ...ids),
  sens: fc.constantFrom('haut', 'bas'),
  poids: thousandths(0, 100),
  seuil: fc.option(thousandths(-1000, 900_000)),
  veto: fc.option(fc.record({ sens: fc.constantFrom('sous', 'sur'), valeur: thousandths(-10, 2_000_000) })),
});
export const criteres: fc.Arbitrary<Criteres> = fc.record({
  lignes: fc.option(fc.uniqueArray(line, { maxLength: mostLines, selector: ({ indicateur }) => indicateur })),
  premieres: fc.constantFrom(...topSizes),
});
const cutoffs = fc.tuple(thousandths(1, 50), thousandths(1, 50)).map(([low, more]) => [low, Number((low + more).toFixed(3))] as const);
export const zonage: fc.Arbitrary<Zonage> = fc.record({
  avant: fc.option(cutoffs),
  apres: fc.option(cutoffs),
  offre: fc.constantFrom('tous', 'moins_65'),
  carte: fc.constantFrom(...zoningViews),
});
