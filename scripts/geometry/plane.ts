import type { Position } from 'geojson';

/** Mean radius of the Earth in km, the one that great-circle distances are computed with. */
const earthRadiusKm = 6371.0088;
const radians = Math.PI / 180;

/** Kilometres in one degree along a meridian. */
export const kmPerDegree = earthRadiusKm * radians;

/** A ring as x, y, x, y… in the kilometres of a plane tangent at a latitude: good to 0.1 % over a commune. */
export function ringInPlane(ring: readonly Position[], lon0: number, lat0: number): Float64Array {
  const flat = new Float64Array(ring.length * 2);
  const kmPerLon = kmPerDegree * Math.cos(lat0 * radians);
  ring.forEach(([lon = Number.NaN, lat = Number.NaN], i) => {
    flat[2 * i] = (lon - lon0) * kmPerLon;
    flat[2 * i + 1] = (lat - lat0) * kmPerDegree;
  });
  return flat;
}

/** Inverse of {@link ringInPlane} for one point. */
export const fromPlane = (x: number, y: number, lon0: number, lat0: number): [number, number] => [
  lon0 + x / (kmPerDegree * Math.cos(lat0 * radians)),
  lat0 + y / kmPerDegree,
];

/** Even-odd test of one closed flat ring (x, y, x, y…): true when a ray from the point crosses it an odd number of times. */
export function crossesOdd(ring: ArrayLike<number>, x: number, y: number): boolean {
  let inside = false;
  for (let i = 2; i < ring.length; i += 2) {
    const ax = ring[i - 2] ?? 0;
    const ay = ring[i - 1] ?? 0;
    const bx = ring[i] ?? 0;
    const by = ring[i + 1] ?? 0;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Squared distance from a point to a closed flat ring. */
export function squaredDistanceToRing(ring: ArrayLike<number>, x: number, y: number): number {
  let nearest = Infinity;
  for (let i = 2; i < ring.length; i += 2) {
    const ax = ring[i - 2] ?? 0;
    const ay = ring[i - 1] ?? 0;
    const dx = (ring[i] ?? 0) - ax;
    const dy = (ring[i + 1] ?? 0) - ay;
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
    const ex = ax + along * dx - x;
    const ey = ay + along * dy - y;
    const squared = ex * ex + ey * ey;
    if (squared < nearest) nearest = squared;
  }
  return nearest;
}

/** Twice the signed area of a closed flat ring, positive when counter-clockwise with y upwards. */
export function doubleArea(ring: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 2; i < ring.length; i += 2) {
    sum += (ring[i - 2] ?? 0) * (ring[i + 1] ?? 0) - (ring[i] ?? 0) * (ring[i - 1] ?? 0);
  }
  return sum;
}
