import * as fc from 'fast-check';
import type { SitingProblem, SitingRule } from '../../../../src/domain/access/siting/problem';

/** A small problem written out: what each site does to each commune, 0 where nothing. */
export interface Small {
  readonly rule: SitingRule;
  readonly effects: readonly (readonly number[])[];
  readonly weight: readonly number[];
  readonly allowed: readonly boolean[];
  readonly fixed: readonly number[];
  readonly count: number;
}

export const problemOf = ({ rule, effects, weight, allowed, fixed, count }: Small): SitingProblem => {
  const offset = [0];
  const need: number[] = [];
  const effect: number[] = [];
  for (const row of effects) {
    row.forEach((own, i) => {
      if (own <= 0) return;
      need.push(i);
      effect.push(own);
    });
    offset.push(need.length);
  }
  return {
    rule,
    sites: Int32Array.from(effects, (_, s) => 100 + s),
    allowed: Uint8Array.from(allowed, Number),
    fixed: Int32Array.from(fixed),
    count,
    offset: Int32Array.from(offset),
    need: Int32Array.from(need),
    effect: Float64Array.from(effect),
    communes: Int32Array.from(weight, (_, i) => i),
    weight: Float64Array.from(weight),
  };
};

/** Worth of some sites, as the goals word it. */
export function naiveValue({ rule, effects, weight }: Small, chosen: readonly number[]): number {
  return weight.reduce((sum, own, i) => {
    const given = chosen.map((s) => effects[s]?.[i] ?? 0);
    const total = given.reduce((a, b) => a + b, 0);
    if (rule === 'meilleur') return sum + own * Math.max(0, ...given);
    if (rule === 'plafond') return sum + own * Math.min(1, total);
    return sum + (total >= 1 - 1e-7 ? own : 0);
  }, 0);
}

/** Best worth among all answers of at most `count` sites that hold the fixed ones: every subset is looked at. */
export function naiveBest(small: Small): number {
  let best = 0;
  for (let mask = 0; mask < 1 << small.effects.length; mask += 1) {
    const chosen = small.effects.map((_, s) => s).filter((s) => (mask >> s) & 1);
    if (chosen.length > small.count || !small.fixed.every((s) => chosen.includes(s))) continue;
    if (chosen.some((s) => !small.fixed.includes(s) && small.allowed[s] !== true)) continue;
    best = Math.max(best, naiveValue(small, chosen));
  }
  return best;
}

/** Effects in sixths, so that sums often fall on the threshold itself. */
const part = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6 }).map((sixths) => sixths / 6), fc.double({ min: 0.01, max: 1, noNaN: true }));
const minutes = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 }));

export const small: fc.Arbitrary<Small> = fc
  .record({ rule: fc.constantFrom<SitingRule>('palier', 'plafond', 'meilleur'), sites: fc.integer({ min: 1, max: 8 }), needs: fc.integer({ min: 0, max: 8 }) })
  .chain(({ rule, sites, needs }) =>
    fc.record({
      rule: fc.constant(rule),
      effects: fc.array(fc.array(rule === 'meilleur' ? minutes : part, { minLength: needs, maxLength: needs }), { minLength: sites, maxLength: sites }),
      weight: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: needs, maxLength: needs }),
      allowed: fc.array(fc.boolean().map((no) => !no || sites < 3), { minLength: sites, maxLength: sites }),
      fixed: fc.uniqueArray(fc.integer({ min: 0, max: sites - 1 }), { maxLength: 2 }).map((all) => all.toSorted((a, b) => a - b)),
      count: fc.integer({ min: 2, max: 10 }),
    }),
  );
