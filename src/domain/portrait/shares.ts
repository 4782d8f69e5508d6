/** Total over some ranks, and what share of them is known. */
export interface Total {
  /** Null where nothing is known. */
  readonly sum: number | null;
  /** Communes without a value. */
  readonly unknown: number;
}

/** Calls `visit` with each rank of `ranks` (null: all of `length`). */
export function eachRank(ranks: Int32Array | null, length: number, visit: (rank: number) => void): void {
  if (ranks === null) for (let rank = 0; rank < length; rank += 1) visit(rank);
  else for (const rank of ranks) visit(rank);
}

/** @param ranks communes to add up; null: all. */
export function totalOf(values: Float64Array, ranks: Int32Array | null): Total {
  let sum = 0;
  let known = 0;
  let unknown = 0;
  eachRank(ranks, values.length, (rank) => {
    const value = values[rank] ?? Number.NaN;
    if (Number.isNaN(value)) unknown += 1;
    else {
      sum += value;
      known += 1;
    }
  });
  return { sum: known === 0 ? null : sum, unknown };
}

/**
 * Sum of `over` divided by the sum of `under`, over the communes that have both: a rate of a territory is never a mean of rates.
 * Null where no commune has both, or where they add up to nothing.
 */
export function ratioOf(over: Float64Array, under: Float64Array, ranks: Int32Array | null): number | null {
  let [top, bottom] = [0, 0];
  eachRank(ranks, over.length, (rank) => {
    const [a, b] = [over[rank] ?? Number.NaN, under[rank] ?? Number.NaN];
    if (Number.isNaN(a) || Number.isNaN(b)) return;
    top += a;
    bottom += b;
  });
  return bottom > 0 ? top / bottom : null;
}
