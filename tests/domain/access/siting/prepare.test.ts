import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessFrom, addSite, openCatchment } from '../../../../src/domain/access/catchment';
import { reachOf } from '../../../../src/domain/access/decay';
import { buildPairs } from '../../../../src/domain/access/pairs';
import { farthestMinutes, prepareSiting, type SitingGround, type SitingQuestion } from '../../../../src/domain/access/siting/prepare';
import { type SitingGoal, sitingGoals, valueOfSites } from '../../../../src/domain/access/siting/problem';
import { solveSiting } from '../../../../src/domain/access/siting/solve';
import { decay, model, naiveMinutes, ranksOf, world, type World } from '../worlds';

const none = new Int32Array(0);
const ask = (part: Partial<SitingQuestion>): SitingQuestion => ({ goal: 'seuil', count: 2, posts: 1, minutes: 12, zone: null, allowed: null, fixed: none, forbidden: none, ...part });

/** Access from the supply of the world, which is also where the service is already. */
function groundOf({ points, people, supply }: World, threshold: number): SitingGround {
  const catchment = openCatchment(buildPairs(points, model, reachOf(decay)), decay, people, 1);
  return {
    catchment,
    pairs: buildPairs(points, model, farthestMinutes),
    access: accessFrom(catchment, supply),
    people,
    standardised: people,
    threshold,
    supplyOfPost: 40,
    present: Uint8Array.from(supply, (amount) => (amount > 0 ? 1 : 0)),
  };
}

const souls = ({ people }: World, i: number): number => (people[i] ?? 0) || 0;

/** What the chosen communes change, by the words of each goal and with the kernel of scenarios; minutes by the words of the decision record. */
function naiveGain(small: World, ground: SitingGround, { goal, posts, minutes }: SitingQuestion, chosen: readonly number[]): number {
  if (goal === 'seuil' || goal === 'deficit') {
    const after = ground.access.slice();
    for (const site of chosen) addSite(ground.catchment, site, posts * ground.supplyOfPost, after);
    const measure = (access: Float64Array): number =>
      ranksOf(small).reduce((sum, i) => {
        const gap = ground.threshold - (access[i] ?? 0);
        return sum + souls(small, i) * (goal === 'seuil' ? Number(gap > 1e-9) : Math.max(0, gap));
      }, 0);
    return measure(ground.access) - measure(after);
  }
  const there = ranksOf(small).filter((rank) => ground.present[rank] === 1);
  const nearest = (i: number, among: readonly number[]): number =>
    Math.min(farthestMinutes, ...among.map((j) => naiveMinutes(small, i, j) ?? Infinity));
  const measure = (among: readonly number[]): number =>
    ranksOf(small).reduce((sum, i) => sum + souls(small, i) * (goal === 'couverture' ? Number(nearest(i, among) <= minutes) : -nearest(i, among)), 0);
  return measure([...there, ...chosen]) - measure(there);
}

/** Minutes within a few hundredths of a limit are a matter of rounding: no one is judged there. */
const atTheEdge = (small: World, minutes: number): boolean =>
  ranksOf(small).some((a) => ranksOf(small).some((b) => [minutes, farthestMinutes].some((limit) => Math.abs((naiveMinutes(small, a, b) ?? 0) - limit) < 0.03)));

describe('a question', () => {
  it('becomes a problem in which sites are worth what they change, whatever the goal', () => {
    fc.assert(
      fc.property(world, fc.constantFrom<SitingGoal>(...sitingGoals), fc.integer({ min: 1, max: 20 }), fc.array(fc.nat(), { maxLength: 4 }), (small, goal, threshold, picks) => {
        const ground = groundOf(small, threshold / 100);
        const question = ask({ goal });
        fc.pre(!atTheEdge(small, question.minutes));
        const prepared = prepareSiting(question, ground);
        fc.pre(!('reason' in prepared));
        const chosen = [...new Set(picks.map((pick) => pick % small.people.length))];
        const expected = naiveGain(small, ground, question, chosen);
        const total = ranksOf(small).reduce((sum, i) => sum + souls(small, i), 0);
        // Minutes are kept to the hundredth.
        const slack = goal === 'trajet' ? 0.03 * total + 1e-6 : 1e-6 * Math.max(1, total);
        expect(Math.abs(valueOfSites(prepared.problem, chosen) - expected)).toBeLessThanOrEqual(slack);
      }),
      { numRuns: 300 },
    );
  });

  it('is answered by the best of all answers that keep its rules', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.constantFrom<SitingGoal>('seuil', 'deficit', 'couverture'),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0.2, max: 4, noNaN: true }),
        fc.array(fc.nat(), { maxLength: 3 }),
        fc.option(fc.nat(), { nil: undefined }),
        async (small, goal, count, threshold, posts, no, yes) => {
          const n = small.people.length;
          fc.pre(n <= 14);
          const ground = groundOf(small, threshold / 100);
          const forbidden = Int32Array.from(no, (pick) => pick % n);
          const fixed = yes === undefined ? none : Int32Array.of(yes % n);
          const question = ask({ goal, count, posts, fixed, forbidden });
          fc.pre(!atTheEdge(small, question.minutes));
          const prepared = prepareSiting(question, ground);
          fc.pre(!('reason' in prepared));
          const answer = await solveSiting(prepared.problem, () => Promise.reject(new Error('le solveur n’était pas attendu')));
          let best = 0;
          for (let mask = 0; mask < 1 << n; mask += 1) {
            const chosen = ranksOf(small).filter((rank) => (mask >> rank) & 1);
            if (chosen.length > count || chosen.some((rank) => forbidden.includes(rank)) || [...fixed].some((rank) => !chosen.includes(rank))) continue;
            best = Math.max(best, naiveGain(small, ground, question, chosen));
          }
          expect(answer.optimal).toBe(true);
          expect(Math.abs(answer.value - best)).toBeLessThanOrEqual(1e-6 * Math.max(1, best));
          const chosen = answer.sites.map(({ rank }) => rank);
          expect(chosen.length).toBeLessThanOrEqual(count);
          for (const rank of fixed) expect(chosen).toContain(rank);
          for (const rank of forbidden) expect(chosen).not.toContain(rank);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});

/** Three communes in a row, some minutes apart, nobody served. */
const row: World = {
  points: {
    lon: Float64Array.of(2, 2.06, 2.12),
    lat: Float64Array.of(46, 46, 46),
    niveau: Int32Array.of(4, 4, 4),
    masse: Int32Array.of(0, 0, 0),
    ancre: Int32Array.of(-1, -1, -1),
    minutes_ancre: Float64Array.of(Number.NaN, Number.NaN, Number.NaN),
  },
  people: Float64Array.of(100, 200, Number.NaN),
  supply: Float64Array.of(0, 0, 0),
};

describe('a question that makes no sense', () => {
  const ground = groundOf(row, 0.1);
  it.each<[string, Partial<SitingQuestion>, string, number | null]>([
    ['no site', { count: 0 }, 'nombre', null],
    ['half a site', { count: 1.5 }, 'nombre', null],
    ['ten thousand sites', { count: 10_000 }, 'nombre', null],
    ['sites without a post', { posts: 0 }, 'postes', null],
    ['ten thousand doctors', { posts: 10_000 }, 'postes', null],
    ['a commune both fixed and forbidden', { fixed: Int32Array.of(1), forbidden: Int32Array.of(1, 2) }, 'contradiction', 1],
    ['more fixed sites than sites', { count: 1, fixed: Int32Array.of(0, 1) }, 'trop_imposes', null],
    ['a site outside France', { fixed: Int32Array.of(99) }, 'hors_portee', 99],
    ['nowhere allowed', { allowed: none }, 'aucun_lieu', null],
    ['all of it forbidden', { forbidden: Int32Array.of(0, 1, 2) }, 'aucun_lieu', null],
    ['an hour to be covered within', { goal: 'couverture', minutes: 60 }, 'minutes', null],
  ])('%s: says why', (_, part, reason, rank) => {
    expect(prepareSiting(ask(part), ground)).toEqual({ reason, rank });
  });

  it('a fixed site given twice counts once', () => {
    const prepared = prepareSiting(ask({ fixed: Int32Array.of(1, 1) }), ground);
    expect('problem' in prepared && [...prepared.problem.fixed]).toEqual([1]);
  });
});

describe('more sites than there are places', () => {
  it('takes those that change something, and says how many there were', async () => {
    const prepared = prepareSiting(ask({ count: 40 }), groundOf(row, 0.1));
    if ('reason' in prepared) throw new Error(prepared.reason);
    expect(prepared.context.choice).toBe(3);
    const answer = await solveSiting(prepared.problem, () => Promise.reject(new Error('non')));
    expect(answer.optimal).toBe(true);
    expect(answer.sites.length).toBeLessThanOrEqual(3);
    expect(answer.value).toBe(300);
  });
});

describe('nobody under the threshold', () => {
  it('no site is chosen, and that is the optimum', async () => {
    const prepared = prepareSiting(ask({}), groundOf(row, 0));
    if ('reason' in prepared) throw new Error(prepared.reason);
    expect(prepared.context).toMatchObject({ people: 0, before: 0 });
    const answer = await solveSiting(prepared.problem, () => Promise.reject(new Error('non')));
    expect(answer).toMatchObject({ sites: [], value: 0, bound: 0, optimal: true });
  });
});
