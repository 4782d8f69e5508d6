import { classOfValue } from '../class-of-value';
import type { Bassin } from './bassins';

/** Two cut-offs, ascending: the first class is under the first one, the last one starts on the second one. */
export type Cutoffs = readonly [number, number];

export const zoneCount = 3;

/** Class of a bassin, 0 to 2; null where its access is unknown. */
export const zoneOf = ({ access }: Pick<Bassin, 'access'>, cutoffs: Cutoffs): number | null => (access === null ? null : classOfValue(cutoffs, access));

export interface ZoneCount {
  readonly bassins: number;
  readonly communes: number;
  /** Where they are known. */
  readonly people: number;
}

/** A bassin that two pairs of cut-offs do not put in the same class. */
export interface ZoneChange {
  readonly bassin: Bassin;
  readonly from: number;
  readonly to: number;
}

export interface ZoningChange {
  /** One a class, the least access first. */
  readonly before: readonly ZoneCount[];
  readonly after: readonly ZoneCount[];
  /** Bassins of no class, their access being unknown. */
  readonly unknown: ZoneCount;
  /** Most people first, then in the order of the codes. */
  readonly changes: readonly ZoneChange[];
  /** People of the bassins that change towards a class of less access, and the other way: what the zoning would add and take. */
  readonly moved: { readonly down: ZoneCount; readonly up: ZoneCount };
}

const none: ZoneCount = { bassins: 0, communes: 0, people: 0 };
const countOf = (bassins: readonly Bassin[]): ZoneCount =>
  bassins.reduce((sum, { ranks, people }) => ({ bassins: sum.bassins + 1, communes: sum.communes + ranks.length, people: sum.people + (people ?? 0) }), none);

/** What other cut-offs change. @param bassins those looked at, whole. */
export function compareZonings(bassins: readonly Bassin[], before: Cutoffs, after: Cutoffs): ZoningChange {
  const counts = (cutoffs: Cutoffs): ZoneCount[] => Array.from({ length: zoneCount }, (_, zone) => countOf(bassins.filter((each) => zoneOf(each, cutoffs) === zone)));
  const changes = bassins
    .flatMap((bassin): ZoneChange[] => {
      const [from, to] = [zoneOf(bassin, before), zoneOf(bassin, after)];
      return from === null || to === null || from === to ? [] : [{ bassin, from, to }];
    })
    .sort((a, b) => (b.bassin.people ?? 0) - (a.bassin.people ?? 0) || (a.bassin.code < b.bassin.code ? -1 : 1));
  return {
    before: counts(before),
    after: counts(after),
    unknown: countOf(bassins.filter(({ access }) => access === null)),
    changes,
    moved: {
      down: countOf(changes.filter(({ from, to }) => to < from).map(({ bassin }) => bassin)),
      up: countOf(changes.filter(({ from, to }) => to > from).map(({ bassin }) => bassin)),
    },
  };
}

/** Bassins that have at least one commune among `ranks` (null: all). */
export function bassinsTouching(bassins: readonly Bassin[], ranks: Int32Array | null): Bassin[] {
  if (ranks === null) return [...bassins];
  const wanted = new Set(ranks);
  return bassins.filter((bassin) => bassin.ranks.some((rank) => wanted.has(rank)));
}
