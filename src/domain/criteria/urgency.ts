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
  const compared = (ranks ?? Int32Array.from(values, (_, rank) => rank)).filter((rank) => Number.isFinite(values[rank]) && (people[rank] ?? 0) > 0);
  // Numbers sort ten times faster than ranks by a comparison.
  const levels = Float64Array.from(compared, (rank) => values[rank] ?? 0).sort();
  const peopleOf = new Float64Array(levels.length);
  const levelOf = compared.map((rank) => firstAt(levels, values[rank] ?? 0));
  levelOf.forEach((level, at) => {
    peopleOf[level] = (peopleOf[level] ?? 0) + (people[compared[at] ?? 0] ?? 0);
  });
  const total = peopleOf.reduce((sum, count) => sum + count, 0);
  const below = new Float64Array(levels.length);
  let before = 0;
  peopleOf.forEach((count, level) => {
    below[level] = (before + count / 2) / total;
    before += count;
  });
  compared.forEach((rank, at) => {
    const share = below[levelOf[at] ?? 0] ?? Number.NaN;
    urgency[rank] = direction === 'haut' ? share : 1 - share;
  });
  return urgency;
}

/** Place of the first of the values equal to one of them. @param sorted ascending. */
function firstAt(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
