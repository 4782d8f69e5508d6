import { almostAll, type SitingProblem, worth } from './problem';

/**
 * The problem as a mixed-integer programme to be maximised, in compressed rows. The first columns say which of `sites` are
 * chosen (0 or 1); the others what each commune is worth.
 */
export interface MipModel {
  /** Positions in the problem's sites. */
  readonly sites: Int32Array<ArrayBuffer>;
  readonly cost: Float64Array<ArrayBuffer>;
  readonly lower: Float64Array<ArrayBuffer>;
  /** All variables are at most 1. */
  readonly integer: Uint8Array<ArrayBuffer>;
  readonly rowLower: Float64Array<ArrayBuffer>;
  readonly rowUpper: Float64Array<ArrayBuffer>;
  readonly starts: Int32Array<ArrayBuffer>;
  readonly indices: Int32Array<ArrayBuffer>;
  readonly values: Float64Array<ArrayBuffer>;
  /** A feasible answer to start from. */
  readonly start: Float64Array<ArrayBuffer>;
}

interface Rows {
  readonly lower: number[];
  readonly upper: number[];
  readonly starts: number[];
  readonly indices: number[];
  readonly values: number[];
}

/** What a solver gives back: values of the columns, a bound that no answer passes. */
export interface MipAnswer {
  readonly values: Float64Array;
  readonly bound: number;
}

/** Solves a model, or as much of it as its time allows. @param report the best answer so far. */
export type MipSolver = (model: MipModel, report: (answer: MipAnswer) => void) => MipAnswer;

/** @param choice sites left to choose; fixed ones come with them. @param chosen the answer to start from, by position. */
export function mipOf(problem: SitingProblem, choice: Int32Array, chosen: Iterable<number>): MipModel {
  const { rule, fixed, count, offset, need, effect, communes, weight } = problem;
  const sites = Int32Array.from([...fixed, ...choice]);
  const held = new Set(chosen);
  const cost: number[] = Array.from(sites, () => 0);
  const lower: number[] = Array.from(sites, (_, x) => (x < fixed.length ? 1 : 0));
  const integer: number[] = Array.from(sites, () => 1);
  const start: number[] = Array.from(sites, (site) => (held.has(site) ? 1 : 0));
  const rows: Rows = { lower: [], upper: [], starts: [0], indices: [], values: [] };
  const closeRow = (from: number, to: number): void => {
    rows.lower.push(from);
    rows.upper.push(to);
    rows.starts.push(rows.indices.length);
  };
  const put = (column: number, value: number): void => {
    rows.indices.push(column);
    rows.values.push(value);
  };
  const addColumn = (own: number, whole: boolean, value: number): number => {
    cost.push(own);
    lower.push(0);
    integer.push(whole ? 1 : 0);
    start.push(value);
    return cost.length - 1;
  };
  sites.forEach((_, x) => put(x, 1));
  closeRow(0, count);

  const reached: { readonly x: number; readonly effect: number }[][] = Array.from(communes, () => []);
  sites.forEach((site, x) => {
    for (let k = offset[site] ?? 0; k < (offset[site + 1] ?? 0); k += 1) reached[need[k] ?? 0]?.push({ x, effect: effect[k] ?? 0 });
  });
  reached.forEach((by, i) => {
    if (by.length === 0) return;
    const own = weight[i] ?? 0;
    if (rule === 'meilleur') {
      // The commune goes to one site at most, and to a chosen one.
      const best = by.reduce<number>((most, each) => (start[each.x] === 1 ? Math.max(most, each.effect) : most), 0);
      let given = false;
      const trips = by.map((each) => {
        const takes = !given && best > 0 && start[each.x] === 1 && each.effect === best;
        given ||= takes;
        return { ...each, z: addColumn(own * each.effect, false, takes ? 1 : 0) };
      });
      for (const { z } of trips) put(z, 1);
      closeRow(0, 1);
      for (const { x, z } of trips) {
        put(x, 1);
        put(z, -1);
        closeRow(0, Infinity);
      }
      return;
    }
    // Nobody is lifted whom the best sites together do not lift.
    const most = by.map((each) => each.effect).toSorted((a, b) => b - a).slice(0, count);
    if (rule === 'palier' && most.reduce((sum, each) => sum + each, 0) < almostAll) return;
    const got = by.reduce((sum, each) => sum + (start[each.x] === 1 ? each.effect : 0), 0);
    const y = addColumn(own, rule === 'palier', worth(rule, got));
    // The last digits that a sum loses must not keep anybody from being lifted.
    for (const { x, effect: part } of by) put(x, rule === 'palier' ? part / almostAll : part);
    put(y, -1);
    closeRow(0, Infinity);
  });
  return {
    sites,
    cost: Float64Array.from(cost),
    lower: Float64Array.from(lower),
    integer: Uint8Array.from(integer),
    rowLower: Float64Array.from(rows.lower),
    rowUpper: Float64Array.from(rows.upper),
    starts: Int32Array.from(rows.starts),
    indices: Int32Array.from(rows.indices),
    values: Float64Array.from(rows.values),
    start: Float64Array.from(start),
  };
}
