import { noClassOfStatus } from '../class-codes';
import { type Gaps, type GapsSource, measureGaps } from './gaps';

/** Where a commune stands if the oldest doctors stop and nobody takes over: the order of the classes of the map. */
export const retirementStates = ['deja', 'nouveau', 'reste'] as const;
export type RetirementState = (typeof retirementStates)[number];

/** Official figures by rank, both NaN where either is unknown: what changes is then the doctors alone. */
export interface RetirementSource {
  readonly today: Float64Array<ArrayBuffer>;
  /** The official column: only the supply of doctors of 65 or less. */
  readonly without: Float64Array<ArrayBuffer>;
}

/** Keeps the communes where both figures are known. */
export function retirementSource(today: Float64Array, without: Float64Array): RetirementSource {
  const known = (values: Float64Array): Float64Array<ArrayBuffer> =>
    Float64Array.from(values, (value, rank) => (Number.isNaN(today[rank] ?? Number.NaN) || Number.isNaN(without[rank] ?? Number.NaN) ? Number.NaN : value));
  return { today: known(today), without: known(without) };
}

/** Null where either figure is unknown. */
export function retirementState({ today, without }: RetirementSource, threshold: number, rank: number): RetirementState | null {
  const [before, after] = [today[rank] ?? Number.NaN, without[rank] ?? Number.NaN];
  if (Number.isNaN(before) || Number.isNaN(after)) return null;
  if (before < threshold) return 'deja';
  return after < threshold ? 'nouveau' : 'reste';
}

/** One class a commune by rank, in the order of `retirementStates`, or why it has none. */
export function classifyRetirement(source: RetirementSource, statuses: Uint8Array, threshold: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(source.today, (_, rank) => {
    const state = retirementState(source, threshold, rank);
    return state === null ? noClassOfStatus(statuses[rank]) : retirementStates.indexOf(state);
  });
}

export interface RetirementGaps {
  readonly today: Gaps;
  readonly after: Gaps;
  /** Those who are at the threshold or above today, and would be under it. */
  readonly newPeople: number;
  readonly newCommunes: number;
}

/** @param ranks communes to measure; null: all. */
export function measureRetirement(people: Omit<GapsSource, 'access'>, source: RetirementSource, threshold: number, ranks: Int32Array | null): RetirementGaps {
  let newPeople = 0;
  let newCommunes = 0;
  const count = ranks === null ? source.today.length : ranks.length;
  for (let i = 0; i < count; i += 1) {
    const rank = ranks === null ? i : (ranks[i] ?? -1);
    const here = people.people[rank] ?? 0;
    if (!(here > 0) || retirementState(source, threshold, rank) !== 'nouveau') continue;
    newPeople += here;
    newCommunes += 1;
  }
  return {
    today: measureGaps({ ...people, access: source.today }, threshold, ranks),
    after: measureGaps({ ...people, access: source.without }, threshold, ranks),
    newPeople,
    newCommunes,
  };
}
