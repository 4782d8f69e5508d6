import type { SitingProblem } from './problem';

/**
 * Sites that no best answer needs are left out: those for which enough others do at least as much to every commune. One is
 * enough where beside it the site adds nothing (the best effect counts, or the other already serves all that it reaches);
 * where effects add up, as many as an answer holds, so that one of them is always free to take its place. Equal sites: the
 * first ones are kept.
 */
export function withoutDominated({ rule, offset, need, effect, communes, count }: SitingProblem, choice: Int32Array): Int32Array<ArrayBuffer> {
  const sitesOfNeed = new Map<number, number[]>();
  for (const site of choice) {
    for (let k = offset[site] ?? 0; k < (offset[site + 1] ?? 0); k += 1) {
      const i = need[k] ?? 0;
      const sites = sitesOfNeed.get(i);
      if (sites === undefined) sitesOfNeed.set(i, [site]);
      else sites.push(site);
    }
  }
  const effectOn = new Float64Array(communes.length);
  /** `more`: at least as much everywhere, and the site given up among equals. `replaces`: nothing is left to add beside it. */
  const compare = (site: number, other: number): { more: boolean; replaces: boolean } => {
    for (let k = offset[other] ?? 0; k < (offset[other + 1] ?? 0); k += 1) effectOn[need[k] ?? 0] = effect[k] ?? 0;
    let more = true;
    let equal = (offset[site + 1] ?? 0) - (offset[site] ?? 0) === (offset[other + 1] ?? 0) - (offset[other] ?? 0);
    let serves = true;
    for (let k = offset[site] ?? 0; k < (offset[site + 1] ?? 0) && more; k += 1) {
      const own = effect[k] ?? 0;
      const others = effectOn[need[k] ?? 0] ?? 0;
      more = others >= own;
      equal &&= others === own;
      serves &&= others >= 1;
    }
    for (let k = offset[other] ?? 0; k < (offset[other + 1] ?? 0); k += 1) effectOn[need[k] ?? 0] = 0;
    more &&= !equal || other < site;
    return { more, replaces: more && (rule === 'meilleur' || serves) };
  };
  return Int32Array.from(choice).filter((site) => {
    const first = need[offset[site] ?? 0];
    // Whoever dominates the site reaches all its communes, its first one too.
    let dominators = 0;
    for (const other of first === undefined ? [] : (sitesOfNeed.get(first) ?? [])) {
      if (other === site) continue;
      const { more, replaces } = compare(site, other);
      if (replaces) return false;
      if (more) dominators += 1;
      if (dominators >= count) return false;
    }
    return true;
  });
}
