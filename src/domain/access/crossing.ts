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
  const kept = new Float64Array(values.length);
  const counts = new Float64Array(values.length);
  let length = 0;
  for (let rank = 0; rank < values.length; rank += 1) {
    const value = values[rank] ?? Number.NaN;
    const count = people[rank] ?? Number.NaN;
    if (Number.isNaN(value) || !(count > 0) || !keep(value)) continue;
    kept[length] = value;
    counts[length] = count;
    length += 1;
  }
  const sorted = kept.slice(0, length).sort();
  /** People at a value or under it: added up anew at each of the few places looked at, which is quicker than an order of the communes. */
  const upTo = (value: number): number => {
    let sum = 0;
    for (let i = 0; i < length; i += 1) if ((kept[i] ?? 0) <= value) sum += counts[i] ?? 0;
    return sum;
  };
  const total = upTo(Number.POSITIVE_INFINITY);
  return total > 0 ? shares.map((share) => sorted[firstPlace(length, (place) => upTo(sorted[place] ?? 0) >= share * total)] ?? 0) : [];
}

/** Least place of a list from which a test holds; the last one where it never does. */
function firstPlace(length: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
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
