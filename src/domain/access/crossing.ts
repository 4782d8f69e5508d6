import { classOfValue } from '../class-of-value';
import { noClassOfStatus } from '../class-codes';

/** Breaks of a map of two measures: need of care across, access down. */
export interface CrossingBreaks {
  /** Two at most: thirds of the people of France in the order of need. */
  readonly need: readonly number[];
  /** The threshold, then the median access of the people of France at or above it, where somebody is. */
  readonly access: readonly number[];
}

/** What is crossed, by rank; NaN where unknown. */
export interface CrossingSource {
  readonly need: Float64Array;
  readonly access: Float64Array;
  readonly people: Float64Array;
}

const third = 1 / 3;
const roundTo = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;

/**
 * Smallest values that at least these shares of the people live at or under, people without a value left out.
 * @param shares ascending, 0 to 1.
 * @returns empty when nobody has a value.
 */
export function peopleQuantiles(values: Float64Array, people: Float64Array, shares: readonly number[], keep: (value: number) => boolean = () => true): number[] {
  const sorted = Int32Array.from(values, (_, rank) => rank)
    .filter((rank) => !Number.isNaN(values[rank] ?? Number.NaN) && (people[rank] ?? 0) > 0 && keep(values[rank] ?? Number.NaN))
    .sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const total = sorted.reduce((sum, rank) => sum + (people[rank] ?? 0), 0);
  const found: number[] = [];
  let before = 0;
  for (const rank of sorted) {
    before += people[rank] ?? 0;
    for (let share = shares[found.length]; share !== undefined && before >= share * total; share = shares[found.length]) found.push(values[rank] ?? 0);
  }
  return found;
}

/**
 * The same breaks for every territory, so that maps compare; rounded to what a legend can say (need to hundredths, access to tenths).
 * @param source official figures of all of France.
 */
export function crossingBreaks({ need, access, people }: CrossingSource, threshold: number): CrossingBreaks {
  const thirds = peopleQuantiles(need, people, [third, 2 * third]).map((value) => roundTo(value, 2));
  const above = peopleQuantiles(access, people, [0.5], (value) => value >= threshold).map((value) => roundTo(value, 1));
  return { need: [...new Set(thirds)], access: [threshold, ...above.filter((value) => value > threshold)] };
}

/** Class of a commune: `access class × need classes + need class`; why it has none where either measure is unknown. */
export function classifyCrossing({ need, access }: Pick<CrossingSource, 'need' | 'access'>, statuses: Uint8Array, breaks: CrossingBreaks): Uint8Array<ArrayBuffer> {
  const across = breaks.need.length + 1;
  return Uint8Array.from(access, (value, rank) => {
    const needed = need[rank] ?? Number.NaN;
    if (Number.isNaN(value) || Number.isNaN(needed)) return noClassOfStatus(statuses[rank]);
    return classOfValue(breaks.access, value) * across + classOfValue(breaks.need, needed);
  });
}
