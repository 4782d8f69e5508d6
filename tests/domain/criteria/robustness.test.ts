import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Criterion, rankCommunes } from '../../../src/domain/criteria/ranking';
import { rankIntervals } from '../../../src/domain/criteria/robustness';
import { type World, worlds } from './worlds';

const options = { top: 5, share: 0.2, places: 2 };

const column = (...values: number[]): Float64Array => Float64Array.from(values);
const even = (values: Float64Array): Criterion => ({ values, direction: 'haut', weight: 50, threshold: null, veto: null });

const weighed = ({ criteria }: World, factors: readonly number[]): Criterion[] =>
  criteria.map((criterion, i) => ({ ...criterion, weight: criterion.weight * (factors[i] ?? 1) }));

describe('ranks under other weights', () => {
  it('never leave the interval, whatever the weights of the box', () => {
    fc.assert(
      fc.property(worlds(4), fc.array(fc.double({ min: 0.8, max: 1.2, noNaN: true }), { minLength: 4, maxLength: 4 }), (world, factors) => {
        const ranking = rankCommunes(world.criteria, world.people, null);
        const { order } = rankCommunes(weighed(world, factors), world.people, null);
        for (const { rank, place, best, worst, bestSeen, worstSeen } of rankIntervals(ranking, options)) {
          const now = order.indexOf(rank) + 1;
          expect(now).toBeGreaterThanOrEqual(best);
          expect(now).toBeLessThanOrEqual(worst);
          expect(ranking.order[place - 1]).toBe(rank);
          expect(best).toBeLessThanOrEqual(bestSeen);
          expect(bestSeen).toBeLessThanOrEqual(place);
          expect(place).toBeLessThanOrEqual(worstSeen);
          expect(worstSeen).toBeLessThanOrEqual(worst);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('are those of the corners, ranked one by one', () => {
    fc.assert(
      fc.property(worlds(3), (world) => {
        const ranking = rankCommunes(world.criteria, world.people, null);
        const corners = Array.from({ length: 2 ** world.criteria.length }, (_, corner) =>
          rankCommunes(weighed(world, world.criteria.map((_criterion, i) => ((corner >> i) % 2 === 0 ? 0.8 : 1.2))), world.people, null).order,
        );
        for (const { rank, place, bestSeen, worstSeen } of rankIntervals(ranking, options)) {
          const places = corners.map((order) => order.indexOf(rank) + 1);
          expect(bestSeen).toBe(Math.min(place, ...places));
          expect(worstSeen).toBe(Math.max(place, ...places));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('do not move when there is but one criterion, nor when weights do not', () => {
    fc.assert(
      fc.property(worlds(1), worlds(4), (single, several) => {
        for (const each of rankIntervals(rankCommunes(single.criteria, single.people, null), options)) {
          expect(each).toMatchObject({ best: each.place, worst: each.place, verdict: 'tient' });
        }
        for (const each of rankIntervals(rankCommunes(several.criteria, several.people, null), { ...options, share: 0 })) {
          expect(each).toMatchObject({ best: each.place, worst: each.place, verdict: 'tient' });
        }
      }),
    );
  });

  it('widen with the box', () => {
    fc.assert(
      fc.property(worlds(4), (world) => {
        const ranking = rankCommunes(world.criteria, world.people, null);
        const wide = rankIntervals(ranking, { ...options, share: 0.5 });
        rankIntervals(ranking, options).forEach(({ best, worst }, at) => {
          expect(wide[at]?.best).toBeLessThanOrEqual(best);
          expect(wide[at]?.worst).toBeGreaterThanOrEqual(worst);
        });
      }),
    );
  });

  it('tell what is proved from what is not', () => {
    // Two communes may pass the first one, each for weights of its own, never together: the bound says 3, no corner goes beyond 2.
    const people = column(1, 1, 1, 1);
    const ranking = rankCommunes([even(column(3, 4, 2, 1)), even(column(3, 2, 4, 1))], people, null);
    expect([...ranking.order]).toEqual([0, 1, 2, 3]);
    const [first] = rankIntervals(ranking, { ...options, top: 2, places: 9 });
    expect(first).toMatchObject({ rank: 0, best: 1, worst: 3, worstSeen: 2, verdict: 'indecis' });
    expect(rankIntervals(ranking, { ...options, top: 1 })[0]?.verdict).toBe('sort');
    expect(rankIntervals(ranking, { ...options, top: 3, places: 1 })[0]?.verdict).toBe('bouge');
    expect(rankIntervals(ranking, { ...options, top: 3, places: 2 })[0]?.verdict).toBe('tient');
  });

  it('refuse more criteria than corners can be gone through for', () => {
    const one: Criterion = { values: Float64Array.of(1, 2), direction: 'haut', weight: 1, threshold: null, veto: null };
    const ranking = rankCommunes(Array.from({ length: 9 }, () => one), Float64Array.of(1, 1), null);
    expect(() => rankIntervals(ranking, options)).toThrow(RangeError);
  });
});
