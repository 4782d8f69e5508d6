import { choiceOf, isSubmodular, type SitingProblem, valueOfSites } from './problem';
import { Selection } from './selection';

export interface SitesFound {
  /** Positions, ascending, the fixed ones included; fewer than asked where no other site changes anything. */
  readonly chosen: Int32Array<ArrayBuffer>;
  readonly value: number;
  /** No answer is worth more; null where the goal gives no such bound. */
  readonly bound: number | null;
}

/** A change smaller than this part of the value is a matter of rounding. */
const noise = 1e-9;

/**
 * The best site each time, then exchanges: one chosen site for one that is not, while that gains something.
 *
 * The bound: where the goal is submodular, no answer adds to what is already chosen more than its sites add one by one, so
 * that value + the best gains of as many sites as can still differ is never passed. It is taken at every step, nothing
 * chosen included, and the least one is kept.
 */
export function greedy(problem: SitingProblem, report: (found: SitesFound) => void = () => undefined): SitesFound {
  const { fixed, count, rule } = problem;
  const choice = choiceOf(problem);
  const selection = new Selection(problem);
  for (const site of fixed) selection.add(site);
  const free = Math.max(0, Math.min(count - fixed.length, choice.length));
  let bound = Infinity;
  const tighten = (): void => {
    if (isSubmodular(rule)) bound = Math.min(bound, selection.value + largest(choice, free, (site) => selection.gain(site)));
  };
  const found = (): SitesFound => {
    const chosen = Int32Array.from(problem.sites.keys()).filter((site) => selection.has(site));
    const value = valueOfSites(problem, chosen);
    return { chosen, value, bound: isSubmodular(rule) ? Math.max(value, bound) : null };
  };
  tighten();
  for (let step = 0; step < free; step += 1) {
    const best = selection.best(choice);
    if (best < 0) break;
    selection.add(best);
    tighten();
    report(found());
  }
  for (let better = true; better; ) {
    better = false;
    for (const site of choice) {
      if (!selection.has(site)) continue;
      selection.remove(site);
      const other = selection.best(choice);
      const keeps = other < 0 || selection.score(other) <= selection.score(site) + noise * Math.max(1, selection.value);
      selection.add(keeps ? site : other);
      better ||= !keeps;
    }
    if (better) {
      tighten();
      report(found());
    }
  }
  return found();
}

/** Sum of the `count` largest gains. */
function largest(sites: Int32Array, count: number, gain: (site: number) => number): number {
  const top = new Float64Array(count);
  for (const site of sites) {
    const own = gain(site);
    if (count === 0 || own <= (top[0] ?? 0)) continue;
    // Ascending: the least of the best stands first.
    let at = 0;
    while (at + 1 < count && own > (top[at + 1] ?? 0)) {
      top[at] = top[at + 1] ?? 0;
      at += 1;
    }
    top[at] = own;
  }
  return top.reduce((sum, own) => sum + own, 0);
}
