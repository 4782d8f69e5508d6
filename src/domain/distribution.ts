import { classOfValue } from './class-of-value';

export interface Histogram {
  /** Edges of the bins, one more than bins, ascending. Bins hold their lower edge; the last one holds its upper edge too. */
  readonly bords: readonly number[];
  readonly communes: readonly number[];
  /** Communes whose value is under the first edge or over the last one, when the ends of the distribution are cut. */
  readonly avant: number;
  readonly apres: number;
}

/**
 * Counts communes by bins of equal width.
 * @param sorted values, ascending, without NaN.
 * @param cut share of communes that may be left out at each end (0: none), so that a few extremes do not flatten the rest.
 */
export function histogram(sorted: Float64Array, bins: number, cut = 0): Histogram {
  const last = sorted.length - 1;
  const low = sorted[Math.floor(last * cut)];
  const high = sorted[Math.ceil(last * (1 - cut))];
  if (low === undefined || high === undefined) return { bords: [], communes: [], avant: 0, apres: 0 };
  if (low === high) {
    let equal = 0;
    let avant = 0;
    for (const value of sorted) {
      if (value < low) avant += 1;
      else if (value === low) equal += 1;
    }
    return { bords: [low, high], communes: [equal], avant, apres: sorted.length - equal - avant };
  }
  const bords = Array.from({ length: bins + 1 }, (_, i) => (i === bins ? high : low + ((high - low) * i) / bins));
  const inner = bords.slice(1, -1);
  const communes = Array.from({ length: bins }, () => 0);
  let avant = 0;
  let apres = 0;
  for (const value of sorted) {
    if (value < low) avant += 1;
    else if (value > high) apres += 1;
    else {
      const bin = classOfValue(inner, value);
      communes[bin] = (communes[bin] ?? 0) + 1;
    }
  }
  return { bords, communes, avant, apres };
}

/** Where a commune stands among others. Shares go from 0 to 1. */
export interface Position {
  /** Communes with a value. */
  readonly communes: number;
  /** Share of those communes with a strictly lower value, and with the same value (the commune itself included). */
  readonly partDessous: number;
  readonly partEgale: number;
  /** Share of the inhabitants of those communes (population known) who live in one with a strictly lower value; null when no population is known. */
  readonly partHabitantsDessous: number | null;
}

/**
 * Place of the commune `rank` among `ranks` (null: all). Null when the commune has no value.
 * @param population inhabitants by rank, NaN where unknown.
 */
export function positionOf(
  values: Float64Array,
  ranks: Int32Array | null,
  population: Float64Array,
  rank: number,
): Position | null {
  const own = values[rank];
  if (own === undefined || Number.isNaN(own)) return null;
  let counted = 0;
  let below = 0;
  let equal = 0;
  let people = 0;
  let peopleBelow = 0;
  const count = ranks === null ? values.length : ranks.length;
  for (let i = 0; i < count; i += 1) {
    const other = ranks === null ? i : (ranks[i] ?? -1);
    const value = values[other];
    if (value === undefined || Number.isNaN(value)) continue;
    const inhabitants = population[other] ?? Number.NaN;
    const known = Number.isNaN(inhabitants) ? 0 : inhabitants;
    counted += 1;
    people += known;
    if (value < own) {
      below += 1;
      peopleBelow += known;
    } else if (value === own) equal += 1;
  }
  if (counted === 0) return null;
  return {
    communes: counted,
    partDessous: below / counted,
    partEgale: equal / counted,
    partHabitantsDessous: people > 0 ? peopleBelow / people : null,
  };
}
