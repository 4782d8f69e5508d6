/** Which end of an indicator calls for action: `haut`, the more the more urgent; `bas`, the less the more urgent. */
export type Direction = 'haut' | 'bas';

/**
 * Urgency of each commune on one indicator, 0 to 1: the share of the people compared who live in a commune less urgent,
 * half of those of the communes on a par with it (its own people included).
 *
 * A percentile rather than a stretch between the least and the greatest value: incomes, minutes and access have long tails, and one
 * far-off commune would squeeze all the others together. It has no unit, reads as a sentence, and does not depend on how an indicator
 * is scaled. The price: it keeps the order and loses the distances; and it is relative to the communes compared.
 *
 * @param values by rank; NaN where unknown. A commune without people has no urgency either: it is no place to act for.
 * @param ranks communes compared; null: all.
 * @returns by rank; NaN for a commune that is not compared, has no value or no people.
 */
export function urgencyOf(values: Float64Array, people: Float64Array, ranks: Int32Array | null, direction: Direction): Float64Array<ArrayBuffer> {
  const urgency = new Float64Array(values.length).fill(Number.NaN);
  const sorted = (ranks ?? Int32Array.from(values, (_, rank) => rank)).filter((rank) => Number.isFinite(values[rank]) && (people[rank] ?? 0) > 0);
  sorted.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  let total = 0;
  for (const rank of sorted) total += people[rank] ?? 0;
  let before = 0;
  for (let start = 0; start < sorted.length; ) {
    const value = values[sorted[start] ?? 0];
    let end = start;
    let level = 0;
    for (; end < sorted.length && values[sorted[end] ?? 0] === value; end += 1) level += people[sorted[end] ?? 0] ?? 0;
    const below = (before + level / 2) / total;
    for (let at = start; at < end; at += 1) urgency[sorted[at] ?? 0] = direction === 'haut' ? below : 1 - below;
    before += level;
    start = end;
  }
  return urgency;
}
