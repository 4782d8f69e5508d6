import type { CommuneTopology } from './topology';

const bucketBits = 20;
const bucketMask = (1 << bucketBits) - 1;
const bucketOf = (cx: number, cy: number): number => (Math.imul(cx, 73_856_093) ^ Math.imul(cy, 19_349_663)) & bucketMask;

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

function keptSegments({ arcStart, x, y, weight }: CommuneTopology, thresholds: Float64Array): Segments {
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

/**
 * Arcs that cross one another once simplified (sharing a vertex is no crossing).
 * @param thresholds weight under which a position of each arc is left out.
 * @param among when given, only the crossings in which one of these arcs takes part are looked for.
 */
export function crossingArcs(topology: CommuneTopology, thresholds: Float64Array, among?: ReadonlySet<number>): Set<number> {
  const { x, y, vertex } = topology;
  const segments = keptSegments(topology, thresholds);
  const cell = Math.max(segments.meanLength * 2, Number.MIN_VALUE);

  const eachCell = (segment: number, visit: (bucket: number) => void): void => {
    const a = segments.from[segment] ?? 0;
    const b = segments.to[segment] ?? 0;
    const [ax, ay, bx, by] = [x[a] ?? 0, y[a] ?? 0, x[b] ?? 0, y[b] ?? 0];
    const right = Math.floor(Math.max(ax, bx) / cell);
    const bottom = Math.floor(Math.max(ay, by) / cell);
    for (let cx = Math.floor(Math.min(ax, bx) / cell); cx <= right; cx += 1) {
      for (let cy = Math.floor(Math.min(ay, by) / cell); cy <= bottom; cy += 1) visit(bucketOf(cx, cy));
    }
  };

  // Counting sort of the segments by bucket: two passes, no allocation a segment.
  const bucketStart = new Int32Array(bucketMask + 2);
  for (let s = 0; s < segments.count; s += 1) {
    eachCell(s, (bucket) => {
      bucketStart[bucket + 1] = (bucketStart[bucket + 1] ?? 0) + 1;
    });
  }
  for (let b = 1; b < bucketStart.length; b += 1) bucketStart[b] = (bucketStart[b] ?? 0) + (bucketStart[b - 1] ?? 0);
  const filled = bucketStart.slice(0, -1);
  const members = new Int32Array(bucketStart.at(-1) ?? 0);
  for (let s = 0; s < segments.count; s += 1) {
    eachCell(s, (bucket) => {
      const at = filled[bucket] ?? 0;
      members[at] = s;
      filled[bucket] = at + 1;
    });
  }

  const cross = (s: number, t: number): boolean => {
    const [a, b, c, d] = [segments.from[s] ?? 0, segments.to[s] ?? 0, segments.from[t] ?? 0, segments.to[t] ?? 0];
    const [va, vb, vc, vd] = [vertex[a], vertex[b], vertex[c], vertex[d]];
    if (va === vc || va === vd || vb === vc || vb === vd) return false;
    const [ax, ay, bx, by] = [x[a] ?? 0, y[a] ?? 0, x[b] ?? 0, y[b] ?? 0];
    const [cx, cy, dx, dy] = [x[c] ?? 0, y[c] ?? 0, x[d] ?? 0, y[d] ?? 0];
    if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
    if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
    return (
      turn(ax, ay, bx, by, cx, cy) > 0 !== turn(ax, ay, bx, by, dx, dy) > 0 &&
      turn(cx, cy, dx, dy, ax, ay) > 0 !== turn(cx, cy, dx, dy, bx, by) > 0
    );
  };

  const crossing = new Set<number>();
  for (let s = 0; s < segments.count; s += 1) {
    const arc = segments.arc[s] ?? 0;
    if (among !== undefined && !among.has(arc)) continue;
    eachCell(s, (bucket) => {
      for (let m = bucketStart[bucket] ?? 0; m < (bucketStart[bucket + 1] ?? 0); m += 1) {
        const other = members[m] ?? 0;
        if (other === s || (among === undefined && other < s) || !cross(s, other)) continue;
        crossing.add(arc);
        crossing.add(segments.arc[other] ?? 0);
      }
    });
  }
  return crossing;
}
