import type { Profession } from '../../src/contract/access-file';
import type { Row } from '../../src/contract/tables';
import { compareText } from '../lib/anomalies';
import { roundTo } from '../lib/cells';
import type { BuildContext } from '../lib/context';
import { valueAt } from '../lib/indicator-store';
import type { Reference } from '../lib/reference';

type Store = Pick<BuildContext, 'store' | 'reference'>;

/** One département in four, in the order of codes, tunes nothing: those that the fit of the travel times left out too. */
const heldOutEvery = 4;

export const heldOutDepartements = ({ communes }: Pick<Reference, 'communes'>): ReadonlySet<string> =>
  new Set([...new Set(communes.map(({ departement }) => departement))].sort(compareText).filter((_, position) => position % heldOutEvery === 0));

interface Judged {
  readonly profession: Profession;
  readonly apl: string;
  readonly population: string;
}

/** Earlier years hold no population of their own: weights are those of the nearest year that has them. */
const yearsJudged = 3;

/**
 * Holds the model against each of the last three years of the official APL.
 * @param modelled access by rank; NaN where the model says nothing.
 */
export function validate({ store, reference }: Store, { profession, apl, population }: Judged, modelled: Float64Array): Row<'validation_acces'>[] {
  const heldOut = heldOutDepartements(reference);
  const departements = [...new Set(reference.communes.map(({ departement }) => departement))].sort(compareText);
  const validation: Row<'validation_acces'>[] = [];
  for (const annee of store.years(apl).slice(-yearsJudged)) {
    const official = store.get(apl, annee);
    const weights = store.get(population, annee) ?? store.get(population, store.years(population)[0] ?? annee);
    const rows = reference.communes.flatMap(({ departement }, rank) => {
      const [officiel, modele, weight] = [valueAt(official, rank), modelled[rank] ?? Number.NaN, valueAt(weights, rank)];
      return Number.isNaN(officiel) || Number.isNaN(modele) || !(weight > 0) ? [] : [{ departement, officiel, modele, weight }];
    });
    const measure = (perimetre: string, departement: string | null, echantillon: string, chosen: typeof rows): void => {
      if (chosen.length > 1) validation.push({ profession, annee, perimetre, departement, echantillon, ...measures(chosen) });
    };
    measure('france', null, 'ensemble', rows);
    measure('apprentissage', null, 'apprentissage', rows.filter(({ departement }) => !heldOut.has(departement)));
    measure('test', null, 'test', rows.filter(({ departement }) => heldOut.has(departement)));
    for (const departement of departements) {
      measure('departement', departement, heldOut.has(departement) ? 'test' : 'apprentissage', rows.filter((row) => row.departement === departement));
    }
  }
  return validation;
}

/** Measures weighted by people. */
function measures(rows: readonly { officiel: number; modele: number; weight: number }[]) {
  let population = 0;
  let [officially, modelled] = [0, 0];
  for (const { officiel, modele, weight } of rows) {
    population += weight;
    officially += weight * officiel;
    modelled += weight * modele;
  }
  const [officiel, modele] = [officially / population, modelled / population];
  let [squares, both, own, theirs] = [0, 0, 0, 0];
  for (const row of rows) {
    squares += row.weight * (row.modele - row.officiel) ** 2;
    both += row.weight * (row.modele - modele) * (row.officiel - officiel);
    own += row.weight * (row.modele - modele) ** 2;
    theirs += row.weight * (row.officiel - officiel) ** 2;
  }
  return {
    communes: rows.length,
    population: roundTo(population, 0),
    correlation: own > 0 && theirs > 0 ? roundTo(both / Math.sqrt(own * theirs), 4) : null,
    rmse: roundTo(Math.sqrt(squares / population), 4),
    biais: roundTo(modele - officiel, 4),
    officiel: roundTo(officiel, 4),
    modele: roundTo(modele, 4),
  };
}
