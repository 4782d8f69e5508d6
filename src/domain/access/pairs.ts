import type { AccessPoints } from '../../contract/access-file';
import { approachKm, kmPerDegree, type TravelTimeModel } from '../travel-time';

/**
 * Communes within reach of each commune, itself included, as compressed rows: the neighbours of `i` are
 * `neighbour[offset[i]] … neighbour[offset[i + 1] - 1]`. Minutes there and back are the same, so the rows are also the columns.
 */
export interface Pairs {
  /** n + 1 positions. */
  readonly offset: Int32Array<ArrayBuffer>;
  /** Ranks. */
  readonly neighbour: Int32Array<ArrayBuffer>;
  /** Hundredths of a minute. */
  readonly centiminutes: Uint16Array<ArrayBuffer>;
}

/**
 * Part of the gap between official and estimated minutes to emergency care that is carried to other trips of the same
 * commune: 0.25, 0.4 and 0.5 do alike on the official APL of the départements used to tune, 0, 0.75 and 1 worse.
 */
const localShare = 0.4;
/** A larger gap says more of a road round a mountain than of the other roads of the commune. */
const largestGap = 10;

const radians = Math.PI / 180;
/** Side of a cell of the search grid, in km: a few rings of cells reach the farthest trip. */
const cellKm = 8;

/** What the trips of one commune cost. */
interface Ends {
  /** Minutes to leave or to enter: mean of both. */
  readonly terminal: Float64Array;
  readonly pace: Float64Array;
  /** Minutes carried from the official time, and the km over which they grow. */
  readonly gap: Float64Array;
  readonly gapKm: Float64Array;
}

/** Great circle between two near points, in km (haversine, the sine of a small angle taken for the angle). */
function kmBetween({ lon, lat }: AccessPoints, cosine: Float64Array, a: number, b: number): number {
  const dLat = (lat[a] ?? 0) - (lat[b] ?? 0);
  const dLon = (lon[a] ?? 0) - (lon[b] ?? 0);
  return kmPerDegree * Math.sqrt(dLat * dLat + (cosine[a] ?? 0) * (cosine[b] ?? 0) * dLon * dLon);
}

function endsOf(points: AccessPoints, cosine: Float64Array, model: TravelTimeModel): Ends {
  const n = points.lon.length;
  const terminal = Float64Array.from(points.niveau, (level) => ((model.start[level] ?? 0) + (model.arrival[level] ?? 0)) / 2);
  const pace = Float64Array.from(points.niveau, (level) => model.pace[level] ?? 0);
  const gap = new Float64Array(n);
  const gapKm = new Float64Array(n).fill(1);
  points.ancre.forEach((anchor, rank) => {
    if (anchor < 0) return;
    const km = kmBetween(points, cosine, rank, anchor);
    const known = (points.minutes_ancre[rank] ?? 0) - freeMinutes(terminal, pace, rank, anchor, km);
    gap[rank] = (localShare / 2) * Math.min(largestGap, Math.max(-largestGap, known));
    gapKm[rank] = Math.max(km, 0.1);
  });
  return { terminal, pace, gap, gapKm };
}

/** Mean of the model's minutes there and back. */
const freeMinutes = (terminal: Float64Array, pace: Float64Array, a: number, b: number, km: number): number =>
  Math.min(1, km / approachKm) * ((terminal[a] ?? 0) + (terminal[b] ?? 0)) + (((pace[a] ?? 0) + (pace[b] ?? 0)) / 2) * km;

/** Minutes between two communes without an official time: the model's, with both ends' local gap. */
function estimatedMinutes({ terminal, pace, gap, gapKm }: Ends, a: number, b: number, km: number): number {
  const local = (gap[a] ?? 0) * Math.min(1, km / (gapKm[a] ?? 1)) + (gap[b] ?? 0) * Math.min(1, km / (gapKm[b] ?? 1));
  return Math.max(0, freeMinutes(terminal, pace, a, b, km) + local);
}

/**
 * Every pair of communes less than `reach` minutes apart by car, on the same land. A commune without a point or without a
 * density level has no neighbour, not even itself.
 * @param reach minutes, at most 600.
 */
export function buildPairs(points: AccessPoints, model: TravelTimeModel, reach: number): Pairs {
  const n = points.lon.length;
  const cosine = Float64Array.from(points.lat, (lat) => Math.cos(lat * radians));
  const ends = endsOf(points, cosine, model);
  const leastTerminal = Math.min(...model.start.map((start, level) => (start + (model.arrival[level] ?? 0)) / 2));
  const leastPace = Math.min(...model.pace);
  // No longer trip from there can be within reach: the local gaps take off at most what both ends carry.
  const farthestFrom = (rank: number): number =>
    Math.max(approachKm, (2 * (reach + localShare * largestGap - (ends.terminal[rank] ?? 0) - leastTerminal)) / ((ends.pace[rank] ?? 0) + leastPace));
  const cells = cellsOf(points, cosine);
  let capacity = 1 << 20;
  let firsts = new Int32Array(capacity);
  let seconds = new Int32Array(capacity);
  let times = new Uint16Array(capacity);
  let count = 0;
  const offset = new Int32Array(n + 1);
  const add = (a: number, b: number, minutes: number): void => {
    if (count === capacity) {
      capacity *= 2;
      firsts = grown(firsts, new Int32Array(capacity));
      seconds = grown(seconds, new Int32Array(capacity));
      times = grown(times, new Uint16Array(capacity));
    }
    firsts[count] = a;
    seconds[count] = b;
    times[count] = Math.round(minutes * 100);
    count += 1;
    offset[a + 1] = (offset[a + 1] ?? 0) + 1;
    if (a !== b) offset[b + 1] = (offset[b + 1] ?? 0) + 1;
  };
  for (let a = 0; a < n; a += 1) {
    if ((cells.of[a] ?? -1) < 0) continue;
    add(a, a, 0);
    const anchor = points.ancre[a] ?? -1;
    // Two communes that are each other's destination: the time of the first one is taken.
    const told = anchor > a || points.ancre[anchor] !== a;
    if (anchor >= 0 && told && points.masse[a] === points.masse[anchor] && (points.minutes_ancre[a] ?? reach) < reach) {
      add(a, anchor, points.minutes_ancre[a] ?? 0);
    }
    const farthest = farthestFrom(a);
    cells.around(a, farthest, (b) => {
      if (points.masse[a] !== points.masse[b] || anchor === b || points.ancre[b] === a) return;
      const km = kmBetween(points, cosine, a, b);
      if (km > farthest) return;
      const minutes = estimatedMinutes(ends, a, b, km);
      if (minutes < reach) add(a, b, minutes);
    });
  }
  for (let rank = 0; rank < n; rank += 1) offset[rank + 1] = (offset[rank + 1] ?? 0) + (offset[rank] ?? 0);
  const total = offset[n] ?? 0;
  const neighbour = new Int32Array(total);
  const centiminutes = new Uint16Array(total);
  const next = offset.slice(0, n);
  const put = (row: number, other: number, time: number): void => {
    const place = next[row] ?? 0;
    neighbour[place] = other;
    centiminutes[place] = time;
    next[row] = place + 1;
  };
  for (let pair = 0; pair < count; pair += 1) {
    const [a, b, time] = [firsts[pair] ?? 0, seconds[pair] ?? 0, times[pair] ?? 0];
    put(a, b, time);
    if (a !== b) put(b, a, time);
  }
  return { offset, neighbour, centiminutes };
}

function grown<T extends Int32Array | Uint16Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/**
 * Communes less than `reach` minutes from one of them, in the order of ranks: the row that `buildPairs` gives it.
 */
export function tripsFrom(points: AccessPoints, model: TravelTimeModel, reach: number, from: number): { neighbour: Int32Array; centiminutes: Uint16Array } {
  const cosine = Float64Array.from(points.lat, (lat) => Math.cos(lat * radians));
  const ends = endsOf(points, cosine, model);
  const placed = (rank: number): boolean => !Number.isNaN(points.lon[rank]) && !Number.isNaN(points.lat[rank]) && (points.niveau[rank] ?? -1) >= 0;
  const reached: [rank: number, time: number][] = [];
  for (let to = 0; placed(from) && to < points.lon.length; to += 1) {
    if (!placed(to) || points.masse[from] !== points.masse[to]) continue;
    const minutes = to === from ? 0 : minutesBetween(points, ends, cosine, Math.min(from, to), Math.max(from, to));
    if (minutes < reach) reached.push([to, Math.round(minutes * 100)]);
  }
  return { neighbour: Int32Array.from(reached, ([rank]) => rank), centiminutes: Uint16Array.from(reached, ([, time]) => time) };
}

/** Minutes between two communes, the first one's destination having the last word where each is the other's. */
function minutesBetween(points: AccessPoints, ends: Ends, cosine: Float64Array, a: number, b: number): number {
  if (points.ancre[a] === b) return points.minutes_ancre[a] ?? Number.NaN;
  if (points.ancre[b] === a) return points.minutes_ancre[b] ?? Number.NaN;
  return estimatedMinutes(ends, a, b, kmBetween(points, cosine, a, b));
}

interface Cells {
  /** Cell of each commune, -1 without one. */
  readonly of: Int32Array;
  /** Calls back with every commune of higher rank whose cell is within `km`. */
  readonly around: (rank: number, km: number, visit: (other: number) => void) => void;
}

/** Bands of latitude cut in cells about `cellKm` wide; within a cell, ranks ascend. */
function cellsOf({ lon, lat, niveau }: AccessPoints, cosine: Float64Array): Cells {
  const n = lon.length;
  const height = cellKm / kmPerDegree;
  const bandOf = (degrees: number): number => Math.floor((degrees + 90) / height);
  const bands = Math.ceil(180 / height) + 1;
  // Width of the cells of a band, in degrees: about `cellKm` in its middle.
  const widthOf = (band: number): number => height / Math.max(0.01, Math.cos(((band + 0.5) * height - 90) * radians));
  const across = Math.ceil(360 / height) + 1;
  const of = new Int32Array(n).fill(-1);
  const members = new Map<number, number[]>();
  for (let rank = 0; rank < n; rank += 1) {
    const [x, y] = [lon[rank] ?? Number.NaN, lat[rank] ?? Number.NaN];
    if (Number.isNaN(x) || Number.isNaN(y) || (niveau[rank] ?? -1) < 0) continue;
    const band = Math.min(bands - 1, bandOf(y));
    const cell = band * across + Math.floor((x + 180) / widthOf(band));
    of[rank] = cell;
    const known = members.get(cell);
    if (known === undefined) members.set(cell, [rank]);
    else known.push(rank);
  }
  return {
    of,
    around: (rank, km, visit) => {
      const [x, y] = [lon[rank] ?? 0, lat[rank] ?? 0];
      const dLat = km / kmPerDegree;
      // The cosine of the far edge of the circle, with a little to spare.
      const dLon = dLat / Math.max(0.01, (cosine[rank] ?? 1) - dLat * radians);
      for (let band = bandOf(y - dLat); band <= bandOf(y + dLat); band += 1) {
        const width = widthOf(band);
        const last = Math.floor((x + dLon + 180) / width);
        for (let column = Math.floor((x - dLon + 180) / width); column <= last; column += 1) {
          const cell = members.get(band * across + column);
          if (cell === undefined) continue;
          for (const other of cell) if (other > rank) visit(other);
        }
      }
    },
  };
}
