/** Minutes to the nearest place of a kind, and who lives there; by rank, NaN where unknown. */
export interface IsolationSource {
  readonly minutes: Float64Array;
  readonly people: Float64Array;
}

/** Communes at some number of minutes or more. */
export interface Isolation {
  /** Communes with minutes. */
  readonly communes: number;
  readonly communesBeyond: number;
  /** People of the communes with minutes whose population is known. */
  readonly people: number;
  readonly peopleBeyond: number;
  /** Communes without minutes: no road, no point, or no figure. */
  readonly unknown: number;
}

const minutesAt = ({ minutes }: IsolationSource, rank: number): number => minutes[rank] ?? Number.NaN;

/** @param ranks communes to measure; null: all. */
export function measureIsolation(source: IsolationSource, limit: number, ranks: Int32Array | null): Isolation {
  let communes = 0;
  let communesBeyond = 0;
  let people = 0;
  let peopleBeyond = 0;
  const count = ranks === null ? source.minutes.length : ranks.length;
  for (let i = 0; i < count; i += 1) {
    const rank = ranks === null ? i : (ranks[i] ?? -1);
    const minutes = minutesAt(source, rank);
    if (Number.isNaN(minutes)) continue;
    const own = source.people[rank] ?? 0;
    const here = own > 0 ? own : 0;
    communes += 1;
    people += here;
    if (minutes < limit) continue;
    communesBeyond += 1;
    peopleBeyond += here;
  }
  return { communes, communesBeyond, people, peopleBeyond, unknown: count - communes };
}

/** Ranks at `limit` minutes or more, among `ranks` (null: all), ascending. */
export function ranksBeyond(minutes: Float64Array, limit: number, ranks: Int32Array | null): Int32Array<ArrayBuffer> {
  const found: number[] = [];
  const consider = (rank: number): void => {
    if ((minutes[rank] ?? Number.NaN) >= limit) found.push(rank);
  };
  if (ranks === null) minutes.forEach((_, rank) => consider(rank));
  else ranks.forEach(consider);
  return Int32Array.from(found);
}
