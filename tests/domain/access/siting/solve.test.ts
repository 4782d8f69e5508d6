import * as fc from 'fast-check';
import highsLoader, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { withoutDominated } from '../../../../src/domain/access/siting/dominance';
import { combinations, enumerate } from '../../../../src/domain/access/siting/enumerate';
import { greedy } from '../../../../src/domain/access/siting/greedy';
import { mipOf } from '../../../../src/domain/access/siting/mip';
import { choiceOf, valueOfSites } from '../../../../src/domain/access/siting/problem';
import { Selection } from '../../../../src/domain/access/siting/selection';
import { type SitingProgress, solveSiting } from '../../../../src/domain/access/siting/solve';
import { highsSolver } from '../../../../src/workers/highs-solver';
import { naiveBest, naiveValue, problemOf, small } from './problems';

let highs: Highs;
beforeAll(async () => {
  highs = await highsLoader();
});
const noSolver = (): never => {
  throw new Error('le solveur n’était pas attendu');
};
const near = (value: number): number => 1e-6 * Math.max(1, value);

describe('sites chosen so far', () => {
  it('have the worth and the gains that reckoning from nothing gives, whatever came and went', () => {
    fc.assert(
      fc.property(small, fc.array(fc.nat(), { maxLength: 12 }), (world, moves) => {
        const problem = problemOf(world);
        const selection = new Selection(problem);
        const held = new Set<number>();
        for (const move of moves) {
          const site = move % world.effects.length;
          if (held.delete(site)) selection.remove(site);
          else {
            held.add(site);
            selection.add(site);
          }
        }
        const now = naiveValue(world, [...held]);
        expect(selection.value).toBeCloseTo(now, 6);
        expect(valueOfSites(problem, held)).toBeCloseTo(now, 6);
        world.effects.forEach((_, site) => expect(selection.gain(site)).toBeCloseTo(held.has(site) ? 0 : naiveValue(world, [...held, site]) - now, 6));
      }),
    );
  });
});

describe('greedy with exchanges', () => {
  it('keeps the rules, never passes the optimum, and never states a bound under it', () => {
    fc.assert(
      fc.property(small, (world) => {
        const { chosen, value, bound } = greedy(problemOf(world));
        const best = naiveBest(world);
        expect(chosen.length).toBeLessThanOrEqual(world.count);
        for (const site of world.fixed) expect(chosen).toContain(site);
        for (const site of chosen) expect(world.fixed.includes(site) || world.allowed[site]).toBe(true);
        expect(value).toBeCloseTo(naiveValue(world, [...chosen]), 6);
        expect(value).toBeLessThanOrEqual(best + near(best));
        // Lifting over a threshold is not submodular: no bound is claimed.
        expect(bound === null).toBe(world.rule === 'palier');
        expect(bound ?? best).toBeGreaterThanOrEqual(best - near(best));
      }),
      { numRuns: 500 },
    );
  });
});

describe('every combination', () => {
  it('finds what looking at every subset finds, with or without the dominated sites', () => {
    fc.assert(
      fc.property(small, (world) => {
        const problem = problemOf(world);
        const best = naiveBest(world);
        const start = { chosen: problem.fixed, value: valueOfSites(problem, problem.fixed) };
        for (const choice of [choiceOf(problem), withoutDominated(problem, choiceOf(problem))]) {
          const free = Math.min(world.count - world.fixed.length, choice.length);
          const found = enumerate(problem, choice, free, start);
          expect(Math.abs(found.value - best)).toBeLessThanOrEqual(near(best));
          expect(naiveValue(world, [...found.chosen])).toBeCloseTo(found.value, 6);
        }
      }),
      { numRuns: 1000 },
    );
  });
  it('are counted without overflow', () => {
    expect(combinations(123, 3)).toBe(302_621);
    expect(combinations(5, 0)).toBe(1);
    expect(combinations(3, 5)).toBe(0);
    expect(combinations(34_969, 50)).toBe(Infinity);
  });
});

describe('the solver', () => {
  it('finds the same optimum, and proves it', () => {
    fc.assert(
      fc.property(small, (world) => {
        const problem = problemOf(world);
        const best = naiveBest(world);
        const model = mipOf(problem, withoutDominated(problem, choiceOf(problem)), problem.fixed);
        const { values, bound } = highsSolver(highs)(model, () => undefined);
        const chosen = [...model.sites].filter((_, x) => (values[x] ?? 0) > 0.5);
        const value = naiveValue(world, chosen);
        expect(Math.abs(value - best)).toBeLessThanOrEqual(near(best));
        expect(bound).toBeGreaterThanOrEqual(best - near(best));
        expect(bound).toBeLessThanOrEqual(best + near(best));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a search', () => {
  it('gives the optimum of every small world, its parts adding up, and says that it is one', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (world) => {
        const problem = problemOf(world);
        const best = naiveBest(world);
        const told: SitingProgress[] = [];
        const answer = await solveSiting(problem, noSolver, (progress) => told.push(progress));
        expect(Math.abs(answer.value - best)).toBeLessThanOrEqual(near(best));
        expect(answer.optimal).toBe(true);
        expect(answer.sites.reduce((sum, { gain }) => sum + gain, 0)).toBeCloseTo(answer.value, 6);
        const chosen = answer.sites.map(({ rank }) => rank - 100);
        answer.sites.forEach(({ loss }, at) => expect(loss).toBeCloseTo(answer.value - naiveValue(world, chosen.filter((_, other) => other !== at)), 6));
        answer.next.forEach((gain, site) => expect(gain).toBeCloseTo(chosen.includes(site) ? 0 : naiveValue(world, [...chosen, site]) - answer.value, 6));
        for (const { value } of told) expect(value).toBeLessThanOrEqual(best + near(best));
      }),
      { numRuns: 500 },
    );
  });

  it('goes to the solver past a million combinations, starts it from the greedy answer, and tells what is proven', async () => {
    // 60 sites on a line, each lifting itself wholly and its neighbours by half: C(60, 8) is far past a million.
    const sites = 60;
    const effects = Array.from({ length: sites }, (_, s) => Array.from({ length: sites }, (__, i) => (s === i ? 1 : Math.abs(s - i) === 1 ? 0.5 : 0)));
    const weight = Array.from({ length: sites }, (_, i) => 100 + ((i * 37) % 91));
    const problem = problemOf({ rule: 'palier', effects, weight, allowed: effects.map(() => true), fixed: [], count: 8 });
    const first = greedy(problem);
    const answer = await solveSiting(problem, () => Promise.resolve(highsSolver(highs)));
    expect(answer.method).toBe('solveur');
    expect(answer.optimal).toBe(true);
    expect(answer.value).toBeGreaterThanOrEqual(first.value);
    // A search of the line by dynamic programming: what is lifted only depends on the last two places.
    let states = new Map<string, number>([['00 0', 0]]);
    for (let i = 0; i <= sites; i += 1) {
      const next = new Map<string, number>();
      for (const [state, value] of states) {
        const [two, used] = state.split(' ');
        for (const here of i < sites ? ['0', '1'] : ['0']) {
          const count = Number(used) + Number(here);
          if (count > 8) continue;
          const lifted = i > 0 && (two?.[1] === '1' || (two?.[0] === '1' && here === '1')) ? (weight[i - 1] ?? 0) : 0;
          const key = `${two?.[1] ?? '0'}${here} ${count}`;
          next.set(key, Math.max(next.get(key) ?? 0, value + lifted));
        }
      }
      states = next;
    }
    expect(answer.value).toBe(Math.max(...states.values()));
  });

  it('stopped by the clock, keeps the greedy answer at least and a bound over it', async () => {
    const rows = 80;
    const effects = Array.from({ length: rows }, (_, s) => Array.from({ length: rows * 2 }, (__, i) => (((s * 7919 + i * 104_729) % 97) < 20 ? ((s * 31 + i * 17) % 40) / 100 : 0)));
    const weight = Array.from({ length: rows * 2 }, (_, i) => 50 + ((i * 61) % 997));
    const problem = problemOf({ rule: 'palier', effects, weight, allowed: effects.map(() => true), fixed: [], count: 10 });
    const start = greedy(problem);
    const answer = await solveSiting(problem, () => Promise.resolve(highsSolver(highs, 0.2)));
    expect(answer.value).toBeGreaterThanOrEqual(start.value);
    expect(answer.bound).toBeGreaterThanOrEqual(answer.value);
    expect(answer.optimal).toBe(false);
  });
});
