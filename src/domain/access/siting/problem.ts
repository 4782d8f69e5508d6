/**
 * What the sites are chosen for: people lifted over the threshold, deficit under it, people within some minutes, minutes of travel.
 */
export const sitingGoals = ['seuil', 'deficit', 'couverture', 'trajet'] as const;
export type SitingGoal = (typeof sitingGoals)[number];

/**
 * How what several sites give one commune makes what it is worth, in parts of its weight:
 * - `palier`: all of it once the effects add up to 1, nothing before (people lifted): not submodular, two sites may do what neither does;
 * - `plafond`: the sum of the effects, at most 1 (deficit; cover, where each effect is 1): submodular;
 * - `meilleur`: the best effect (minutes saved): submodular.
 */
export type SitingRule = 'palier' | 'plafond' | 'meilleur';

/**
 * Choose `count` sites so that the communes in need are worth most. What site `s` does stands at `offset[s] … offset[s + 1] - 1`:
 * the needs it reaches, and its effect on each.
 */
export interface SitingProblem {
  readonly rule: SitingRule;
  /** Communes where a site is tried, by rank, ascending. */
  readonly sites: Int32Array<ArrayBuffer>;
  /** 1 where a site may be chosen, by position in `sites`; fixed sites are chosen whatever it says. */
  readonly allowed: Uint8Array<ArrayBuffer>;
  /** Positions of the sites that every answer holds, ascending. */
  readonly fixed: Int32Array<ArrayBuffer>;
  /** Sites of an answer, the fixed ones included. */
  readonly count: number;
  readonly offset: Int32Array<ArrayBuffer>;
  readonly need: Int32Array<ArrayBuffer>;
  /** Over 0; at most 1 but for `meilleur`, whose effects are in minutes. */
  readonly effect: Float64Array<ArrayBuffer>;
  /** Communes in need, by rank. */
  readonly communes: Int32Array<ArrayBuffer>;
  readonly weight: Float64Array<ArrayBuffer>;
}

/** A sum of effects this near to 1 is 1: sums depend on their order in the last digits. */
export const almostAll = 1 - 1e-9;

/** Part of its weight that a commune is worth. @param got sum of the effects, or the best of them. */
export const worth = (rule: SitingRule, got: number): number => (rule === 'palier' ? (got >= almostAll ? 1 : 0) : rule === 'plafond' ? Math.min(1, got) : got);

export const isSubmodular = (rule: SitingRule): boolean => rule !== 'palier';

/** What some sites are worth together, from nothing. @param chosen positions. */
export function valueOfSites({ rule, offset, need, effect, weight }: SitingProblem, chosen: Iterable<number>): number {
  const got = new Map<number, number>();
  for (const site of chosen) {
    const end = offset[site + 1] ?? 0;
    for (let k = offset[site] ?? 0; k < end; k += 1) {
      const i = need[k] ?? 0;
      const before = got.get(i) ?? 0;
      got.set(i, rule === 'meilleur' ? Math.max(before, effect[k] ?? 0) : before + (effect[k] ?? 0));
    }
  }
  let value = 0;
  for (const [i, sum] of got) value += (weight[i] ?? 0) * worth(rule, sum);
  return value;
}

/** Sites left to choose: allowed, not fixed, and that change something. */
export function choiceOf({ sites, allowed, fixed, offset }: SitingProblem): Int32Array<ArrayBuffer> {
  const isFixed = new Set(fixed);
  return Int32Array.from(sites.keys()).filter((site) => allowed[site] === 1 && !isFixed.has(site) && (offset[site + 1] ?? 0) > (offset[site] ?? 0));
}
