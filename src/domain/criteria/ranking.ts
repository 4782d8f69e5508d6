import { type Direction, urgencyOf } from './urgency';

/** Communes under (`sous`) or over (`sur`) a value are left out of the ranking. The value itself passes. */
export interface Veto {
  readonly sens: 'sous' | 'sur';
  readonly valeur: number;
}

export interface Criterion {
  /** By rank; NaN where unknown. */
  readonly values: Float64Array;
  readonly direction: Direction;
  /** 0 to 100; only ratios between weights matter. At 0 the criterion is absent, but for its veto. */
  readonly weight: number;
  /** Only communes past it score (under it for `bas`, over it for `haut`; not on it); null: all score. */
  readonly threshold: number | null;
  readonly veto: Veto | null;
}

/** `habitants`: its people are unknown or none. `veto`: it fails one. `inconnue`: a value that the ranking needs is unknown, which is not 0. */
export type ApartReason = 'habitants' | 'veto' | 'inconnue';

/** A commune compared that has no rank, and which criteria are why (places in the list; empty for `habitants`). */
export interface SetApart {
  readonly rank: number;
  readonly reason: ApartReason;
  readonly criteria: readonly number[];
}

export interface Ranking {
  /** Ranks of the communes that have a score, the most urgent first; equal scores in the order of the codes. */
  readonly order: Int32Array<ArrayBuffer>;
  /** 0 to 100 by rank; NaN where there is none. The sum of the contributions. */
  readonly score: Float64Array<ArrayBuffer>;
  /** One a criterion, by rank: points of the score that it brings. */
  readonly contributions: readonly Float64Array<ArrayBuffer>[];
  /** In the order of the codes. */
  readonly apart: readonly SetApart[];
}

/** Two scores nearer than this (on 100) are equal: what parts them is the rounding of the machine. */
export const scoreTolerance = 1e-8;

const fails = ({ veto, values }: Criterion, rank: number): boolean => {
  const value = values[rank] ?? Number.NaN;
  return veto !== null && (veto.sens === 'sous' ? value < veto.valeur : value > veto.valeur);
};

/** Whether the ranking needs to know the value of a commune. */
const needs = ({ weight, veto }: Criterion): boolean => weight > 0 || veto !== null;

/** Urgency that counts in the score: none where the threshold is not passed. */
function scoredUrgency(criterion: Criterion, people: Float64Array, ranks: Int32Array | null): Float64Array<ArrayBuffer> {
  const { values, direction, threshold } = criterion;
  const urgency = urgencyOf(values, people, ranks, direction);
  if (threshold === null) return urgency;
  return urgency.map((share, rank) => {
    const value = values[rank] ?? Number.NaN;
    return Number.isNaN(share) || (direction === 'bas' ? value < threshold : value > threshold) ? share : 0;
  });
}

/**
 * Ranks communes by the weighted mean of their urgencies, on 100.
 *
 * Each criterion is read over all the communes compared that have a value and people, whether they are ranked or not: leaving a
 * commune out by a veto moves nobody else's score. A commune of which a needed value is unknown is set apart: it could stand anywhere.
 *
 * @param people by rank, what weighs the percentiles; @param ranks communes compared, ascending; null: all.
 * @returns no order where no criterion weighs anything.
 */
export function rankCommunes(criteria: readonly Criterion[], people: Float64Array, ranks: Int32Array | null): Ranking {
  const n = people.length;
  const compared = ranks ?? Int32Array.from({ length: n }, (_, rank) => rank);
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const apart: SetApart[] = [];
  const kept: number[] = [];
  for (const rank of compared) {
    const found = apartOf(criteria, people, rank);
    if (found === null) kept.push(rank);
    else apart.push(found);
  }
  const score = new Float64Array(n).fill(Number.NaN);
  const contributions = criteria.map(() => new Float64Array(n).fill(Number.NaN));
  if (!(total > 0)) return { order: new Int32Array(0), score, contributions, apart };
  for (const rank of kept) score[rank] = 0;
  criteria.forEach((criterion, place) => {
    const urgency = criterion.weight > 0 ? scoredUrgency(criterion, people, ranks) : null;
    const own = contributions[place];
    if (own === undefined) return;
    for (const rank of kept) {
      const points = urgency === null ? 0 : (100 * criterion.weight * (urgency[rank] ?? Number.NaN)) / total;
      own[rank] = points;
      score[rank] = (score[rank] ?? 0) + points;
    }
  });
  return { order: byScore(kept, score), score, contributions, apart };
}

/** Most points first, then in the order of the codes: one number says both, and numbers sort faster than ranks by a comparison. */
function byScore(kept: readonly number[], score: Float64Array): Int32Array<ArrayBuffer> {
  const n = score.length;
  const keys = Float64Array.from(kept, (rank) => -Math.round((score[rank] ?? 0) / scoreTolerance) * n + rank).sort();
  return Int32Array.from(keys, (key) => ((key % n) + n) % n);
}

function apartOf(criteria: readonly Criterion[], people: Float64Array, rank: number): SetApart | null {
  if (!((people[rank] ?? 0) > 0)) return { rank, reason: 'habitants', criteria: [] };
  const places = (test: (criterion: Criterion) => boolean): number[] => criteria.flatMap((criterion, place) => (test(criterion) ? [place] : []));
  if (criteria.some((criterion) => fails(criterion, rank))) return { rank, reason: 'veto', criteria: places((criterion) => fails(criterion, rank)) };
  const unknown = (criterion: Criterion): boolean => needs(criterion) && !Number.isFinite(criterion.values[rank]);
  return criteria.some(unknown) ? { rank, reason: 'inconnue', criteria: places(unknown) } : null;
}
