/** Access by rank, and who it is for. NaN where unknown; a commune without a value or without people is left out. */
export interface AccessOfPeople {
  readonly access: Float64Array;
  /** People counted under a threshold and in the shares. */
  readonly people: Float64Array;
  /** Standardised people, that the mean and the deficit are weighed by. */
  readonly standardised: Float64Array;
  /** People that the unit of access speaks of: 1 or 100 000. */
  readonly per: number;
}

/** Measures of one map of access; null where a measure has no meaning. */
export interface Equity {
  readonly communes: number;
  readonly people: number;
  readonly communesUnder: number;
  readonly peopleUnder: number;
  /** 0 to 1. */
  readonly shareUnder: number | null;
  /** Mean weighed by the standardised population, as the DREES asks. */
  readonly mean: number | null;
  /** Mean access of the tenth of the people who have least. */
  readonly worstTenth: number | null;
  readonly d1: number | null;
  readonly d9: number | null;
  /** Null when D1 is 0: the ratio is not defined (many communes have no dentist within reach). */
  readonly d9OverD1: number | null;
  /** Gini index of access among people: 0 when it is equal for all, towards 1 as it is held by few; null when nobody has any. */
  readonly gini: number | null;
  /** Supply that would bring everyone under the threshold to it: consultations, or full-time posts. */
  readonly deficit: number;
}

/** What adds up commune by commune: no order of the people is needed. */
export type Sums = Pick<Equity, 'communes' | 'people' | 'communesUnder' | 'peopleUnder' | 'deficit' | 'shareUnder' | 'mean'>;

/**
 * The sums alone, for many territories at once.
 * @param threshold in the unit of access.
 * @param ranks communes to measure; null: all.
 */
export function sumsOf({ access, people, standardised, per }: AccessOfPeople, threshold: number, ranks: Int32Array | null): Sums {
  const sums = { communes: 0, people: 0, communesUnder: 0, peopleUnder: 0, deficit: 0 };
  let weighed = 0;
  let weights = 0;
  const length = ranks === null ? access.length : ranks.length;
  for (let i = 0; i < length; i += 1) {
    const rank = ranks === null ? i : (ranks[i] ?? -1);
    const value = access[rank] ?? Number.NaN;
    const count = people[rank] ?? 0;
    if (Number.isNaN(value) || !(count > 0)) continue;
    const own = standardised[rank] ?? 0;
    const need = own > 0 ? own : 0;
    sums.communes += 1;
    sums.people += count;
    weighed += need * value;
    weights += need;
    if (value >= threshold) continue;
    sums.communesUnder += 1;
    sums.peopleUnder += count;
    sums.deficit += (need * (threshold - value)) / per;
  }
  return { ...sums, shareUnder: sums.people > 0 ? sums.peopleUnder / sums.people : null, mean: weights > 0 ? weighed / weights : null };
}

const tenth = 0.1;

/**
 * @param threshold in the unit of access.
 * @param ranks communes to measure; null: all.
 */
export function measureEquity(source: AccessOfPeople, threshold: number, ranks: Int32Array | null): Equity {
  const { access, people } = source;
  const chosen: number[] = [];
  const consider = (rank: number): void => {
    if (!Number.isNaN(access[rank] ?? Number.NaN) && (people[rank] ?? 0) > 0) chosen.push(rank);
  };
  if (ranks === null) access.forEach((_, rank) => consider(rank));
  else ranks.forEach(consider);
  const sorted = Int32Array.from(chosen).sort((a, b) => (access[a] ?? 0) - (access[b] ?? 0) || a - b);
  const sums = sumsOf(source, threshold, ranks);
  const total = sums.people;
  let before = 0;
  let held = 0;
  let worst = 0;
  let lorenz = 0;
  let d1: number | null = null;
  let d9: number | null = null;
  for (const rank of sorted) {
    const value = access[rank] ?? 0;
    const count = people[rank] ?? 0;
    worst += value * Math.max(0, Math.min(count, tenth * total - before));
    // Trapezium under the Lorenz curve: people in the order of their access.
    lorenz += count * (2 * held + count * value);
    held += count * value;
    before += count;
    if (d1 === null && before >= tenth * total) d1 = value;
    if (d9 === null && before >= (1 - tenth) * total) d9 = value;
  }
  return {
    ...sums,
    worstTenth: total > 0 ? worst / (tenth * total) : null,
    d1,
    d9,
    d9OverD1: d1 !== null && d9 !== null && d1 > 0 ? d9 / d1 : null,
    gini: held > 0 ? 1 - lorenz / (total * held) : null,
  };
}

/** Gain of one fifth of the people, from those with least of a measure (income, need…) to those with most. */
export interface QuintileGain {
  /** Lowest and highest measure of the fifth. */
  readonly from: number;
  readonly to: number;
  readonly people: number;
  /** Mean change, weighed by people. */
  readonly change: number;
}

const fifths = 5;

/**
 * Who gains: mean change by fifth of the people, in the order of a measure. Whole communes: a fifth is so to the nearest commune.
 * @param measure by rank; communes without it are in no fifth.
 * @returns no fifth when nobody has the measure; fewer than five when a commune holds more than a fifth of the people.
 */
export function gainsByQuintile(change: Float64Array, measure: Float64Array, people: Float64Array, ranks: Int32Array | null): QuintileGain[] {
  const known = (rank: number): boolean => !Number.isNaN(measure[rank] ?? Number.NaN) && !Number.isNaN(change[rank] ?? Number.NaN) && (people[rank] ?? 0) > 0;
  const sorted = (ranks ?? Int32Array.from(measure, (_, rank) => rank))
    .filter(known)
    .sort((a, b) => (measure[a] ?? 0) - (measure[b] ?? 0) || a - b);
  const total = sorted.reduce((sum, rank) => sum + (people[rank] ?? 0), 0);
  const groups: { from: number; to: number; people: number; gained: number }[] = [];
  let before = 0;
  let last = -1;
  for (const rank of sorted) {
    const count = people[rank] ?? 0;
    const value = measure[rank] ?? 0;
    const fifth = Math.min(fifths - 1, Math.floor(((before + count / 2) / total) * fifths));
    const gained = count * (change[rank] ?? 0);
    const group = groups.at(-1);
    if (group === undefined || fifth !== last) groups.push({ from: value, to: value, people: count, gained });
    else {
      group.to = value;
      group.people += count;
      group.gained += gained;
    }
    last = fifth;
    before += count;
  }
  return groups.map(({ from, to, people: count, gained }) => ({ from, to, people: count, change: gained / count }));
}
