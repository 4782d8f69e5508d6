import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { mergeArcs, meshArcs } from 'topojson-client';
import { topology as buildTopology } from 'topojson-server';
import { presimplify } from 'topojson-simplify';
import { mercatorX, mercatorY } from './mercator';

/** Topology objects, as topojson-client types them. */
type GeometryObject = NonNullable<Parameters<typeof meshArcs>[1]>;
type SurfaceObject = Extract<Parameters<typeof mergeArcs>[1], readonly unknown[]>[number];

/** Index of an arc, or its bitwise complement when it is read backwards. */
export type ArcRef = number;

export interface Ring {
  arcs: readonly ArcRef[];
  /** Sign of the ring's area as the arcs run (y downwards): what "not inverted" means for it. */
  sign: 1 | -1;
  /** Absolute area in square units of the Mercator square. */
  area: number;
}

/** Rings of one polygon, the outer one first. */
export type TopoRings = readonly Ring[];

/**
 * The communes as arcs: each border between two nodes is stored once, so whatever is done to it is done on both sides.
 * Positions are flat; the positions of arc `a` are `arcStart[a]` to `arcStart[a + 1]` (excluded).
 */
export interface CommuneTopology {
  arcStart: Int32Array;
  /** Web Mercator, unit square, y downwards. */
  x: Float64Array;
  y: Float64Array;
  /** Area below which a position may go (Visvalingam), square units of the Mercator square; infinite at nodes. */
  weight: Float64Array;
  /** Identity of each position: arcs that meet at a node share it. */
  vertex: Int32Array;
  vertexCount: number;
  /** Number of polygons that use the arc: 1 on the outer limit of the territory, 2 on a shared border. */
  arcUses: Uint8Array;
  /** Polygons by commune, in the order given. */
  communes: readonly (readonly TopoRings[])[];
}

/** Topology with what is derived from whole groups of communes. */
export interface GroupedTopology extends CommuneTopology {
  /** Borders between two communes that `differ`; with `outer`, the limit of the whole territory too. Each border is there once. */
  borders: (differ: (a: number, b: number) => boolean, outer: boolean) => ArcRef[][];
  /** Union of communes given by their indexes. */
  merge: (indexes: readonly number[]) => TopoRings[];
}

function flatten(arcs: readonly (readonly number[])[][]): Pick<CommuneTopology, 'arcStart' | 'x' | 'y' | 'weight' | 'vertex' | 'vertexCount'> {
  const arcStart = new Int32Array(arcs.length + 1);
  arcs.forEach((arc, a) => {
    arcStart[a + 1] = (arcStart[a] ?? 0) + arc.length;
  });
  const total = arcStart[arcs.length] ?? 0;
  const x = new Float64Array(total);
  const y = new Float64Array(total);
  const weight = new Float64Array(total);
  const vertex = new Int32Array(total);
  const nodes = new Map<string, number>();
  let vertexCount = 0;
  let at = 0;
  for (const arc of arcs) {
    arc.forEach(([px = Number.NaN, py = Number.NaN, w = 0], i) => {
      x[at] = px;
      y[at] = py;
      weight[at] = w;
      if (i === 0 || i === arc.length - 1) {
        const key = `${px} ${py}`;
        const known = nodes.get(key);
        vertex[at] = known ?? vertexCount;
        if (known === undefined) {
          nodes.set(key, vertexCount);
          vertexCount += 1;
        }
      } else {
        vertex[at] = vertexCount;
        vertexCount += 1;
      }
      at += 1;
    });
  }
  return { arcStart, x, y, weight, vertex, vertexCount };
}

/** Twice the signed area of a ring of arcs, all positions kept. */
function doubleRingArea({ arcStart, x, y }: Pick<CommuneTopology, 'arcStart' | 'x' | 'y'>, arcs: readonly ArcRef[]): number {
  // Around the ring's first position, so that the products stay small and exact enough.
  const first = arcs[0] ?? 0;
  const origin = first >= 0 ? (arcStart[first] ?? 0) : (arcStart[~first + 1] ?? 1) - 1;
  const ox = x[origin] ?? 0;
  const oy = y[origin] ?? 0;
  let sum = 0;
  for (const ref of arcs) {
    const arc = ref < 0 ? ~ref : ref;
    let partial = 0;
    for (let i = (arcStart[arc] ?? 0) + 1; i < (arcStart[arc + 1] ?? 0); i += 1) {
      partial += ((x[i - 1] ?? 0) - ox) * ((y[i] ?? 0) - oy) - ((x[i] ?? 0) - ox) * ((y[i - 1] ?? 0) - oy);
    }
    sum += ref < 0 ? -partial : partial;
  }
  return sum;
}

/**
 * Builds the topology once, positions projected and weighted for every simplification to come.
 * @param geometries one geometry a commune, in degrees. Borders must be the same positions on both sides.
 */
export function communeTopology(geometries: readonly (Polygon | MultiPolygon)[]): GroupedTopology {
  const collection: FeatureCollection<Polygon | MultiPolygon> = {
    type: 'FeatureCollection',
    features: geometries.map((geometry) => ({ type: 'Feature', properties: null, geometry })),
  };
  const source = buildTopology({ communes: collection });
  const { communes: extracted } = source.objects;
  const surfaces: SurfaceObject[] = [];
  for (const geometry of extracted?.type === 'GeometryCollection' ? extracted.geometries : []) {
    if (geometry.type === 'Polygon') surfaces.push({ type: 'Polygon', arcs: geometry.arcs });
    if (geometry.type === 'MultiPolygon') surfaces.push({ type: 'MultiPolygon', arcs: geometry.arcs });
  }
  if (surfaces.length !== geometries.length) throw new RangeError('une géométrie de commune n’est pas un polygone');
  const object = { type: 'GeometryCollection' as const, geometries: surfaces };
  const indexOf = new Map<GeometryObject, number>(surfaces.map((surface, index) => [surface, index]));
  const projected = {
    type: 'Topology' as const,
    objects: { communes: object },
    arcs: source.arcs.map((arc) => arc.map(([lon = Number.NaN, lat = Number.NaN]) => [mercatorX(lon), mercatorY(lat)])),
  };
  const flat = flatten(presimplify(projected).arcs);

  const toRings = (polygon: readonly (readonly ArcRef[])[]): TopoRings =>
    polygon.map((arcs) => {
      const double = doubleRingArea(flat, arcs);
      return { arcs, sign: double < 0 ? -1 : 1, area: Math.abs(double) / 2 };
    });
  const communes = surfaces.map((surface) => (surface.type === 'Polygon' ? [surface.arcs] : surface.arcs).map(toRings));
  const arcUses = new Uint8Array(source.arcs.length);
  for (const ring of communes.flat(2)) {
    for (const ref of ring.arcs) {
      const arc = ref < 0 ? ~ref : ref;
      arcUses[arc] = (arcUses[arc] ?? 0) + 1;
    }
  }

  return {
    ...flat,
    arcUses,
    communes,
    borders: (differ, outer) =>
      meshArcs(projected, object, (a, b) => (a === b ? outer : differ(indexOf.get(a) ?? -1, indexOf.get(b) ?? -1))).arcs,
    merge: (indexes) =>
      mergeArcs(
        projected,
        indexes.flatMap((index) => surfaces[index] ?? []),
      ).arcs.map(toRings),
  };
}
