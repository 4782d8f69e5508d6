import type { RatioTerm, Ratio } from '../lib/catalogue';
import { roundTo } from '../lib/cells';
import type { BuildContext } from '../lib/context';
import { hasValue, type IndicatorStore, setMissing, setValue, valueAt } from '../lib/indicator-store';
import { statusIndex } from '../../src/contract/value-file';

/** Population of the reference, in the indicator that counts and weighs. */
export function fillPopulation({ reference, catalogue, store, sources }: BuildContext): void {
  const year = catalogue.find(({ id }) => id === 'population')?.annee;
  if (year === undefined) throw new Error('indicateur « population » sans année');
  const series = store.open('population', year);
  reference.communes.forEach(({ population }, rank) => {
    if (population !== null) setValue(series, rank, population);
  });
  const tally = sources.tally('decoupage_administratif');
  tally.lignes = reference.communes.length;
  tally.gardees = reference.communes.length;
  tally.couverture = 1;
}

/**
 * Last touches before anything is computed from the values. A level is rounded to the decimals of its file, so that the
 * page counts under a threshold what the pipeline counted; what adds up keeps the decimals of its source, so that sums and
 * weights are exact. The communes outside an indicator's field are said so.
 */
export function settleValues({ catalogue, store, reference }: BuildContext): void {
  const absent = statusIndex('absent');
  const secret = statusIndex('secret');
  for (const { id, agregation, decimales, hors_champ } of catalogue) {
    const outside = new Set(hors_champ);
    const rounds = agregation !== 'somme';
    for (const year of store.years(id)) {
      const series = store.open(id, year);
      reference.communes.forEach(({ departement }, rank) => {
        const status = series.statuses[rank] ?? absent;
        if (hasValue(status)) {
          if (rounds) series.values[rank] = roundTo(series.values[rank] ?? Number.NaN, decimales);
        } else if (outside.has(departement) && (status === absent || status === secret)) setMissing(series, rank, 'hors_champ');
      });
    }
  }
}

/** One term of a ratio, resolved: its value at a commune, NaN where unknown. */
type TermValue = (rank: number) => number;

function termValue(store: IndicatorStore, term: RatioTerm, ratioYear: number): TermValue | undefined {
  const year = term.annee ?? ratioYear;
  const series = store.get(term.indicateur, year);
  const weights = term.poids === undefined ? undefined : store.get(term.poids, year);
  if (series === undefined || (term.poids !== undefined && weights === undefined)) return undefined;
  return (rank) => term.signe * valueAt(series, rank) * (weights === undefined ? 1 : valueAt(weights, rank));
}

/** Sums of a ratio at one commune: NaN in either when a term is unknown there. */
export interface RatioParts {
  readonly numerator: TermValue;
  readonly denominator: TermValue;
}

/** Resolves the terms of a ratio for a year; undefined if an indicator has no figure that year. */
export function ratioParts(store: IndicatorStore, ratio: Ratio, year: number): RatioParts | undefined {
  const resolve = (terms: readonly RatioTerm[]): TermValue | undefined => {
    const values = terms.map((term) => termValue(store, term, year));
    return values.some((value) => value === undefined)
      ? undefined
      : (rank) => values.reduce((sum, value) => sum + (value?.(rank) ?? Number.NaN), 0);
  };
  const numerator = resolve(ratio.numerateur);
  const denominator = resolve(ratio.denominateur);
  return numerator === undefined || denominator === undefined ? undefined : { numerator, denominator };
}

/** Indicators that are the ratio of others, commune by commune. */
export function fillRatios({ catalogue, store, reference }: BuildContext): void {
  for (const { id, ratio, decimales, hors_champ } of catalogue) {
    if (ratio === undefined) continue;
    const outside = new Set(hors_champ);
    for (const year of ratio.annees) {
      const parts = ratioParts(store, ratio, year);
      if (parts === undefined) continue;
      const series = store.open(id, year);
      reference.communes.forEach(({ departement }, rank) => {
        const denominator = parts.denominator(rank);
        const value = (ratio.facteur * parts.numerator(rank)) / denominator;
        if (denominator > 0 && Number.isFinite(value)) setValue(series, rank, roundTo(value, decimales));
        else setMissing(series, rank, outside.has(departement) ? 'hors_champ' : 'absent');
      });
    }
  }
}
