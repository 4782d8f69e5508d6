import type { Row } from '../../src/contract/tables';
import { type ValeurStatut, valeurStatuts } from '../../src/contract/vocabulary';
import { meanCoverage } from '../../src/domain/coverage';
import type { IndicatorDefinition } from '../lib/catalogue';
import { roundTo } from '../lib/cells';
import type { BuildContext } from '../lib/context';
import { hasValue, type IndicatorStore, type Series, valueAt } from '../lib/indicator-store';
import type { BassinValue } from './bassins-vie';
import { ratioParts } from './derived-values';
import type { Territory } from './territoires';

/** A sum leaves out whoever is unknown, so it asks for nearly everyone. */
export const sumCoverage = 0.98;
/** From this share on, a figure speaks of everyone. */
const fullCoverage = 0.9995;

/** Decimals kept past those of the indicator: a mean rounded here and again on screen told 3,75 of 3.7446. */
const sparedDecimals = 3;

type TerritoryValue = Row<'valeurs_territoires'>;

/** A figure before the rule of coverage: null where the sums give none. */
interface Aggregate {
  readonly value: (ranks: Iterable<number>) => number | null;
  /** Whether a commune takes part in it. */
  readonly counts: (rank: number) => boolean;
  readonly threshold: number;
  /** Why the figure is an estimate, null if it is not. */
  readonly estimate: string | null;
}

/** Every figure of every territory; bassin-de-vie indicators have rows for the bassins de vie alone. */
export function buildTerritoryValues(
  context: BuildContext,
  territories: readonly Territory[],
  bassinValues: readonly BassinValue[],
): TerritoryValue[] {
  const { catalogue, store } = context;
  const population = latestSeries(store, 'population');
  const rows: TerritoryValue[] = [];
  for (const indicator of catalogue) {
    if (indicator.maille === 'bassin_vie') {
      rows.push(...publishedRows(indicator, bassinValues));
      continue;
    }
    for (const year of store.years(indicator.id)) {
      const series = store.get(indicator.id, year);
      if (series === undefined) continue;
      const aggregate = aggregateOf(store, indicator, year, series);
      const people = yearSeries(store, indicator.population_ref, year, indicator.annee_poids);
      for (const { row, ranks } of territories) {
        rows.push({
          indicateur: indicator.id,
          territoire: row.id,
          annee: year,
          ...figure(indicator, series, aggregate, population, ranks),
          ...countPeople(indicator, series, people, ranks),
        });
      }
    }
  }
  return rows;
}

function publishedRows({ id }: IndicatorDefinition, values: readonly BassinValue[]): TerritoryValue[] {
  return values
    .filter(({ indicator }) => indicator === id)
    .map(({ bassin, year, value, statut }) => ({
      indicateur: id,
      territoire: `bassin_vie:${bassin}`,
      annee: year,
      valeur: value,
      statut,
      couverture: value === null ? 0 : 1,
      motif: value !== null ? null : statut === 'secret' ? 'secret statistique' : 'non disponible dans la source',
      population_sous_seuil: null,
      population_comptee: null,
    }));
}

function latestSeries(store: IndicatorStore, id: string): Series | undefined {
  const year = store.years(id).at(-1);
  return year === undefined ? undefined : store.get(id, year);
}

/** Series of that year, otherwise of the year that the catalogue names, otherwise the latest. */
function yearSeries(store: IndicatorStore, id: string, year: number, otherwise: number | undefined): Series | undefined {
  return store.get(id, year) ?? (otherwise === undefined ? undefined : store.get(id, otherwise)) ?? latestSeries(store, id);
}

function aggregateOf(store: IndicatorStore, indicator: IndicatorDefinition, year: number, series: Series): Aggregate | null {
  const estimate = indicator.estimation ? 'moyenne d’estimations, pesée par la population' : null;
  const known = (rank: number): boolean => hasValue(series.statuses[rank]);
  if (indicator.agregation === 'somme') {
    return {
      value: (ranks) => sumOver(ranks, (rank) => valueAt(series, rank)),
      counts: known,
      threshold: sumCoverage,
      estimate,
    };
  }
  if (indicator.agregation === 'moyenne_ponderee' && indicator.poids !== null) {
    const ownWeights = store.get(indicator.poids, year);
    const weights = yearSeries(store, indicator.poids, year, indicator.annee_poids);
    return {
      value: (ranks) => {
        const members = [...ranks];
        const total = sumOver(members, (rank) => valueAt(weights, rank));
        const sum = sumOver(members, (rank) => valueAt(weights, rank) * valueAt(series, rank));
        return total > 0 ? sum / total : null;
      },
      counts: (rank) => known(rank) && !Number.isNaN(valueAt(weights, rank)),
      threshold: meanCoverage,
      estimate: estimate ?? (ownWeights === undefined ? 'moyenne pesée par la population d’une autre année' : null),
    };
  }
  const parts = indicator.ratio === undefined ? undefined : ratioParts(store, indicator.ratio, year);
  if (indicator.ratio === undefined || parts === undefined) return null;
  const { facteur } = indicator.ratio;
  return {
    value: (ranks) => {
      const members = [...ranks];
      const denominator = sumOver(members, parts.denominator);
      return denominator > 0 ? (facteur * sumOver(members, parts.numerator)) / denominator : null;
    },
    // A commune whose own ratio has no sense (zero over zero) still belongs to both sums.
    counts: (rank) => !Number.isNaN(parts.numerator(rank)) && !Number.isNaN(parts.denominator(rank)),
    threshold: meanCoverage,
    estimate,
  };
}

function sumOver(ranks: Iterable<number>, term: (rank: number) => number): number {
  let sum = 0;
  for (const rank of ranks) sum += term(rank);
  return sum;
}

function figure(
  indicator: IndicatorDefinition,
  series: Series,
  aggregate: Aggregate | null,
  population: Series | undefined,
  ranks: Int32Array,
): Pick<TerritoryValue, 'valeur' | 'statut' | 'couverture' | 'motif'> {
  const counts = aggregate?.counts ?? ((rank: number) => hasValue(series.statuses[rank]));
  const counted = ranks.filter(counts);
  const people = (members: Int32Array): number => sumOver(members, (rank) => valueAt(population, rank) || 0);
  const everyone = people(ranks);
  const couverture = everyone > 0 ? roundTo(people(counted) / everyone, 4) : null;
  if (counted.length === 0) return { valeur: null, couverture, ...emptiness(series, ranks) };
  if (aggregate === null) {
    const what = indicator.nature === 'categoriel' ? 'une classe ne se moyenne pas' : 'une médiane ne se moyenne pas';
    return { valeur: null, couverture, statut: 'absent', motif: what };
  }
  const share = couverture ?? counted.length / ranks.length;
  if (share < aggregate.threshold) {
    return { valeur: null, couverture, statut: 'absent', motif: tooFew(series, counted.length, ranks, share) };
  }
  const value = aggregate.value(counted);
  if (value === null) return { valeur: null, couverture, statut: 'absent', motif: 'population nulle\u00a0: aucun poids pour la moyenne' };
  const partial = share < fullCoverage ? 'une partie des habitants n’a pas de valeur' : null;
  const motifs = [aggregate.estimate, partial].filter((motif) => motif !== null);
  return {
    valeur: roundTo(value, indicator.decimales + sparedDecimals),
    couverture,
    statut: aggregate.estimate === null ? 'observe' : 'estime',
    motif: motifs.length === 0 ? null : motifs.join('\u00a0; '),
  };
}

const reasons: Partial<Record<ValeurStatut, string>> = { secret: 'secret statistique', hors_champ: 'hors du champ de la source', absent: 'non disponible' };

/** Why none of the communes has a value: their common status, « absent » when they differ. */
function emptiness(series: Series, ranks: Int32Array): { statut: ValeurStatut; motif: string } {
  const statuts = new Set(Array.from(ranks, (rank) => valeurStatuts[series.statuses[rank] ?? -1] ?? 'absent'));
  const [only = 'absent', ...others] = statuts;
  const statut = others.length === 0 ? only : 'absent';
  return { statut, motif: [...statuts].map((each) => reasons[each] ?? each).sort().join(' ou ') };
}

const counts = new Intl.NumberFormat('fr-FR');

function tooFew(series: Series, known: number, ranks: Int32Array, share: number): string {
  const causes = new Set<string>();
  for (const rank of ranks) {
    const cause = reasons[valeurStatuts[series.statuses[rank] ?? -1] ?? 'absent'];
    if (!hasValue(series.statuses[rank]) && cause !== undefined) causes.add(cause);
  }
  const percent = Math.floor(share * 100);
  return `connu pour ${counts.format(known)} commune${known > 1 ? 's' : ''} sur ${counts.format(ranks.length)}, ${percent}\u00a0% des habitants\u00a0: trop peu (${[...causes].sort().join(', ')})`;
}

function countPeople(
  { seuil, nature }: IndicatorDefinition,
  series: Series,
  people: Series | undefined,
  ranks: Int32Array,
): Pick<TerritoryValue, 'population_sous_seuil' | 'population_comptee'> {
  if (people === undefined || nature === 'categoriel') return { population_sous_seuil: null, population_comptee: null };
  let under = 0;
  let counted = 0;
  for (const rank of ranks) {
    const value = valueAt(series, rank);
    const population = valueAt(people, rank);
    if (Number.isNaN(value) || Number.isNaN(population)) continue;
    counted += population;
    if (seuil !== null && value < seuil) under += population;
  }
  return { population_sous_seuil: seuil === null ? null : roundTo(under, 3), population_comptee: roundTo(counted, 3) };
}
