import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachOf } from '../../../src/domain/access/decay';
import { buildPairs, tripsFrom } from '../../../src/domain/access/pairs';
import { countVariants, laws, openVariants, timeFactors, unknownCount, type Variant, variantReach, type VariantsBase, variantsOf } from '../../../src/domain/access/variants';
import { decay, model, naiveMinutes, ranksOf, type World, world } from './worlds';

const step = (minutes: number, scale: number): number => decay.find(({ moins_de }) => minutes < moins_de * scale)?.poids ?? 0;
/** Mean of the steps of a radius over ± 3 minutes: each step weighs what it covers of these six. */
const softened = (minutes: number, scale: number): number =>
  decay.reduce((sum, { moins_de, poids }, i) => {
    const [from, to] = [i === 0 ? Number.NEGATIVE_INFINITY : (decay[i - 1]?.moins_de ?? 0) * scale, moins_de * scale];
    return sum + poids * Math.max(0, Math.min(minutes + 3, to) - Math.max(minutes - 3, from));
  }, 0) / 6;

/** The laws as the method words them. */
function naiveLaw({ law, factor }: Variant, estimate: number, level: number): number {
  const minutes = (Math.round(estimate * 100) / 100) * factor;
  switch (law) {
    case 'paliers_adoucis':
      return softened(minutes, 1);
    case 'paliers':
      return step(minutes, 1);
    case 'lineaire':
      return minutes <= 5 ? 1 : minutes >= 25 ? 0 : (25 - minutes) / 20;
    case 'rayon_court':
      return softened(minutes, 0.8);
    case 'rayon_long':
      return softened(minutes, 1.25);
    case 'rayon_variable':
      return softened(minutes, [0.8, 0.8, 1, 1, 1.25, 1.25, 1.25][level] ?? Number.NaN);
  }
}

const reach = variantReach(decay);
const cached = (own: World) => {
  const times = ranksOf(own).map((a) => ranksOf(own).map((b) => naiveMinutes(own, a, b)));
  return (a: number, b: number): number | null => times[a]?.[b] ?? null;
};

function naiveAccess(own: World, minutes: (a: number, b: number) => number | null, variant: Variant, supply: ArrayLike<number>): number[] {
  const weight = (i: number, j: number): number => {
    const time = minutes(i, j);
    return time === null || time >= reach ? 0 : naiveLaw(variant, time, own.points.niveau[j] ?? -1);
  };
  const people = (i: number): number => (own.people[i] ?? 0) || 0;
  const ranks = ranksOf(own);
  const shares = ranks.map((j) => {
    const demand = ranks.reduce((sum, i) => sum + weight(i, j) * people(i), 0);
    return demand > 0 ? (supply[j] ?? 0) / demand : 0;
  });
  return ranks.map((i) => ranks.reduce((sum, j) => sum + weight(i, j) * (shares[j] ?? 0), 0));
}

const official = (own: World): Float64Array => Float64Array.from(own.people, (people, rank) => (Number.isNaN(people) ? Number.NaN : (rank % 5) * 0.9));
const baseOf = (own: World, withPosts: boolean): VariantsBase => ({
  tripsOf: (site) => tripsFrom(own.points, model, reach, site),
  levels: own.points.niveau,
  decay,
  per: 1,
  standardised: own.people,
  official: official(own),
  posts: withPosts ? { effectifs: own.supply, lissee: own.supply.map((count, rank) => (rank % 2 === 0 ? count * 1.5 : count * 0.5)) } : null,
});

describe('the trips of one commune', () => {
  test('are its row of the pairs', () => {
    fc.assert(
      fc.property(world, (own) => {
        const pairs = buildPairs(own.points, model, reachOf(decay));
        for (const site of ranksOf(own)) {
          const row = new Map<number, number>();
          for (let k = pairs.offset[site] ?? 0; k < (pairs.offset[site + 1] ?? 0); k += 1) row.set(pairs.neighbour[k] ?? -1, pairs.centiminutes[k] ?? -1);
          const { neighbour, centiminutes } = tripsFrom(own.points, model, reachOf(decay), site);
          expect(new Map(Array.from(neighbour, (rank, k) => [rank, centiminutes[k]]))).toEqual(row);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the variants', () => {
  test('are every combination once, the reference first', () => {
    const all = variantsOf(true);
    expect(all).toHaveLength(laws.length * timeFactors.length * 2);
    expect(all.length).toBeGreaterThanOrEqual(18);
    expect(variantsOf(false).length).toBeGreaterThanOrEqual(18);
    expect(new Set(all.map((variant) => JSON.stringify(variant))).size).toBe(all.length);
    expect(all[0]).toEqual({ law: 'paliers_adoucis', factor: 1, supply: 'effectifs' });
  });

  test('count each commune as a naive reading of the method does', () => {
    fc.assert(
      fc.property(world, fc.nat(), fc.integer({ min: -20, max: 40 }), fc.boolean(), (own, at, amount, withPosts) => {
        const base = baseOf(own, withPosts);
        const minutes = cached(own);
        const commune = at % own.people.length;
        const threshold = 1.8;
        const counts = countVariants(base, openVariants(base), amount === 0 ? [] : [{ commune, supply: amount }], threshold);
        const variants = variantsOf(withPosts);
        expect(counts.variants).toBe(variants.length);
        const known = base.official;
        const total = (access: ArrayLike<number>): number =>
          ranksOf(own).reduce((sum, i) => sum + ((own.people[i] ?? 0) > 0 && !Number.isNaN(known[i]) ? (own.people[i] ?? 0) * (access[i] ?? 0) : 0), 0);
        const modelled = (variant: Variant): number[] => {
          if (base.posts === null || variant.supply === null) return own.points.lon.length === 0 ? [] : ranksOf(own).map(() => 0);
          const access = naiveAccess(own, minutes, variant, base.posts[variant.supply]);
          const all = total(access);
          return access.map((value) => (all > 0 ? (value * total(known)) / all : 0));
        };
        const reference = variants[0];
        if (reference === undefined) throw new Error('no variant');
        const from = modelled(reference);
        const values = variants.map((variant) => {
          const shifted = modelled(variant);
          const site = Float64Array.from(own.people, (_, rank) => (rank === commune ? amount : 0));
          const change = naiveAccess(own, minutes, variant, site);
          return ranksOf(own).map((i) => Math.max(0, (known[i] ?? Number.NaN) + (shifted[i] ?? 0) - (from[i] ?? 0) + (change[i] ?? 0)));
        });
        const unknown = ranksOf(own).filter((rank) => Number.isNaN(known[rank]));
        expect(unknown.map((rank) => [counts.under[rank], counts.lowest[rank]])).toEqual(unknown.map(() => [unknownCount, Number.NaN]));
        for (const rank of ranksOf(own).filter((each) => !unknown.includes(each))) {
          const here = values.map((of) => of[rank] ?? Number.NaN);
          // A value that stands on the threshold to a rounding may fall on either side.
          const sure = here.filter((value) => value < threshold - 1e-3).length;
          const possible = here.filter((value) => value < threshold + 1e-3).length;
          expect(counts.under[rank]).toBeGreaterThanOrEqual(sure);
          expect(counts.under[rank]).toBeLessThanOrEqual(possible);
          const scale = Math.max(1, ...here);
          expect(Math.abs((counts.lowest[rank] ?? 0) - Math.min(...here)) / scale).toBeLessThan(1e-3);
          expect(Math.abs((counts.highest[rank] ?? 0) - Math.max(...here)) / scale).toBeLessThan(1e-3);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('without posts and without a scenario, all say what the official figures say', () => {
    fc.assert(
      fc.property(world, (own) => {
        const base = baseOf(own, false);
        const { under, variants } = countVariants(base, openVariants(base), [], 1);
        base.official.forEach((value, rank) => expect(under[rank]).toBe(Number.isNaN(value) ? unknownCount : value < 1 ? variants : 0));
      }),
      { numRuns: 30 },
    );
  });
});
