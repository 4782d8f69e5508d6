import { type Breaks, type BreaksRequest, computeBreaks, sortedValues } from '../domain/breaks';
import { type Criterion, rankCommunes, type Ranking } from '../domain/criteria/ranking';
import { type RankInterval, rankIntervals, type RobustnessOptions } from '../domain/criteria/robustness';
import { type ClassStats, classify, classifyCategories, classStats, type Modality } from '../domain/classes';
import { type Histogram, histogram, type Position, positionOf } from '../domain/distribution';
import { buildSearchIndex, search, type SearchableCommunes, type SearchableTerritoire, type SearchIndex, type SearchResult } from '../domain/search';

/** Values of an indicator for one year, by rank, and who lives where (NaN where unknown). */
export interface ComputeValues {
  readonly values: Float64Array;
  readonly statuses: Uint8Array;
  readonly population: Float64Array;
}

export interface ClassesRequest extends ComputeValues {
  readonly kind: 'classes';
  readonly breaks: BreaksRequest;
  /** Where breaks are computed: ranks of the territory, or null for all of France. */
  readonly breaksOn: Int32Array | null;
  /** Communes counted by class and drawn in the histogram; null: all. */
  readonly countOn: Int32Array | null;
  readonly bins: number;
}

export interface CategoriesRequest extends ComputeValues {
  readonly kind: 'categories';
  readonly modalites: readonly Modality[];
  readonly countOn: Int32Array | null;
}

export interface PositionsRequest {
  readonly kind: 'positions';
  readonly values: Float64Array;
  readonly population: Float64Array;
  readonly rank: number;
  /** Sets of communes to stand among; null: all. */
  readonly among: readonly (Int32Array | null)[];
}

/** Ranks communes by criteria, and tells how the first ranks bear other weights. */
export interface RankingRequest {
  readonly kind: 'criteres';
  readonly criteria: readonly Criterion[];
  /** By rank; NaN where unknown. */
  readonly people: Float64Array;
  /** Communes compared; null: all. */
  readonly ranks: Int32Array | null;
  readonly robustness: RobustnessOptions;
}

export interface SearchBuildRequest {
  readonly kind: 'recherche-prepare';
  readonly communes: SearchableCommunes;
  readonly territoires: readonly SearchableTerritoire[];
}

export interface SearchRequest {
  readonly kind: 'recherche';
  readonly query: string;
  readonly limit: number;
}

export interface ClassesResult {
  readonly breaks: Breaks;
  readonly classOfRank: Uint8Array<ArrayBuffer>;
  readonly stats: ClassStats;
  /** Half a percent of the communes may be left out at each end; `avant` and `apres` count them. */
  readonly histogram: Histogram;
}

/** What each request answers. */
export interface ComputeResults {
  classes: ClassesResult;
  categories: { readonly classOfRank: Uint8Array<ArrayBuffer>; readonly stats: ClassStats };
  positions: readonly (Position | null)[];
  criteres: { readonly ranking: Ranking; readonly intervals: readonly RankInterval[] };
  'recherche-prepare': { readonly entrees: number };
  recherche: readonly SearchResult[];
}
export type ComputeRequest = ClassesRequest | CategoriesRequest | PositionsRequest | RankingRequest | SearchBuildRequest | SearchRequest;
export type ComputeKind = keyof ComputeResults;

const histogramCut = 0.005;

/** Answers requests one after the other; holds the search index between two of them. */
export class Compute {
  #index: SearchIndex | null = null;

  /** @throws Error for a search before its index; RangeError never leaves: requests are typed. */
  answer(request: ComputeRequest): ComputeResults[ComputeKind] {
    switch (request.kind) {
      case 'classes':
        return computeClasses(request);
      case 'categories':
        return computeCategories(request);
      case 'positions':
        return request.among.map((ranks) => positionOf(request.values, ranks, request.population, request.rank));
      case 'criteres':
        return computeRanking(request);
      case 'recherche-prepare':
        this.#index = buildSearchIndex(request.communes, request.territoires);
        return { entrees: this.#index.keys.length };
      case 'recherche':
        if (this.#index === null) throw new Error('la recherche n’est pas encore prête');
        return search(this.#index, request.query, request.limit);
    }
  }
}

function computeRanking({ criteria, people, ranks, robustness }: RankingRequest): ComputeResults['criteres'] {
  const ranking = rankCommunes(criteria, people, ranks);
  return { ranking, intervals: rankIntervals(ranking, robustness) };
}

function computeClasses({ values, statuses, population, breaks, breaksOn, countOn, bins }: ClassesRequest): ClassesResult {
  const cut = computeBreaks(sortedValues(values, breaksOn), breaks);
  const classOfRank = classify(values, statuses, cut.bornes);
  return {
    breaks: cut,
    classOfRank,
    stats: classStats(classOfRank, countOn, population, cut.bornes.length + 1),
    histogram: histogram(sortedValues(values, countOn), bins, histogramCut),
  };
}

function computeCategories({ values, statuses, population, modalites, countOn }: CategoriesRequest): ComputeResults['categories'] {
  const classOfRank = classifyCategories(values, statuses, modalites);
  return { classOfRank, stats: classStats(classOfRank, countOn, population, modalites.length) };
}
