import type { Ring } from './topology';

/** Vertices rounded to a grid, and the kept vertices of each arc. */
export interface GridVertices {
  qx: Int32Array;
  qy: Int32Array;
  kept: readonly Int32Array[];
}

interface Move {
  vertex: number;
  dx: number;
  dy: number;
}

/** Twice the least area, in grid units, that a guarded ring keeps: one square unit. */
const leastDoubleArea = 2;

const steps = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => ({ dx, dy }))).filter(({ dx, dy }) => dx !== 0 || dy !== 0);

const arcOf = (ref: number): number => (ref < 0 ? ~ref : ref);

/** Twice the area of a ring, negative when rounding turned it inside out. */
function doubleArea({ qx, qy, kept }: GridVertices, { arcs, sign }: Ring): number {
  const first = arcs[0] ?? 0;
  const start = kept[arcOf(first)]?.at(first < 0 ? -1 : 0) ?? 0;
  const ox = qx[start] ?? 0;
  const oy = qy[start] ?? 0;
  let sum = 0;
  for (const ref of arcs) {
    const arc = kept[arcOf(ref)] ?? new Int32Array(0);
    let partial = 0;
    for (let k = 1; k < arc.length; k += 1) {
      const a = arc[k - 1] ?? 0;
      const b = arc[k] ?? 0;
      partial += ((qx[a] ?? 0) - ox) * ((qy[b] ?? 0) - oy) - ((qx[b] ?? 0) - ox) * ((qy[a] ?? 0) - oy);
    }
    sum += ref < 0 ? -partial : partial;
  }
  return sum * sign;
}

function shift({ qx, qy }: GridVertices, moves: readonly Move[], way: 1 | -1): void {
  for (const { vertex, dx, dy } of moves) {
    qx[vertex] = (qx[vertex] ?? 0) + way * dx;
    qy[vertex] = (qy[vertex] ?? 0) + way * dy;
  }
}

/** The shortest of the moves that give the ring its least area without taking theirs from the rings around; applied when found. */
function applyBest(vertices: GridVertices, ring: Ring, candidates: readonly (readonly Move[])[], around: (vertex: number) => ReadonlySet<Ring>): boolean {
  let best: readonly Move[] | undefined;
  let least = Infinity;
  for (const moves of candidates) {
    const cost = moves.reduce((sum, { dx, dy }) => sum + dx * dx + dy * dy, 0);
    if (cost >= least) continue;
    const touched = [...new Set(moves.flatMap(({ vertex }) => [...around(vertex)]))];
    const floors = touched.map((other) => Math.min(leastDoubleArea, doubleArea(vertices, other)));
    shift(vertices, moves, 1);
    const holds = doubleArea(vertices, ring) >= leastDoubleArea && touched.every((other, i) => doubleArea(vertices, other) >= (floors[i] ?? 0));
    shift(vertices, moves, -1);
    if (holds) [best, least] = [moves, cost];
  }
  if (best === undefined) return false;
  shift(vertices, best, 1);
  return true;
}

/**
 * Gives an area back to the guarded rings that rounding flattened: one vertex, or two, moves by a grid unit, on both sides
 * of every border that meets there. The vertices are changed in place.
 * @param guarded rings that must show, with the index of their commune.
 * @returns how many rings were widened, and the communes of those that could not be.
 */
export function widenFlatRings(vertices: GridVertices, guarded: readonly { ring: Ring; commune: number }[]): { moved: number; lost: number[] } {
  const { kept } = vertices;
  const verticesOf = ({ arcs }: Ring): number[] => [...new Set(arcs.flatMap((ref) => [...(kept[arcOf(ref)] ?? [])]))];
  const flat = guarded.filter(({ ring }) => doubleArea(vertices, ring) < leastDoubleArea);
  if (flat.length === 0) return { moved: 0, lost: [] };

  const ringsOfVertex = new Map<number, Set<Ring>>();
  for (const { ring } of flat) for (const vertex of verticesOf(ring)) ringsOfVertex.set(vertex, new Set());
  for (const { ring } of guarded) {
    for (const ref of ring.arcs) for (const vertex of kept[arcOf(ref)] ?? []) ringsOfVertex.get(vertex)?.add(ring);
  }
  const nothing: ReadonlySet<Ring> = new Set();
  const around = (vertex: number): ReadonlySet<Ring> => ringsOfVertex.get(vertex) ?? nothing;
  const lost = flat.filter(({ ring }) => {
    // A neighbour's move may have widened it already.
    if (doubleArea(vertices, ring) >= leastDoubleArea) return false;
    const single = verticesOf(ring).flatMap((vertex) => steps.map(({ dx, dy }): Move => ({ vertex, dx, dy })));
    if (applyBest(vertices, ring, single.map((move) => [move]), around)) return false;
    const double = single.flatMap((a, i) => single.slice(i + 1).flatMap((b) => (b.vertex === a.vertex ? [] : [[a, b]])));
    return !applyBest(vertices, ring, double, around);
  });
  return { moved: flat.length - lost.length, lost: lost.map(({ commune }) => commune) };
}
