import type { Level } from './levels';
import { mainRing } from './simplify';
import type { ArcRef, CommuneTopology, Ring } from './topology';

/** Twice the least area, in grid units, that the main ring of a commune keeps: a triangle of one square unit. */
const leastDoubleArea = 2;

/** The topology on a zoom's grid: whole units from the north-west corner of the world. */
export interface QuantizedTopology {
  /** Kept positions of each arc as x, y, x, y…, neighbours never equal. Arcs that meet still do, exactly. */
  arcs: readonly Int32Array[];
  /** Communes whose vertices had to be moved by one unit so that they still show. */
  moved: number;
  /** Communes that could not be kept visible. */
  lost: number[];
}

interface Move {
  vertex: number;
  dx: number;
  dy: number;
}

const steps = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const)).filter(([dx, dy]) => dx !== 0 || dy !== 0);

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

  const doubleArea = (ring: Ring): number => {
    const first = ring.arcs[0] ?? 0;
    const start = kept[first < 0 ? ~first : first]?.at(first < 0 ? -1 : 0) ?? 0;
    const ox = qx[start] ?? 0;
    const oy = qy[start] ?? 0;
    let sum = 0;
    for (const ref of ring.arcs) {
      const arc = kept[ref < 0 ? ~ref : ref] ?? new Int32Array(0);
      let partial = 0;
      for (let k = 1; k < arc.length; k += 1) {
        const a = arc[k - 1] ?? 0;
        const b = arc[k] ?? 0;
        partial += ((qx[a] ?? 0) - ox) * ((qy[b] ?? 0) - oy) - ((qx[b] ?? 0) - ox) * ((qy[a] ?? 0) - oy);
      }
      sum += ref < 0 ? -partial : partial;
    }
    return sum * ring.sign;
  };

  const rings = communes.map(mainRing);
  const flat = rings.flatMap((ring, commune) => (ring !== undefined && doubleArea(ring) < leastDoubleArea ? [commune] : []));
  const lost = flat.length === 0 ? [] : widen(flat);

  /** Moves vertices of the flattened communes; returns those that stay flat. */
  function widen(communesToWiden: readonly number[]): number[] {
    const ringsOfVertex = new Map<number, Set<Ring>>();
    for (const commune of communesToWiden) {
      for (const ref of rings[commune]?.arcs ?? []) for (const v of kept[ref < 0 ? ~ref : ref] ?? []) ringsOfVertex.set(v, new Set());
    }
    for (const ring of rings) {
      if (ring === undefined) continue;
      for (const ref of ring.arcs) for (const v of kept[ref < 0 ? ~ref : ref] ?? []) ringsOfVertex.get(v)?.add(ring);
    }
    const shift = ({ vertex: v, dx, dy }: Move, way: 1 | -1): void => {
      qx[v] = (qx[v] ?? 0) + way * dx;
      qy[v] = (qy[v] ?? 0) + way * dy;
    };
    return communesToWiden.filter((commune) => {
      const ring = rings[commune];
      if (ring === undefined) return false;
      const vertices = [...new Set(ring.arcs.flatMap((ref) => [...(kept[ref < 0 ? ~ref : ref] ?? [])]))];
      const moves = vertices.flatMap((v) => steps.map(([dx, dy]): Move => ({ vertex: v, dx, dy })));
      const attempts = [
        moves.map((move) => [move]),
        moves.flatMap((a, i) => moves.slice(i + 1).flatMap((b) => (b.vertex === a.vertex ? [] : [[a, b]]))),
      ];
      for (const candidates of attempts) {
        let best: Move[] | undefined;
        let least = Infinity;
        for (const candidate of candidates) {
          const touched = new Set(candidate.flatMap(({ vertex: v }) => [...(ringsOfVertex.get(v) ?? [])]));
          const before = [...touched].map(doubleArea);
          for (const move of candidate) shift(move, 1);
          const harmless = [...touched].every((other, i) => doubleArea(other) >= Math.min(leastDoubleArea, before[i] ?? 0));
          const shown = doubleArea(ring) >= leastDoubleArea;
          for (const move of candidate) shift(move, -1);
          const cost = candidate.reduce((sum, { dx, dy }) => sum + dx * dx + dy * dy, 0);
          if (harmless && shown && cost < least) [best, least] = [candidate, cost];
        }
        if (best !== undefined) {
          for (const move of best) shift(move, 1);
          return false;
        }
      }
      return true;
    });
  }

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
  return { arcs, moved: flat.length - lost.length, lost };
}
