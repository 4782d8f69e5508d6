import { almostAll, type SitingProblem, valueOfSites } from './problem';

/** Ways of choosing `k` out of `n`; Infinity once past any use. */
export function combinations(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i += 1) {
    ways = (ways * (n - i + 1)) / i;
    if (ways > 1e15) return Infinity;
  }
  return Math.round(ways);
}

export interface Enumerated {
  /** Positions, ascending. */
  readonly chosen: Int32Array<ArrayBuffer>;
  readonly value: number;
}

/** Combinations between two reports. */
const reportEvery = 20_000;

/**
 * Tries every choice of `free` sites beside the fixed ones. What several sites share is reckoned once: choices are gone
 * through as a tree, and each leaf only adds its last site.
 * @param start the answer to beat; it stays where nothing does better than it.
 */
export function enumerate(
  problem: SitingProblem,
  choice: Int32Array,
  free: number,
  start: Enumerated,
  report: (best: Enumerated, done: number) => void = () => undefined,
): Enumerated {
  const { rule, offset, need, effect, weight, fixed, communes } = problem;
  const got = new Float64Array(communes.length);
  const path = new Int32Array(free);
  let best = start;
  let done = 0;
  const saved: Float64Array[] = [];

  /** What a site adds to what is there. */
  const gainOf = (site: number): number => {
    const end = offset[site + 1] ?? 0;
    let gain = 0;
    for (let k = offset[site] ?? 0; k < end; k += 1) {
      const i = need[k] ?? 0;
      const before = got[i] ?? 0;
      const own = effect[k] ?? 0;
      if (rule === 'meilleur') {
        if (own > before) gain += (weight[i] ?? 0) * (own - before);
      } else if (before < almostAll) {
        if (rule === 'plafond') gain += (weight[i] ?? 0) * Math.min(1 - before, own);
        else if (before + own >= almostAll) gain += weight[i] ?? 0;
      }
    }
    return gain;
  };
  const add = (site: number, depth: number): void => {
    const from = offset[site] ?? 0;
    const end = offset[site + 1] ?? 0;
    const kept = saved[depth]?.length === end - from ? (saved[depth] ?? new Float64Array(0)) : new Float64Array(end - from);
    saved[depth] = kept;
    for (let k = from; k < end; k += 1) {
      const i = need[k] ?? 0;
      const before = got[i] ?? 0;
      kept[k - from] = before;
      got[i] = rule === 'meilleur' ? Math.max(before, effect[k] ?? 0) : before + (effect[k] ?? 0);
    }
  };
  // Exactly what was there, not a subtraction: no rounding piles up.
  const restore = (site: number, depth: number): void => {
    const from = offset[site] ?? 0;
    const end = offset[site + 1] ?? 0;
    for (let k = from; k < end; k += 1) got[need[k] ?? 0] = saved[depth]?.[k - from] ?? 0;
  };
  const keep = (value: number): void => {
    const chosen = Int32Array.from([...fixed, ...path]).toSorted();
    if (value > best.value + 1e-9 * Math.max(1, best.value)) best = { chosen, value: valueOfSites(problem, chosen) };
  };
  const visit = (depth: number, from: number, value: number): void => {
    const last = depth === free - 1;
    for (let at = from; at <= choice.length - (free - depth); at += 1) {
      const site = choice[at] ?? 0;
      path[depth] = site;
      const after = value + gainOf(site);
      if (last) {
        if (after > best.value) keep(after);
        done += 1;
        if (done % reportEvery === 0) report(best, done);
        continue;
      }
      add(site, depth);
      visit(depth + 1, at + 1, after);
      restore(site, depth);
    }
  };
  let base = 0;
  fixed.forEach((site, place) => {
    base += gainOf(site);
    add(site, free + place);
  });
  if (free === 0) keep(base);
  else visit(0, 0, base);
  return best;
}
