import { booleanPointInPolygon, buffer, clustersDbscan, concave, convex, distance, featureCollection, intersect, lineString, point, polygon, voronoi } from '@turf/turf';
import type { Feature, MultiPolygon, Point, Polygon, Position } from 'geojson';
import { polygonsOf } from './measures';
import type { CommuneOutline } from './outlines';

/** A commune known only by a point: what stands for its outline is drawn around it. */
export interface SchematicPoint extends Omit<CommuneOutline, 'geometry'> {
  lon: number;
  lat: number;
}

type SitePoint = Feature<Point, { rank: number }>;
type Surface = Feature<Polygon | MultiPolygon>;

/** Two points farther apart than this, with none between, are of two territories: no cell spans the gap. */
const sameGroupKm = 15;
/** Longest edge of a group's hull: a wider bay is left out of it. */
const hullEdgeKm = 25;
const boxMarginDegrees = 0.5;
const decimals = 5;

const round = (value: number): number => Number(value.toFixed(decimals));
const roundRing = (ring: Position[]): Position[] => ring.map(([x = Number.NaN, y = Number.NaN]) => [round(x), round(y)]);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** Half of the usual distance between neighbours: as far as a cell on the rim should reach beyond its point. */
function rimKm(sites: readonly SitePoint[]): number {
  const nearest = sites.map((site) => Math.min(...sites.filter((other) => other !== site).map((other) => distance(site, other))));
  return sites.length < 2 ? 2 : median(nearest) / 2;
}

function hullOf(sites: readonly SitePoint[]): Surface {
  const points = featureCollection([...sites]);
  const rim = rimKm(sites);
  for (const hull of sites.length < 3 ? [] : [concave(points, { maxEdge: hullEdgeKm }), convex(points)]) {
    const wide = hull === null ? undefined : buffer(hull, rim);
    if (wide !== undefined && sites.every((site) => booleanPointInPolygon(site, wide))) return wide;
  }
  // One point, two, or points in a row have no hull: the line through them is widened.
  const positions = sites.map((site) => site.geometry.coordinates).sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
  const [only] = sites;
  const wide = buffer(positions.length > 1 || only === undefined ? lineString(positions) : only, rim);
  if (wide === undefined) throw new RangeError('enveloppe des points impossible à tracer');
  return wide;
}

/** Voronoi cells of one group of sites within its hull, added to `cells` by rank. */
function addCells(sites: readonly SitePoint[], cells: Map<number, Polygon | MultiPolygon>): void {
  const lats = sites.map((site) => site.geometry.coordinates[1] ?? Number.NaN);
  const squeeze = Math.cos((((Math.min(...lats) + Math.max(...lats)) / 2) * Math.PI) / 180);
  const squeezed = sites.map(({ geometry: { coordinates: [lon = Number.NaN, lat = Number.NaN] }, properties }) =>
    point([lon * squeeze, lat], properties),
  );
  const xs = squeezed.map((site) => site.geometry.coordinates[0] ?? Number.NaN);
  const diagram = voronoi(featureCollection(squeezed), {
    bbox: [
      Math.min(...xs) - boxMarginDegrees,
      Math.min(...lats) - boxMarginDegrees,
      Math.max(...xs) + boxMarginDegrees,
      Math.max(...lats) + boxMarginDegrees,
    ],
  });
  const hull = hullOf(sites);
  const position = ([x = Number.NaN, y = Number.NaN]: Position): Position => [x / squeeze, y];
  diagram.features.forEach((cell, i) => {
    const site = sites[i];
    if (site === undefined) return;
    const clipped = intersect(featureCollection<Polygon | MultiPolygon>([polygon(cell.geometry.coordinates.map((ring) => ring.map(position))), hull]));
    if (clipped === null) return;
    const polygons = polygonsOf(clipped.geometry).map((rings) => rings.map(roundRing));
    const [only] = polygons;
    cells.set(
      site.properties.rank,
      polygons.length === 1 && only !== undefined ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: polygons },
    );
  });
}

/**
 * Schematic outlines for communes of which only a point is known: Voronoi cells of each group of near points, cut by
 * the group's hull. Cells share their borders and never overlap; each contains its point.
 * @param points longitude and latitude in degrees, all different.
 * @returns one outline a point, in the same order.
 * @throws RangeError if two communes have the same point.
 */
export function schematicOutlines(points: readonly SchematicPoint[]): CommuneOutline[] {
  const seen = new Map<string, string>();
  for (const { code, lon, lat } of points) {
    const key = `${lon} ${lat}`;
    const other = seen.get(key);
    if (other !== undefined) throw new RangeError(`communes ${other} et ${code}\u00a0: même point de référence`);
    seen.set(key, code);
  }
  const sites = featureCollection(points.map(({ lon, lat }, rank) => point([lon, lat], { rank })));
  const groups = new Map<number, SitePoint[]>();
  for (const site of clustersDbscan(sites, sameGroupKm, { minPoints: 1 }).features) {
    const { cluster = -1, rank } = site.properties;
    const plain = point(site.geometry.coordinates, { rank });
    const group = groups.get(cluster);
    if (group === undefined) groups.set(cluster, [plain]);
    else group.push(plain);
  }
  const cells = new Map<number, Polygon | MultiPolygon>();
  for (const group of groups.values()) addCells(group, cells);
  return points.map(({ lon: _lon, lat: _lat, ...commune }, rank) => {
    const geometry = cells.get(rank);
    if (geometry === undefined) throw new RangeError(`commune ${commune.code}\u00a0: aucune cellule autour de son point`);
    return { ...commune, geometry };
  });
}
