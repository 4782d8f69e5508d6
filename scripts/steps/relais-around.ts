import type { FinderPlace } from '../../src/contract/finder';
import { kindOf, nearestOfKind } from '../../src/domain/finder/kinds';
import { acrossWaterKm, departementOfCommune, departementOfPlace, farthestNamed, isFixed, roadsOf } from '../../src/domain/finder/nearest';
import { estimateMinutes, greatCircleKm, type TravelTimeModel } from '../../src/domain/travel-time';
import { type Positions, reachKm } from './relais-starts';

/** A commune that one may start from, and how far from its point one may be. */
export interface Start {
  readonly code: string;
  readonly departement: string;
  readonly lon: number;
  readonly lat: number;
  readonly densite: number | null;
  readonly positions: Positions;
}

/** Places equal at the minute are ordered by opening: one that is not later than the last of the nearest, at the minute, may come before it. */
const margin = 1;

/** Places of a kind on one road network, points of a sphere of radius 1. */
interface Group {
  readonly kind: string;
  readonly roads: string;
  readonly named: boolean;
  readonly places: readonly FixedPlace[];
  /** One place a density level: minutes at a distance depend on nothing else of it. */
  readonly levels: readonly FixedPlace[];
  readonly xyz: Float64Array;
}
type FixedPlace = FinderPlace & { lon: number; lat: number; commune: string; densite: number };

const earthKm = 6371.0088;

/** Places that stand in a département, or say that they serve one of its communes. */
export function placesOf(departement: string, places: readonly FinderPlace[]): FinderPlace[] {
  const serves = ({ desservies }: FinderPlace): boolean => desservies?.some((commune) => departementOfCommune(commune) === departement) === true;
  return places.filter((place) => departementOfPlace(place) === departement || serves(place));
}

/** Reads every place once, then tells which ones may be among the nearest of some position of the starts given. */
export function placesAround(places: readonly FinderPlace[], model: TravelTimeModel | null): (starts: readonly Start[]) => ReadonlySet<FinderPlace> {
  const groups = groupPlaces(places);
  const time = timing(model);
  return (starts) => {
    const wanted = new Set<FinderPlace>();
    for (const [roads, own] of byRoads(starts)) {
      for (const group of groups) {
        if (group.roads !== roads) continue;
        const near = new Candidates(group, nearGroup(group, own, time), time);
        for (const start of own) {
          const found = group.named ? near.named(start) : listedAround(group, near, start, time);
          for (const place of found) wanted.add(place);
        }
      }
      for (const place of acrossWater(groups, roads, own)) wanted.add(place);
    }
    return wanted;
  };
}

function groupPlaces(places: readonly FinderPlace[]): Group[] {
  const groups = new Map<string, FixedPlace[]>();
  for (const place of places) {
    if (!isFixed(place)) continue;
    const key = JSON.stringify([kindOf(place), roadsOf(place.commune), place.contrat !== null]);
    const known = groups.get(key) ?? [];
    groups.set(key, known);
    known.push(place);
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const xyz = new Float64Array(members.length * 3);
    members.forEach(({ lon, lat }, i) => xyz.set(unitVector(lon, lat), i * 3));
    return [{ kind: kindOf(first), roads: roadsOf(first.commune), named: first.contrat !== null, places: members, levels: [...new Map(members.map((place) => [place.densite, place])).values()], xyz }];
  });
}

function unitVector(lon: number, lat: number): [number, number, number] {
  const [a, b] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b)];
}

function byRoads(starts: readonly Start[]): Map<string, Start[]> {
  const found = new Map<string, Start[]>();
  for (const start of starts) {
    const roads = roadsOf(start.code);
    const known = found.get(roads) ?? [];
    found.set(roads, known);
    known.push(start);
  }
  return found;
}

/** Minutes as a function of kilometres, never falling as they grow; kilometres themselves without a model. */
interface Timing {
  readonly at: (km: number, start: Start, place: FixedPlace) => number;
  /** No place is within so many minutes beyond so many kilometres. */
  readonly farthestKm: (minutes: number, start: Start) => number;
}

function timing(model: TravelTimeModel | null): Timing {
  if (model === null) return { at: (km) => km, farthestKm: (minutes) => minutes };
  const { start: leaving, arrival, pace } = model;
  const leastArrival = Math.min(...arrival);
  if (leaving.some((minutes) => minutes + leastArrival < 0) || pace.some((perKm) => perKm <= 0)) {
    throw new RangeError('modèle de trajet dont les minutes diminuent avec la distance');
  }
  return {
    at: (km, { densite }, place) => (densite === null ? Infinity : estimateMinutes(model, { km, origin: densite, destination: place.densite })),
    farthestKm: (minutes, { densite }) => minutes / (pace[densite ?? -1] ?? Number.NaN),
  };
}

/** Positions in a group, with what is too far from all the starts left out. */
function nearGroup(group: Group, starts: readonly Start[], time: Timing): number[] {
  const everywhere = Array.from(group.places.keys());
  const centre = middle(starts);
  const spread = Math.max(...starts.map(({ lon, lat, positions }) => greatCircleKm(centre.lon, centre.lat, lon, lat) + positions.radius + reachKm));
  const km = distances(group, everywhere, centre);
  const enough = [...km].sort((a, b) => a - b)[nearestOfKind - 1];
  if (enough === undefined) return everywhere;
  const far = Math.max(
    ...starts.map((start) => {
      const latest = group.named ? farthestNamed : Math.max(...group.levels.map((place) => time.at(enough + 2 * spread, start, place)));
      return time.farthestKm(latest + margin, start);
    }),
  );
  return everywhere.filter((_, i) => (km[i] ?? Infinity) <= far + spread);
}

const middle = (starts: readonly Start[]): { lon: number; lat: number } => ({
  lon: starts.reduce((sum, { lon }) => sum + lon, 0) / starts.length,
  lat: starts.reduce((sum, { lat }) => sum + lat, 0) / starts.length,
});

function distances({ xyz }: Group, positions: readonly number[], { lon, lat }: { readonly lon: number; readonly lat: number }): Float64Array {
  const [x, y, z] = unitVector(lon, lat);
  return Float64Array.from(positions, (i) => kmOfChord(squaredChord(xyz, i, x, y, z)));
}

function squaredChord(xyz: Float64Array, i: number, x: number, y: number, z: number): number {
  const [dx, dy, dz] = [(xyz[i * 3] ?? 0) - x, (xyz[i * 3 + 1] ?? 0) - y, (xyz[i * 3 + 2] ?? 0) - z];
  return dx * dx + dy * dy + dz * dz;
}

const kmOfChord = (squared: number): number => 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(squared) / 2));
const chordOfKm = (km: number): number => (km >= Math.PI * earthKm ? 4 : (2 * Math.sin(km / (2 * earthKm))) ** 2);

/**
 * Places that may be among the nearest of some position of a start. Within `reachKm` of a position each is at most so much nearer or
 * farther than from it, so that none later than the last of the nearest ones at their farthest can be.
 */
function listedAround(group: Group, near: Candidates, start: Start, time: Timing): FixedPlace[] {
  const { lonLat, radius } = start.positions;
  // First for the commune as a whole, so that each of its positions has few places to look at.
  near.clear();
  near.admit(start, start.lon, start.lat, radius + reachKm);
  const few = near.admitted();
  const candidates = new Candidates(group, few, time);
  if (few.length <= nearestOfKind) return [...candidates.places];
  for (let i = 0; i < lonLat.length && !candidates.isFull; i += 2) candidates.admit(start, lonLat[i] ?? 0, lonLat[i + 1] ?? 0, reachKm);
  return candidates.places.filter((_, i) => candidates.has(i));
}

/** Places of a group from which those that may be among the nearest are picked, position after position: run millions of times. */
class Candidates {
  readonly places: readonly FixedPlace[];
  private readonly xyz: Float64Array;
  private readonly chords: Float64Array;
  private readonly taken: Uint8Array;
  private readonly nearest: Int32Array = new Int32Array(nearestOfKind);
  private left: number;
  private readonly near: readonly number[];
  private readonly time: Timing;

  constructor(group: Group, near: readonly number[], time: Timing) {
    this.near = near;
    this.time = time;
    this.xyz = new Float64Array(near.length * 3);
    near.forEach((from, i) => {
      for (let axis = 0; axis < 3; axis += 1) this.xyz[i * 3 + axis] = group.xyz[from * 3 + axis] ?? 0;
    });
    this.places = near.flatMap((i) => group.places[i] ?? []);
    this.chords = new Float64Array(near.length);
    this.taken = new Uint8Array(near.length);
    this.left = near.length;
  }

  get isFull(): boolean {
    return this.left === 0;
  }

  clear(): void {
    this.taken.fill(0);
    this.left = this.near.length;
  }

  has(i: number): boolean {
    return this.taken[i] === 1;
  }

  /** Positions in the group of the places picked. */
  admitted(): number[] {
    return this.near.filter((_, i) => this.has(i));
  }

  /** Picks those that may be among the nearest of a point within `reach` kilometres of a position. */
  admit(start: Start, lon: number, lat: number, reach: number): void {
    const { places, chords, taken, time } = this;
    const latest = this.measure(lon, lat) < nearestOfKind ? Infinity : this.latest(start, reach);
    const farthest = chordOfKm(time.farthestKm(latest + margin, start) + reach);
    const rounded = Math.round(latest);
    for (let i = 0; i < places.length; i += 1) {
      const chord = chords[i] ?? Infinity;
      const place = places[i];
      if (taken[i] === 1 || chord > farthest || place === undefined) continue;
      if (Math.round(time.at(Math.max(0, kmOfChord(chord) - reach), start, place)) > rounded) continue;
      taken[i] = 1;
      this.left -= 1;
    }
  }

  /** Of places that only contracts name, those not too far from some position of a start. */
  named(start: Start): FixedPlace[] {
    const reach = start.positions.radius + reachKm;
    this.measure(start.lon, start.lat);
    return this.places.filter((place, i) => this.time.at(Math.max(0, kmOfChord(this.chords[i] ?? 4) - reach), start, place) <= farthestNamed + margin);
  }

  /** Measures every place and finds the nearest ones; returns how many were found. */
  private measure(lon: number, lat: number): number {
    const { chords, nearest, xyz } = this;
    const [a, b] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
    const [x, y, z] = [Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b)];
    let count = 0;
    for (let i = 0; i < chords.length; i += 1) {
      const chord = squaredChord(xyz, i, x, y, z);
      chords[i] = chord;
      if (count === nearestOfKind && chord >= (chords[nearest[count - 1] ?? 0] ?? 0)) continue;
      let at = count < nearestOfKind ? count : nearestOfKind - 1;
      for (; at > 0 && (chords[nearest[at - 1] ?? 0] ?? 0) > chord; at -= 1) nearest[at] = nearest[at - 1] ?? 0;
      nearest[at] = i;
      if (count < nearestOfKind) count += 1;
    }
    return count;
  }

  /** Minutes to the last of the nearest ones, from the worst point within reach. */
  private latest(start: Start, reach: number): number {
    let latest = 0;
    for (const i of this.nearest) {
      const place = this.places[i];
      if (place !== undefined) latest = Math.max(latest, this.time.at(kmOfChord(this.chords[i] ?? 0) + reach, start, place));
    }
    return latest;
  }
}

/** Where fewer places of a kind can be driven to than an answer gives, the nearest ones across water come apart. */
function acrossWater(groups: readonly Group[], roads: string, starts: readonly Start[]): FixedPlace[] {
  const listed = groups.filter(({ named }) => !named);
  return [...new Set(listed.map(({ kind }) => kind))].flatMap((kind) => {
    const ofKind = listed.filter((group) => group.kind === kind);
    const own = ofKind.find((group) => group.roads === roads)?.places.length ?? 0;
    if (own >= nearestOfKind) return [];
    const others = ofKind.filter((group) => group.roads !== roads).flatMap(({ places }) => places);
    return starts.flatMap((start) => {
      const reach = start.positions.radius + reachKm;
      const away = others.map((place) => ({ place, km: greatCircleKm(start.lon, start.lat, place.lon, place.lat) }));
      const last = away.map(({ km }) => km).sort((a, b) => a - b)[nearestOfKind - 1] ?? Infinity;
      return away.flatMap(({ place, km }) => (km - reach <= Math.min(last + reach, acrossWaterKm) ? [place] : []));
    });
  });
}
