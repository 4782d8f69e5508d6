import { meanCoverage } from '../coverage';
import { type AccessOfPeople, type Sums, sumsOf } from './equity';

/** What lacks under a threshold, in a set of communes. */
export interface Gaps extends Sums {
  /** Share (0 to 1) of the municipal population that lives in a commune with a figure; null where no population is known. */
  readonly coverage: number | null;
}

/** Access of people, and everyone who lives there. */
export interface GapsSource extends AccessOfPeople {
  /** Municipal population by rank, NaN where unknown. */
  readonly population: Float64Array;
}

/**
 * People and communes under a threshold, and the supply that would bring them to it. A territory without any figure has
 * no share and counts nobody: its coverage of 0 says that nothing is known. A mean known for too few people is null.
 * @param ranks communes to measure; null: all.
 */
export function measureGaps(source: GapsSource, threshold: number, ranks: Int32Array | null): Gaps {
  const sums = sumsOf(source, threshold, ranks);
  const coverage = coverageOf(source, ranks);
  return { ...sums, coverage, mean: coverage !== null && coverage < meanCoverage ? null : sums.mean };
}

function coverageOf({ access, population }: GapsSource, ranks: Int32Array | null): number | null {
  let known = 0;
  let all = 0;
  const count = ranks === null ? access.length : ranks.length;
  for (let i = 0; i < count; i += 1) {
    const rank = ranks === null ? i : (ranks[i] ?? -1);
    const here = population[rank] ?? Number.NaN;
    if (!(here > 0)) continue;
    all += here;
    if (!Number.isNaN(access[rank] ?? Number.NaN)) known += here;
  }
  return all > 0 ? known / all : null;
}

/** Ranks of the communes under the threshold, among `ranks` (null: all), that have people; ascending. */
export function ranksUnder({ access, people }: Pick<AccessOfPeople, 'access' | 'people'>, threshold: number, ranks: Int32Array | null): Int32Array<ArrayBuffer> {
  const found: number[] = [];
  const consider = (rank: number): void => {
    if ((access[rank] ?? Number.NaN) < threshold && (people[rank] ?? 0) > 0) found.push(rank);
  };
  if (ranks === null) access.forEach((_, rank) => consider(rank));
  else ranks.forEach(consider);
  return Int32Array.from(found);
}

/** What one commune lacks to reach the threshold: consultations, or full-time posts; 0 at or above it, NaN where unknown. */
export function lackOf({ access, standardised, per }: AccessOfPeople, threshold: number, rank: number): number {
  const value = access[rank] ?? Number.NaN;
  const need = standardised[rank] ?? Number.NaN;
  if (Number.isNaN(value)) return Number.NaN;
  return value < threshold ? ((need > 0 ? need : 0) * (threshold - value)) / per : 0;
}
