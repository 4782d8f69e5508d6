import { almostAll, type SitingProblem, worth } from './problem';

/** Sites by need: the rows of a problem read the other way. */
interface Columns {
  readonly offset: Int32Array;
  readonly site: Int32Array;
  readonly effect: Float64Array;
}

function columnsOf({ sites, offset, need, effect, communes }: SitingProblem): Columns {
  const starts = new Int32Array(communes.length + 1);
  for (const i of need) starts[i + 1] = (starts[i + 1] ?? 0) + 1;
  for (let i = 0; i < communes.length; i += 1) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const next = starts.slice();
  const site = new Int32Array(need.length);
  const effects = new Float64Array(need.length);
  for (let s = 0; s < sites.length; s += 1) {
    const end = offset[s + 1] ?? 0;
    for (let k = offset[s] ?? 0; k < end; k += 1) {
      const i = need[k] ?? 0;
      const at = next[i] ?? 0;
      site[at] = s;
      effects[at] = effect[k] ?? 0;
      next[i] = at + 1;
    }
  }
  return { offset: starts, site, effect: effects };
}

/**
 * Weight of the tie-break of `palier`: among sites that lift as many people, the one that lacks least afterwards. Far under
 * one person, so that it never outweighs one.
 */
const tieWeight = 1e-9;

/** Sites chosen so far, and what one more would add: kept exact as sites come and go. */
export class Selection {
  readonly problem: SitingProblem;
  readonly #columns: Columns;
  readonly #chosen: Uint8Array;
  readonly #got: Float64Array;
  readonly #gain: Float64Array;
  readonly #score: Float64Array;
  /** Round at which a site was last reckoned. */
  readonly #seen: Int32Array;
  #round = 0;
  #value = 0;

  constructor(problem: SitingProblem) {
    this.problem = problem;
    this.#columns = columnsOf(problem);
    this.#chosen = new Uint8Array(problem.sites.length);
    this.#got = new Float64Array(problem.communes.length);
    this.#gain = new Float64Array(problem.sites.length);
    this.#score = new Float64Array(problem.sites.length);
    this.#seen = new Int32Array(problem.sites.length);
    for (let site = 0; site < problem.sites.length; site += 1) this.#reckon(site);
  }

  get value(): number {
    return this.#value;
  }

  has(site: number): boolean {
    return this.#chosen[site] === 1;
  }

  /** What the site adds to the value, or would add. A chosen site adds nothing more. */
  gain(site: number): number {
    return this.#gain[site] ?? 0;
  }

  /** The gain, ties broken; 0 only where the site changes nothing at all. */
  score(site: number): number {
    return this.#score[site] ?? 0;
  }

  add(site: number): void {
    if (this.has(site)) return;
    const { rule, offset, need, effect } = this.problem;
    this.#chosen[site] = 1;
    this.#change(site, (i, k) => {
      const before = this.#got[i] ?? 0;
      const own = effect[k] ?? 0;
      return rule === 'meilleur' ? Math.max(before, own) : before + own;
    }, offset, need);
  }

  remove(site: number): void {
    if (!this.has(site)) return;
    const { rule, offset, need } = this.problem;
    this.#chosen[site] = 0;
    this.#change(site, (i) => {
      const end = this.#columns.offset[i + 1] ?? 0;
      let sum = 0;
      for (let k = this.#columns.offset[i] ?? 0; k < end; k += 1) {
        if (this.#chosen[this.#columns.site[k] ?? 0] !== 1) continue;
        const own = this.#columns.effect[k] ?? 0;
        sum = rule === 'meilleur' ? Math.max(sum, own) : sum + own;
      }
      return sum;
    }, offset, need);
  }

  /** Site of the best score among some, -1 where none of them changes anything; the first one where several do as much. */
  best(among: Int32Array): number {
    let best = -1;
    let most = 0;
    for (const site of among) {
      const score = this.#score[site] ?? 0;
      if (score > most && this.#chosen[site] !== 1) {
        best = site;
        most = score;
      }
    }
    return best;
  }

  #change(site: number, gotAfter: (need: number, entry: number) => number, offset: Int32Array, need: Int32Array): void {
    const { rule, weight } = this.problem;
    const end = offset[site + 1] ?? 0;
    this.#round += 1;
    const touched: number[] = [];
    for (let k = offset[site] ?? 0; k < end; k += 1) {
      const i = need[k] ?? 0;
      const before = this.#got[i] ?? 0;
      const after = gotAfter(i, k);
      if (after === before) continue;
      this.#got[i] = after;
      this.#value += (weight[i] ?? 0) * (worth(rule, after) - worth(rule, before));
      // A need that stays served is worth as much to every site: nothing.
      if (rule === 'meilleur' || before < almostAll || after < almostAll) touched.push(i);
    }
    this.#seen[site] = this.#round;
    this.#reckon(site);
    for (const i of touched) {
      const last = this.#columns.offset[i + 1] ?? 0;
      for (let k = this.#columns.offset[i] ?? 0; k < last; k += 1) {
        const other = this.#columns.site[k] ?? 0;
        if (this.#seen[other] === this.#round) continue;
        this.#seen[other] = this.#round;
        this.#reckon(other);
      }
    }
  }

  #reckon(site: number): void {
    const { rule, offset, need, effect, weight } = this.problem;
    const got = this.#got;
    const end = offset[site + 1] ?? 0;
    let gain = 0;
    let soft = 0;
    if (this.#chosen[site] !== 1) {
      for (let k = offset[site] ?? 0; k < end; k += 1) {
        const i = need[k] ?? 0;
        const before = got[i] ?? 0;
        const own = effect[k] ?? 0;
        if (rule === 'meilleur') {
          if (own > before) gain += (weight[i] ?? 0) * (own - before);
        } else if (before < almostAll) {
          const room = Math.min(1 - before, own);
          if (rule === 'plafond') gain += (weight[i] ?? 0) * room;
          else {
            soft += (weight[i] ?? 0) * room;
            if (before + own >= almostAll) gain += weight[i] ?? 0;
          }
        }
      }
    }
    this.#gain[site] = gain;
    this.#score[site] = gain + tieWeight * soft;
  }
}
