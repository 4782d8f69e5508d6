import { withoutDominated } from './dominance';
import { combinations, enumerate } from './enumerate';
import { greedy, type SitesFound } from './greedy';
import { type MipSolver, mipOf } from './mip';
import { choiceOf, type SitingProblem, valueOfSites } from './problem';
import { Selection } from './selection';

/** Up to here every combination is tried. */
export const mostCombinations = 1_000_000;
/** Past so many sites left to choose the solver has no chance within its time: greedy with exchanges alone. */
export const mostSitesExact = 1000;
/** Answers whose bound is this near are the best: the solver's own tolerance. */
const proven = 1e-6;

export type SitingMethod = 'glouton' | 'enumeration' | 'solveur';

/** One site of an answer. */
export interface ChosenSite {
  readonly rank: number;
  readonly fixed: boolean;
  /** What it adds to those before it. */
  readonly gain: number;
  /** What the others together would lose without it. */
  readonly loss: number;
}

export interface SitingAnswer {
  readonly method: SitingMethod;
  /** The fixed sites, then the others, the one that adds most first. */
  readonly sites: readonly ChosenSite[];
  readonly value: number;
  /** No answer is worth more; null where nothing is known of it. */
  readonly bound: number | null;
  readonly optimal: boolean;
  /** Other sites that may be chosen and would add as much as the last one that is not fixed. */
  readonly equals: number;
  /** Communes looked at, by rank, and what one more site in each would add to the answer. */
  readonly places: Int32Array<ArrayBuffer>;
  readonly next: Float64Array<ArrayBuffer>;
}

/** How far a search is, and the best so far. */
export interface SitingProgress {
  readonly method: SitingMethod;
  /** Ranks. */
  readonly sites: Int32Array<ArrayBuffer>;
  readonly value: number;
  readonly bound: number | null;
  /** Part of the work done, where it is known. */
  readonly part: number | null;
}

const isProven = ({ value, bound }: SitesFound): boolean => bound !== null && bound - value <= proven * Math.max(1, value);

/**
 * The best sites, proven so where that can be: greedy with exchanges first, then every combination up to a million, then
 * the solver; the greedy answer stands where the choice is too wide for both.
 * @param loadSolver asked for only where the solver is needed.
 */
export async function solveSiting(problem: SitingProblem, loadSolver: () => Promise<MipSolver>, report: (progress: SitingProgress) => void = () => undefined): Promise<SitingAnswer> {
  const tell = (method: SitingMethod, { chosen, value, bound }: SitesFound, part: number | null): void =>
    report({ method, sites: Int32Array.from(chosen, (site) => problem.sites[site] ?? -1), value, bound, part });
  const start = greedy(problem, (found) => tell('glouton', found, null));
  tell('glouton', start, null);
  if (isProven(start)) return answerOf(problem, 'glouton', start);

  const choice = withoutDominated(problem, choiceOf(problem));
  const free = Math.max(0, Math.min(problem.count - problem.fixed.length, choice.length));
  const ways = combinations(choice.length, free);
  if (ways <= mostCombinations) {
    const best = enumerate(problem, choice, free, start, (found, done) => tell('enumeration', { ...found, bound: start.bound }, done / ways));
    return answerOf(problem, 'enumeration', { ...best, bound: best.value });
  }
  if (choice.length > mostSitesExact) return answerOf(problem, 'glouton', start);

  const solver = await loadSolver();
  const model = mipOf(problem, choice, start.chosen);
  let best: SitesFound = start;
  const keep = (values: Float64Array, bound: number): void => {
    const chosen = model.sites.filter((_, x) => (values[x] ?? 0) > 0.5).toSorted();
    const value = valueOfSites(problem, chosen);
    const least = Math.max(best.value, value, Math.min(bound, best.bound ?? Infinity));
    best = { ...(value > best.value ? { chosen, value } : best), bound: Number.isFinite(least) ? least : null };
  };
  const last = solver(model, ({ values, bound }) => {
    keep(values, bound);
    tell('solveur', best, null);
  });
  keep(last.values, last.bound);
  return answerOf(problem, 'solveur', best);
}

/** Sites in the order of what they add; those that add nothing are left out, unless they are fixed. */
function answerOf(problem: SitingProblem, method: SitingMethod, { chosen, value, bound }: SitesFound): SitingAnswer {
  const selection = new Selection(problem);
  const isFixed = new Set(problem.fixed);
  const order: { readonly site: number; readonly gain: number }[] = [];
  const take = (site: number): void => {
    order.push({ site, gain: selection.gain(site) });
    selection.add(site);
  };
  problem.fixed.forEach(take);
  const others = chosen.filter((site) => !isFixed.has(site));
  for (let best = selection.best(others); best >= 0; best = selection.best(others)) take(best);
  const next = Float64Array.from(problem.sites.keys(), (site) => selection.gain(site));
  const sites = order.map(({ site, gain }): ChosenSite => {
    const loss = value - valueOfSites(problem, order.filter((each) => each.site !== site).map((each) => each.site));
    return { rank: problem.sites[site] ?? -1, fixed: isFixed.has(site), gain, loss: Math.max(0, loss) };
  });
  const last = order.at(-1);
  const equals = last === undefined || isFixed.has(last.site) || last.gain === 0 ? 0 : equalsOf(selection, last.site, last.gain);
  return { method, sites, value, bound, equals, optimal: isProven({ chosen, value, bound }), places: problem.sites, next };
}

function equalsOf(selection: Selection, site: number, gain: number): number {
  selection.remove(site);
  const equal = choiceOf(selection.problem).filter((other) => other !== site && !selection.has(other) && selection.gain(other) >= gain - proven * Math.max(1, gain));
  return equal.length;
}
