import type { MultiPolygon, Polygon, Position } from 'geojson';
import { polygonsOf } from './measures';
import { crossesOdd, doubleArea, fromPlane, ringInPlane, squaredDistanceToRing } from './plane';

interface Cell {
  x: number;
  y: number;
  /** Half of the side. */
  half: number;
  /** Signed distance from the centre to the border, positive inside. */
  distance: number;
  /** Best distance that a point of the cell can have. */
  bound: number;
}

function largestPolygon(geometry: Polygon | MultiPolygon, lon0: number, lat0: number): Float64Array[] {
  let largest: Float64Array[] = [];
  let largestArea = -1;
  for (const polygon of polygonsOf(geometry)) {
    const rings = polygon.map((ring) => ringInPlane(ring, lon0, lat0));
    const area = rings.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(doubleArea(ring)), 0);
    if (area > largestArea) [largest, largestArea] = [rings, area];
  }
  return largest;
}

function cellAt(rings: readonly Float64Array[], x: number, y: number, half: number): Cell {
  let inside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    if (crossesOdd(ring, x, y)) inside = !inside;
    nearest = Math.min(nearest, squaredDistanceToRing(ring, x, y));
  }
  const distance = (inside ? 1 : -1) * Math.sqrt(nearest);
  return { x, y, half, distance, bound: distance + half * Math.SQRT2 };
}

function takeBest(cells: Cell[]): Cell | undefined {
  let best = 0;
  for (let i = 1; i < cells.length; i += 1) if ((cells[i]?.bound ?? 0) > (cells[best]?.bound ?? 0)) best = i;
  const cell = cells[best];
  const last = cells.pop();
  if (last !== undefined && best < cells.length) cells[best] = last;
  return cell;
}

/**
 * A point well inside a geometry: the pole of inaccessibility (the point farthest from the border, to 5 % of the
 * shape's size) of its largest polygon. Unlike a centroid it never falls in a bend or a hole.
 * @returns longitude, latitude in degrees.
 * @throws RangeError if the geometry has no area.
 */
export function innerPoint(geometry: Polygon | MultiPolygon): [lon: number, lat: number] {
  const [lon0 = Number.NaN, lat0 = Number.NaN]: Position = polygonsOf(geometry)[0]?.[0]?.[0] ?? [];
  const rings = largestPolygon(geometry, lon0, lat0);
  const [xs, ys] = [0, 1].map((axis) => (rings[0] ?? new Float64Array(0)).filter((_, i) => i % 2 === axis));
  if (xs === undefined || ys === undefined || xs.length < 4) throw new RangeError('géométrie sans surface');
  const [xmin, xmax, ymin, ymax] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const size = Math.min(xmax - xmin, ymax - ymin);
  if (!(size > 0) || doubleArea(rings[0] ?? []) === 0) throw new RangeError('géométrie sans surface');

  const half = size / 2;
  const cells: Cell[] = [];
  for (let x = xmin; x < xmax; x += size) {
    for (let y = ymin; y < ymax; y += size) cells.push(cellAt(rings, x + half, y + half, half));
  }
  const precision = size / 20;
  let best = cellAt(rings, (xmin + xmax) / 2, (ymin + ymax) / 2, 0);
  for (let cell = takeBest(cells); cell !== undefined; cell = takeBest(cells)) {
    if (cell.distance > best.distance) best = cell;
    // A very thin shape has no point inside at this precision: go on until one is found.
    if (cell.bound - best.distance <= precision && best.distance > 0) break;
    const quarter = cell.half / 2;
    if (quarter < size * 1e-4) continue;
    for (const dx of [-quarter, quarter]) {
      for (const dy of [-quarter, quarter]) {
        const child = cellAt(rings, cell.x + dx, cell.y + dy, quarter);
        if (child.bound > best.distance) cells.push(child);
      }
    }
  }
  if (!(best.distance > 0)) throw new RangeError('géométrie sans surface');
  return fromPlane(best.x, best.y, lon0, lat0);
}
