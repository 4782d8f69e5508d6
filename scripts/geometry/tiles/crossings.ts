import type { CommuneTopology } from './topology';

/** What the search needs of the topology. */
export type ArcPositions = Pick<CommuneTopology, 'arcStart' | 'x' | 'y' | 'weight' | 'vertex'>;


const turn = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

/** Segments between kept positions: arc, and the indexes of both ends. */
interface Segments {
  arc: Int32Array;
  from: Int32Array;
  to: Int32Array;
  count: number;
  /** Mean length, for the size of the index's cells. */
  meanLength: number;
}

function keptSegments({ arcStart, x, y, weight }: ArcPositions, thresholds: Float64Array): Segments {
  const arc = new Int32Array(x.length);
  const from = new Int32Array(x.length);
  const to = new Int32Array(x.length);
  let count = 0;
  let length = 0;
  for (let a = 0; a < thresholds.length; a += 1) {
    const threshold = thresholds[a] ?? 0;
    let previous = arcStart[a] ?? 0;
    for (let i = previous + 1; i < (arcStart[a + 1] ?? 0); i += 1) {
      if ((weight[i] ?? 0) < threshold) continue;
      arc[count] = a;
      from[count] = previous;
      to[count] = i;
      count += 1;
      length += Math.hypot((x[i] ?? 0) - (x[previous] ?? 0), (y[i] ?? 0) - (y[previous] ?? 0));
      previous = i;
    }
  }
  return { arc, from, to, count, meanLength: length / Math.max(1, count) };
}

/** Hash buckets of the grid cells that the box of each segment touches: those of `s` are `buckets[first[s]]` to `buckets[first[s + 1]]` (excluded). */
interface Cells {
  first: Int32Array;
  buckets: Int32Array;
  bucketCount: number;
}

function cellsOf({ x, y }: ArcPositions, { from, to, count, meanLength }: Segments): Cells {
  const perCell = 1 / Math.max(meanLength * 2, Number.MIN_VALUE);
  // Two cells in one bucket cost a few tests, never an answer.
  const bucketCount = 2 ** Math.ceil(Math.log2(count * 2 + 16));
  const first = new Int32Array(count + 1);
  let buckets = new Int32Array(count * 4 + 16);
  let filled = 0;
  for (let s = 0; s < count; s += 1) {
    const ax = (x[from[s] ?? 0] ?? 0) * perCell;
    const ay = (y[from[s] ?? 0] ?? 0) * perCell;
    const bx = (x[to[s] ?? 0] ?? 0) * perCell;
    const by = (y[to[s] ?? 0] ?? 0) * perCell;
    const right = Math.floor(Math.max(ax, bx));
    const bottom = Math.floor(Math.max(ay, by));
    const left = Math.floor(Math.min(ax, bx));
    const top = Math.floor(Math.min(ay, by));
    const needed = filled + (right - left + 1) * (bottom - top + 1);
    if (needed > buckets.length) {
      const wider = new Int32Array(needed * 2);
      wider.set(buckets);
      buckets = wider;
    }
    for (let cx = left; cx <= right; cx += 1) {
      for (let cy = top; cy <= bottom; cy += 1) {
        buckets[filled] = (Math.imul(cx, 73_856_093) ^ Math.imul(cy, 19_349_663)) & (bucketCount - 1);
        filled += 1;
      }
    }
    first[s + 1] = filled;
  }
  return { first, buckets, bucketCount };
}

/** Segments by bucket (counting sort): those of `b` are `members[start[b]]` to `members[start[b + 1]]` (excluded). */
function segmentsByBucket({ first, buckets, bucketCount }: Cells, indexed: (segment: number) => boolean): { start: Int32Array; members: Int32Array } {
  const start = new Int32Array(bucketCount + 1);
  const eachIndexed = (visit: (bucket: number, segment: number) => void): void => {
    for (let s = 0; s < first.length - 1; s += 1) {
      if (!indexed(s)) continue;
      for (let c = first[s] ?? 0; c < (first[s + 1] ?? 0); c += 1) visit(buckets[c] ?? 0, s);
    }
  };
  eachIndexed((bucket) => {
    start[bucket + 1] = (start[bucket + 1] ?? 0) + 1;
  });
  for (let b = 1; b < start.length; b += 1) start[b] = (start[b] ?? 0) + (start[b - 1] ?? 0);
  const filled = start.slice(0, -1);
  const members = new Int32Array(start.at(-1) ?? 0);
  eachIndexed((bucket, segment) => {
    const at = filled[bucket] ?? 0;
    members[at] = segment;
    filled[bucket] = at + 1;
  });
  return { start, members };
}

/**
 * Arcs that cross one another once simplified (sharing a vertex is no crossing).
 * @param thresholds weight under which a position of each arc is left out.
 * @param among when given, only the crossings in which one of these arcs takes part are looked for.
 */
export function crossingArcs(topology: ArcPositions, thresholds: Float64Array, among?: ReadonlySet<number>): Set<number> {
  const { x, y, vertex } = topology;
  const { arc, from, to, ...sizes } = keptSegments(topology, thresholds);
  const cells = cellsOf(topology, { arc, from, to, ...sizes });
  const { start, members } = segmentsByBucket(cells, (segment) => among === undefined || among.has(arc[segment] ?? 0));

  const cross = (s: number, t: number): boolean => {
    const a = from[s] ?? 0;
    const b = to[s] ?? 0;
    const c = from[t] ?? 0;
    const d = to[t] ?? 0;
    const ax = x[a] ?? 0;
    const bx = x[b] ?? 0;
    const cx = x[c] ?? 0;
    const dx = x[d] ?? 0;
    if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
    const ay = y[a] ?? 0;
    const by = y[b] ?? 0;
    const cy = y[c] ?? 0;
    const dy = y[d] ?? 0;
    if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
    if (vertex[a] === vertex[c] || vertex[a] === vertex[d] || vertex[b] === vertex[c] || vertex[b] === vertex[d]) return false;
    return (
      turn(ax, ay, bx, by, cx, cy) > 0 !== turn(ax, ay, bx, by, dx, dy) > 0 &&
      turn(cx, cy, dx, dy, ax, ay) > 0 !== turn(cx, cy, dx, dy, bx, by) > 0
    );
  };

  const crossing = new Set<number>();
  for (let s = 0; s < sizes.count; s += 1) {
    for (let c = cells.first[s] ?? 0; c < (cells.first[s + 1] ?? 0); c += 1) {
      const bucket = cells.buckets[c] ?? 0;
      for (let m = start[bucket] ?? 0; m < (start[bucket + 1] ?? 0); m += 1) {
        const other = members[m] ?? 0;
        if (other === s || !cross(s, other)) continue;
        crossing.add(arc[s] ?? 0);
        crossing.add(arc[other] ?? 0);
      }
    }
  }
  return crossing;
}
