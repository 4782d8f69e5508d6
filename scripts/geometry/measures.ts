import { area } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';

/** West, south, east, north, in degrees. */
export type Bbox = [xmin: number, ymin: number, xmax: number, ymax: number];

/** The polygons of a geometry: rings of positions, the first ring of each being the outer one. */
export const polygonsOf = (geometry: Polygon | MultiPolygon): Polygon['coordinates'][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/** Area on the sphere in km², holes taken out (Turf's formula, mean radius 6 371 008.8 m). */
export const areaKm2 = (geometry: Polygon | MultiPolygon): number => area(geometry) / 1e6;

/** Bounding box of a geometry. No French outline crosses the antimeridian. */
export function bboxOf(geometry: Polygon | MultiPolygon): Bbox {
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygonsOf(geometry)) {
    for (const [lon, lat] of polygon[0] ?? []) {
      if (lon === undefined || lat === undefined) continue;
      if (lon < box[0]) box[0] = lon;
      if (lat < box[1]) box[1] = lat;
      if (lon > box[2]) box[2] = lon;
      if (lat > box[3]) box[3] = lat;
    }
  }
  return box;
}

/** Smallest box holding all of them, `undefined` when there is none. */
export function unionBbox(boxes: Iterable<Bbox>): Bbox | undefined {
  let union: Bbox | undefined;
  for (const [xmin, ymin, xmax, ymax] of boxes) {
    union =
      union === undefined
        ? [xmin, ymin, xmax, ymax]
        : [Math.min(union[0], xmin), Math.min(union[1], ymin), Math.max(union[2], xmax), Math.max(union[3], ymax)];
  }
  return union;
}
