import type { Level } from './levels';
import { guardedRings } from './simplify';
import type { ArcRef, CommuneTopology } from './topology';
import { widenFlatRings } from './widen';

/** The topology on a zoom's grid: whole units from the north-west corner of the world. */
export interface QuantizedTopology {
  /** Kept positions of each arc as x, y, x, y…, neighbours never equal. Arcs that meet still do, exactly. */
  arcs: readonly Int32Array[];
  /** Guarded rings with vertices that had to be moved by one unit so that they still show. */
  moved: number;
  /** Communes of which a guarded ring could not be kept visible. */
  lost: number[];
}

/** Twice the signed area of a closed flat ring on the grid, y downwards. */
export function doubleGridArea(ring: ArrayLike<number>): number {
  const ox = ring[0] ?? 0;
  const oy = ring[1] ?? 0;
  let sum = 0;
  for (let i = 2; i < ring.length; i += 2) {
    sum += ((ring[i - 2] ?? 0) - ox) * ((ring[i + 1] ?? 0) - oy) - ((ring[i] ?? 0) - ox) * ((ring[i - 1] ?? 0) - oy);
  }
  return sum;
}

/** Positions of a ring or line of arcs as x, y, x, y…, the joints once, neighbours never equal. */
export function stitch(arcs: readonly Int32Array[], refs: readonly ArcRef[]): number[] {
  const points: number[] = [];
  const push = (x: number, y: number): void => {
    if (points.length === 0 || points[points.length - 2] !== x || points[points.length - 1] !== y) points.push(x, y);
  };
  for (const ref of refs) {
    const arc = arcs[ref < 0 ? ~ref : ref] ?? new Int32Array(0);
    if (ref < 0) for (let i = arc.length - 2; i >= 0; i -= 2) push(arc[i] ?? 0, arc[i + 1] ?? 0);
    else for (let i = 0; i < arc.length; i += 2) push(arc[i] ?? 0, arc[i + 1] ?? 0);
  }
  return points;
}

/**
 * Rounds the simplified topology to a zoom's grid. A vertex is rounded once for all the arcs that meet there, so borders
 * stay shared to the unit. Where rounding would flatten a commune, one or two of its vertices are moved by a unit, for
 * its neighbours too.
 */
export function quantize(topology: CommuneTopology, thresholds: Float64Array, { zoom, extent }: Pick<Level, 'zoom' | 'extent'>): QuantizedTopology {
  const { arcStart, x, y, weight, vertex, vertexCount, communes } = topology;
  const grid = extent * 2 ** zoom;
  const qx = new Int32Array(vertexCount);
  const qy = new Int32Array(vertexCount);
  for (let i = 0; i < x.length; i += 1) {
    const v = vertex[i] ?? 0;
    qx[v] = Math.round((x[i] ?? 0) * grid);
    qy[v] = Math.round((y[i] ?? 0) * grid);
  }

  /** Kept vertices of each arc. */
  const kept: Int32Array[] = [];
  const buffer = new Int32Array(x.length * 2);
  thresholds.forEach((threshold, arc) => {
    let count = 0;
    for (let i = arcStart[arc] ?? 0; i < (arcStart[arc + 1] ?? 0); i += 1) {
      if ((weight[i] ?? 0) < threshold) continue;
      buffer[count] = vertex[i] ?? 0;
      count += 1;
    }
    kept.push(buffer.slice(0, count));
  });

  const { moved, lost } = widenFlatRings(
    { qx, qy, kept },
    communes.flatMap((polygons, commune) => guardedRings(topology, polygons).map((ring) => ({ ring, commune }))),
  );
  const arcs = kept.map((vertices) => {
    let count = 0;
    for (const v of vertices) {
      const px = qx[v] ?? 0;
      const py = qy[v] ?? 0;
      if (count > 0 && buffer[count - 2] === px && buffer[count - 1] === py) continue;
      buffer[count] = px;
      buffer[count + 1] = py;
      count += 2;
    }
    return buffer.slice(0, count);
  });
  return { arcs, moved, lost };
}
