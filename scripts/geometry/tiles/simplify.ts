import { crossingArcs } from './crossings';
import type { Level } from './levels';
import { tilePixels } from './levels';
import type { CommuneTopology, Ring, TopoRings } from './topology';

/** A guarded ring keeps at least this share of its area, and at most its inverse, before rounding. */
const keptShare = 0.6;
/** Fewer distinct vertices than this make no shape. */
const leastVertices = 4;
const fullDetail = 0;

/** Whether an outer ring touches no other commune: an island, that may go where it is too small to be seen. */
export const isIsland = ({ arcUses }: Pick<CommuneTopology, 'arcUses'>, { arcs }: Ring): boolean => arcs.every((ref) => arcUses[ref < 0 ? ~ref : ref] === 1);

/**
 * Outer rings that must keep a shape at every zoom: the largest one of a commune, so that it never vanishes, and its
 * detached parts on land, that would otherwise leave a hole between their neighbours.
 */
export function guardedRings(topology: Pick<CommuneTopology, 'arcUses'>, polygons: readonly TopoRings[]): Ring[] {
  const outers = polygons.flatMap(([outer]) => outer ?? []);
  const largest = Math.max(...outers.map(({ area }) => area));
  return outers.filter((ring) => ring.area === largest || !isIsland(topology, ring));
}

function keepsShape(topology: CommuneTopology, thresholds: Float64Array, ring: Ring): boolean {
  const { arcStart, x, y, weight } = topology;
  let double = 0;
  let vertices = 0;
  let [px, py, ox, oy] = [0, 0, 0, 0];
  let started = false;
  for (const ref of ring.arcs) {
    const arc = ref < 0 ? ~ref : ref;
    const threshold = thresholds[arc] ?? fullDetail;
    const from = arcStart[arc] ?? 0;
    const to = arcStart[arc + 1] ?? 0;
    // The last position of an arc is the first of the next one.
    for (let k = 0; k < to - from - 1; k += 1) {
      const i = ref < 0 ? to - 1 - k : from + k;
      if ((weight[i] ?? 0) < threshold) continue;
      const qx = x[i] ?? 0;
      const qy = y[i] ?? 0;
      if (!started) [ox, oy, started] = [qx, qy, true];
      else double += (px - ox) * (qy - oy) - (qx - ox) * (py - oy);
      [px, py] = [qx, qy];
      vertices += 1;
    }
  }
  const share = (ring.sign * double) / 2 / ring.area;
  return vertices >= leastVertices && share >= keptShare && share <= 1 / keptShare;
}

const detail = (threshold: number, finest: number): number => (threshold / 4 < finest ? fullDetail : threshold / 4);

/**
 * Chooses, for every arc, the weight under which its positions go at a zoom: one value for both sides of a border, so
 * that no gap or overlap opens. It starts from the zoom's own threshold and is lowered, arc by arc, where a commune
 * would lose its shape or where two borders would cross.
 * @returns one threshold an arc, in square units of the Mercator square; 0 keeps every position.
 */
export function arcThresholds(topology: CommuneTopology, { zoom, detailPx }: Pick<Level, 'zoom' | 'detailPx'>): Float64Array {
  const start = (detailPx / (tilePixels * 2 ** zoom)) ** 2;
  const thresholds = new Float64Array(topology.arcStart.length - 1).fill(start);
  if (start === 0) return thresholds;
  const finest = start / 4 ** 10;
  const lower = (arc: number): boolean => {
    const before = thresholds[arc] ?? fullDetail;
    thresholds[arc] = detail(before, finest);
    return before > fullDetail;
  };

  for (const ring of topology.communes.flatMap((polygons) => guardedRings(topology, polygons))) {
    while (!keepsShape(topology, thresholds, ring)) {
      const lowered = ring.arcs.map((ref) => lower(ref < 0 ? ~ref : ref));
      if (!lowered.includes(true)) break;
    }
  }

  let changed: ReadonlySet<number> | undefined;
  do {
    changed = new Set([...crossingArcs(topology, thresholds, changed)].filter(lower));
  } while (changed.size > 0);
  return thresholds;
}
