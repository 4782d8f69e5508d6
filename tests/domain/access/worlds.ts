import * as fc from 'fast-check';
import type { AccessPoints } from '../../../src/contract/access-file';
import type { Decay } from '../../../src/domain/access/decay';
import { approachKm, greatCircleKm, type TravelTimeModel } from '../../../src/domain/travel-time';

export const model: TravelTimeModel = {
  start: [8, 7, 6, 6, 6, 5, 4.5],
  arrival: [0, -1.4, -1.5, -2, -2.3, -2.2, 0.1],
  pace: [0.9, 1, 1.1, 1.1, 1.2, 1.3, 1.4],
};
export const decay: Decay = [
  { moins_de: 10, poids: 1 },
  { moins_de: 15, poids: 2 / 3 },
  { moins_de: 20, poids: 1 / 3 },
];

/** A small world: communes in a square of about 60 km, some without a point, some on another island, some with an official time. */
export interface World {
  readonly points: AccessPoints;
  readonly people: Float64Array;
  readonly supply: Float64Array;
}

const place = fc.record({
  lon: fc.integer({ min: 0, max: 80 }).map((step) => 2 + step / 100),
  lat: fc.integer({ min: 0, max: 60 }).map((step) => 46 + step / 100),
  niveau: fc.integer({ min: -1, max: 6 }),
  masse: fc.integer({ min: 0, max: 1 }),
  anchored: fc.boolean(),
  anchor: fc.nat(),
  minutes: fc.integer({ min: 1, max: 60 }),
  people: fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.constant(0), fc.constant(Number.NaN)),
  supply: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant(0)),
});

export const world: fc.Arbitrary<World> = fc.array(place, { minLength: 1, maxLength: 25 }).map((places) => ({
  points: {
    lon: Float64Array.from(places, ({ lon }) => lon),
    lat: Float64Array.from(places, ({ lat, niveau }) => (niveau === -1 ? Number.NaN : lat)),
    niveau: Int32Array.from(places, ({ niveau }) => niveau),
    masse: Int32Array.from(places, ({ masse }) => masse),
    ancre: Int32Array.from(places, ({ anchored, anchor, niveau }, i) => {
      const other = anchor % places.length;
      return anchored && other !== i && niveau >= 0 && (places[other]?.niveau ?? -1) >= 0 ? other : -1;
    }),
    minutes_ancre: Float64Array.from(places, ({ minutes }) => minutes),
  },
  people: Float64Array.from(places, ({ people }) => people),
  supply: Float64Array.from(places, ({ supply }) => supply),
}));

export const ranksOf = ({ people }: World): number[] => Array.from(people, (_, rank) => rank);

/** Minutes between two communes as the decision record words them, with no care for speed; null where no road is known. */
export function naiveMinutes({ points }: World, a: number, b: number): number | null {
  const at = (rank: number) => ({
    lon: points.lon[rank] ?? Number.NaN,
    lat: points.lat[rank] ?? Number.NaN,
    level: points.niveau[rank] ?? -1,
    mass: points.masse[rank],
    anchor: points.ancre[rank] ?? -1,
    official: points.minutes_ancre[rank] ?? Number.NaN,
  });
  const free = (i: number, j: number): number => {
    const [from, to] = [at(i), at(j)];
    const km = greatCircleKm(from.lon, from.lat, to.lon, to.lat);
    const oneWay = (o: number, d: number): number => Math.min(1, km / approachKm) * ((model.start[o] ?? 0) + (model.arrival[d] ?? 0)) + (model.pace[o] ?? 0) * km;
    return (oneWay(from.level, to.level) + oneWay(to.level, from.level)) / 2;
  };
  const local = (rank: number, km: number): number => {
    const { anchor, official, lon, lat } = at(rank);
    if (anchor < 0) return 0;
    const gap = Math.max(-10, Math.min(10, official - free(rank, anchor)));
    const anchorKm = Math.max(0.1, greatCircleKm(lon, lat, at(anchor).lon, at(anchor).lat));
    return 0.2 * gap * Math.min(1, km / anchorKm);
  };
  const [from, to] = [at(a), at(b)];
  if (Number.isNaN(from.lat) || Number.isNaN(to.lat) || from.level < 0 || to.level < 0 || from.mass !== to.mass) return null;
  if (a === b) return 0;
  // The first of two communes that are each other's destination has the last word.
  if (a < b ? from.anchor === b : from.anchor === b && to.anchor !== a) return from.official;
  if (to.anchor === a) return to.official;
  const km = greatCircleKm(from.lon, from.lat, to.lon, to.lat);
  return Math.max(0, free(a, b) + local(a, km) + local(b, km));
}

const step = (time: number): number => decay.find(({ moins_de }) => time < moins_de)?.poids ?? 0;

/** Mean of the official steps over a thousand times spread evenly within ± 3 minutes of the estimate. */
export function naiveWeight(minutes: number): number {
  const samples = Array.from({ length: 1000 }, (_, i) => minutes - 3 + (6 * (i + 0.5)) / 1000);
  return samples.reduce((sum, time) => sum + step(time), 0) / samples.length;
}
