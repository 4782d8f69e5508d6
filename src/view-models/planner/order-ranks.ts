export type Direction = 'ascending' | 'descending';

/** Ranks by a figure; unknown figures last both ways, ties in the order of the codes. @param count communes of all of France. */
export function orderByFigure(ranks: Int32Array<ArrayBuffer>, count: number, figureOf: (rank: number) => number, direction: Direction): Int32Array<ArrayBuffer> {
  const sign = direction === 'ascending' ? 1 : -1;
  const keys = new Float64Array(count);
  for (const rank of ranks) keys[rank] = figureOf(rank);
  return ranks.sort((a, b) => {
    const [one, other] = [keys[a] ?? Number.NaN, keys[b] ?? Number.NaN];
    if (Number.isNaN(one) || Number.isNaN(other)) return Number.isNaN(one) === Number.isNaN(other) ? a - b : Number.isNaN(one) ? 1 : -1;
    return sign * (one - other) || a - b;
  });
}

/** Ranks in the order of the alphabet. */
export function orderByName(ranks: Int32Array<ArrayBuffer>, names: readonly string[], direction: Direction): Int32Array<ArrayBuffer> {
  const sign = direction === 'ascending' ? 1 : -1;
  const collator = new Intl.Collator('fr');
  return ranks.sort((a, b) => sign * collator.compare(names[a] ?? '', names[b] ?? '') || a - b);
}

/** The ranks to sort: all of them for France. */
export const ranksToSort = (ranks: Int32Array | null, count: number): Int32Array<ArrayBuffer> => (ranks === null ? Int32Array.from({ length: count }, (_, rank) => rank) : Int32Array.from(ranks));
