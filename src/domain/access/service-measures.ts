/** Minutes by rank (NaN where unknown), and who lives there (NaN where unknown). */
export interface MinutesOfPeople {
  readonly minutes: Float64Array;
  readonly people: Float64Array;
}

/** Measures of one map of minutes; null where a measure has no meaning. */
export interface ServiceMeasures {
  /** Communes and people whose minutes are known. */
  readonly communes: number;
  readonly people: number;
  /** People and inhabited communes of which nothing is known. */
  readonly communesUnknown: number;
  readonly peopleUnknown: number;
  /** At the threshold or beyond: what is exactly at a break of the map belongs to the class above. */
  readonly communesBeyond: number;
  readonly peopleBeyond: number;
  /** 0 to 1, of the people whose minutes are known. */
  readonly shareBeyond: number | null;
  /** Per inhabitant. */
  readonly mean: number | null;
  /** Mean of the tenth of the people who are farthest. */
  readonly farthestTenth: number | null;
  /** Nine people in ten are at that many minutes or less. */
  readonly d9: number | null;
}

const tenth = 0.1;

/**
 * @param threshold minutes.
 * @param ranks communes to measure; null: all. Those that nobody is known to live in are left out.
 */
export function measureService({ minutes, people }: MinutesOfPeople, threshold: number, ranks: Int32Array | null): ServiceMeasures {
  const known: number[] = [];
  const counts = { communesUnknown: 0, peopleUnknown: 0, communesBeyond: 0, peopleBeyond: 0 };
  let total = 0;
  let travelled = 0;
  const consider = (rank: number): void => {
    const count = people[rank] ?? 0;
    const time = minutes[rank] ?? Number.NaN;
    if (!(count > 0)) return;
    if (Number.isNaN(time)) {
      counts.communesUnknown += 1;
      counts.peopleUnknown += count;
      return;
    }
    known.push(rank);
    total += count;
    travelled += count * time;
    if (time < threshold) return;
    counts.communesBeyond += 1;
    counts.peopleBeyond += count;
  };
  if (ranks === null) minutes.forEach((_, rank) => consider(rank));
  else ranks.forEach(consider);
  const farthestFirst = Int32Array.from(known).sort((a, b) => (minutes[b] ?? 0) - (minutes[a] ?? 0) || a - b);
  let before = 0;
  let farthest = 0;
  let d9: number | null = null;
  for (const rank of farthestFirst) {
    const count = people[rank] ?? 0;
    const time = minutes[rank] ?? 0;
    farthest += time * Math.max(0, Math.min(count, tenth * total - before));
    before += count;
    // The first commune that takes the farthest people past a tenth: all others are at its minutes or less.
    if (10 * before > total) {
      d9 = time;
      break;
    }
  }
  return {
    communes: known.length,
    people: total,
    ...counts,
    shareBeyond: total > 0 ? counts.peopleBeyond / total : null,
    mean: total > 0 ? travelled / total : null,
    farthestTenth: total > 0 ? farthest / (tenth * total) : null,
    d9,
  };
}
