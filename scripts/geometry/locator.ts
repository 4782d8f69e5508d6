import type { CommuneOutline } from './outlines';
import { bboxOf, polygonsOf, type Bbox } from './measures';
import { crossesOdd, kmPerDegree, ringInPlane, squaredDistanceToRing } from './plane';

/** Commune found near a point, and how far its border is (0 when the point is inside). */
export interface NearCommune {
  code: string;
  km: number;
}

export interface CommuneLocator {
  /** Code of the commune that contains the point, `undefined` outside all of them. */
  locate: (lon: number, lat: number) => string | undefined;
  /** The commune containing the point, otherwise the one whose border is nearest within `maxKm`. */
  locateNear: (lon: number, lat: number, maxKm: number) => NearCommune | undefined;
}

interface Entry {
  code: string;
  bbox: Bbox;
  /** Every ring, outer or hole, flat in degrees: the even-odd rule needs no more. */
  rings: Float64Array[];
}

const cellsPerDegree = 20;
const column = (lon: number): number => Math.floor((lon + 180) * cellsPerDegree);
const row = (lat: number): number => Math.floor((lat + 90) * cellsPerDegree);
const cellKey = (x: number, y: number): number => x * 180 * cellsPerDegree + y;

const contains = (entry: Entry, lon: number, lat: number): boolean => {
  const [xmin, ymin, xmax, ymax] = entry.bbox;
  if (lon < xmin || lon > xmax || lat < ymin || lat > ymax) return false;
  let inside = false;
  for (const ring of entry.rings) if (crossesOdd(ring, lon, lat)) inside = !inside;
  return inside;
};

function distanceKm(outline: CommuneOutline, lon: number, lat: number): number {
  let squared = Infinity;
  for (const ring of polygonsOf(outline.geometry).flat()) {
    squared = Math.min(squared, squaredDistanceToRing(ringInPlane(ring, lon, lat), 0, 0));
  }
  return Math.sqrt(squared);
}

/**
 * Index of the communes' outlines for point-in-polygon, on a grid of a twentieth of a degree.
 * A point on a shared border belongs to one of its two communes, the same at each call.
 */
export function communeLocator(outlines: readonly CommuneOutline[]): CommuneLocator {
  const entries = outlines.map(
    ({ code, geometry }): Entry => ({
      code,
      bbox: bboxOf(geometry),
      rings: polygonsOf(geometry)
        .flat()
        .map((ring) => Float64Array.from(ring.flatMap(([lon = Number.NaN, lat = Number.NaN]) => [lon, lat]))),
    }),
  );
  const grid = new Map<number, number[]>();
  entries.forEach(({ bbox: [xmin, ymin, xmax, ymax] }, index) => {
    for (let x = column(xmin); x <= column(xmax); x += 1) {
      for (let y = row(ymin); y <= row(ymax); y += 1) {
        const key = cellKey(x, y);
        const cell = grid.get(key);
        if (cell === undefined) grid.set(key, [index]);
        else cell.push(index);
      }
    }
  });

  const locate = (lon: number, lat: number): string | undefined => {
    for (const index of grid.get(cellKey(column(lon), row(lat))) ?? []) {
      const entry = entries[index];
      if (entry !== undefined && contains(entry, lon, lat)) return entry.code;
    }
    return undefined;
  };

  const locateNear = (lon: number, lat: number, maxKm: number): NearCommune | undefined => {
    const code = locate(lon, lat);
    if (code !== undefined) return { code, km: 0 };
    const dLat = maxKm / kmPerDegree;
    const dLon = dLat / Math.cos((lat * Math.PI) / 180);
    const candidates = new Set<number>();
    for (let x = column(lon - dLon); x <= column(lon + dLon); x += 1) {
      for (let y = row(lat - dLat); y <= row(lat + dLat); y += 1) {
        for (const index of grid.get(cellKey(x, y)) ?? []) candidates.add(index);
      }
    }
    let best: NearCommune | undefined;
    for (const index of [...candidates].sort((a, b) => a - b)) {
      const outline = outlines[index];
      if (outline === undefined) continue;
      const km = distanceKm(outline, lon, lat);
      if (km <= maxKm && (best === undefined || km < best.km)) best = { code: outline.code, km };
    }
    return best;
  };

  return { locate, locateNear };
}
