import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Criterion, rankCommunes } from '../../../src/domain/criteria/ranking';
import { urgencyOf } from '../../../src/domain/criteria/urgency';
import { type World, worlds } from './worlds';

/** One person after the other, two by two. */
function naiveUrgency(values: Float64Array, people: Float64Array, rank: number, direction: 'haut' | 'bas'): number {
  const own = values[rank] ?? Number.NaN;
  let points = 0;
  let total = 0;
  values.forEach((value, other) => {
    for (let person = 0; person < (people[other] ?? 0); person += 1) {
      if (Number.isNaN(value)) return;
      total += 1;
      const less = direction === 'haut' ? value < own : value > own;
      points += less ? 1 : value === own ? 0.5 : 0;
    }
  });
  return points / total;
}

function naive({ criteria, people }: World): { rank: number; score: number }[] {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const rows = [...people.keys()].filter((rank) => {
    if (people[rank] === 0) return false;
    return criteria.every(({ values, weight, veto }) => {
      const value = values[rank] ?? Number.NaN;
      if (Number.isNaN(value)) return weight === 0 && veto === null;
      return veto === null || (veto.sens === 'sous' ? value >= veto.valeur : value <= veto.valeur);
    });
  });
  return rows
    .map((rank) => ({
      rank,
      score: criteria.reduce((sum, { values, weight, direction, threshold }) => {
        const value = values[rank] ?? Number.NaN;
        if (weight === 0 || (threshold !== null && (direction === 'bas' ? value >= threshold : value <= threshold))) return sum;
        return sum + (100 * weight * naiveUrgency(values, people, rank, direction)) / total;
      }, 0),
    }))
    .sort((a, b) => (Math.abs(b.score - a.score) < 1e-7 ? a.rank - b.rank : b.score - a.score));
}

const rank = ({ criteria, people }: World, ranks: Int32Array | null = null) => rankCommunes(criteria, people, ranks);

describe('a ranking by criteria', () => {
  it('is that of a count of persons two by two', () => {
    fc.assert(
      fc.property(worlds(), (world) => {
        const { order, score } = rank(world);
        const expected = naive(world);
        expect([...order]).toEqual(expected.map((row) => row.rank));
        for (const row of expected) expect(score[row.rank]).toBeCloseTo(row.score, 9);
      }),
    );
  });

  it('places each commune compared once: ranked with a score, or apart with its reason', () => {
    fc.assert(
      fc.property(worlds(), (world) => {
        const { order, apart, score } = rank(world);
        if (world.criteria.every(({ weight }) => weight === 0)) return;
        expect([...order, ...apart.map((each) => each.rank)].sort((a, b) => a - b)).toEqual([...world.people.keys()]);
        for (const { rank: own, reason, criteria } of apart) {
          expect(score[own]).toBeNaN();
          expect(criteria.length > 0).toBe(reason !== 'habitants');
          expect(criteria.every((place) => reason !== 'inconnue' || Number.isNaN(world.criteria[place]?.values[own]))).toBe(true);
        }
      }),
    );
  });

  it('explains each score: contributions add up to it, between 0 and 100', () => {
    fc.assert(
      fc.property(worlds(), (world) => {
        const { order, score, contributions } = rank(world);
        for (const own of order) {
          expect(contributions.reduce((sum, points) => sum + (points[own] ?? Number.NaN), 0)).toBeCloseTo(score[own] ?? Number.NaN, 9);
          expect(score[own]).toBeGreaterThanOrEqual(0);
          expect(score[own]).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });

  it('does not change when every weight is multiplied', () => {
    fc.assert(
      fc.property(worlds(), fc.integer({ min: 2, max: 50 }), (world, factor) => {
        const scaled = { ...world, criteria: world.criteria.map((criterion) => ({ ...criterion, weight: criterion.weight / factor })) };
        const [one, other] = [rank(world), rank(scaled)];
        expect(other.order).toEqual(one.order);
        one.order.forEach((own) => expect(other.score[own]).toBeCloseTo(one.score[own] ?? Number.NaN, 9));
      }),
    );
  });

  it('does not depend on the order of the criteria', () => {
    fc.assert(
      fc.property(worlds(), (world) => {
        expect(rank({ ...world, criteria: world.criteria.toReversed() }).order).toEqual(rank(world).order);
      }),
    );
  });

  it('reads a criterion of weight 0 without veto as absent', () => {
    fc.assert(
      fc.property(worlds(), worlds(1), (world, { criteria: [extra] }) => {
        if (extra === undefined) return;
        const values = Float64Array.from(world.people, (_, at) => extra.values[at] ?? Number.NaN);
        const more = { ...world, criteria: [...world.criteria, { ...extra, values, weight: 0, veto: null }] };
        const [one, other] = [rank(world), rank(more)];
        expect(other.order).toEqual(one.order);
        expect(other.apart).toEqual(one.apart);
        expect(other.score).toEqual(one.score);
      }),
    );
  });

  it('never lowers a commune whose value becomes more urgent', () => {
    fc.assert(
      fc.property(worlds(4, { gaps: false, least: 1 }), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 5 }), (world, at, which, by) => {
        const own = at % world.people.length;
        const place = which % world.criteria.length;
        const worse = world.criteria.map((criterion, i): Criterion => {
          if (i !== place) return criterion;
          const values = criterion.values.slice();
          values[own] = (values[own] ?? 0) + (criterion.direction === 'haut' ? by : -by);
          return { ...criterion, values };
        });
        const [before, after] = [rank(world), rank({ ...world, criteria: worse })];
        expect(after.order.indexOf(own)).toBeLessThanOrEqual(before.order.indexOf(own));
      }),
    );
  });

  it('leaves the scores of the others alone when a veto leaves a commune out', () => {
    fc.assert(
      fc.property(worlds(3, { gaps: false }), fc.integer({ min: 0, max: 6 }), (world, valeur) => {
        const [first] = world.criteria;
        if (first === undefined) return;
        const vetoed = rank({ ...world, criteria: world.criteria.map((each) => (each === first ? { ...each, veto: { sens: 'sous', valeur } } : each)) });
        const free = rank(world);
        vetoed.order.forEach((own) => {
          expect(vetoed.score[own]).toBe(free.score[own]);
          expect(first.values[own]).toBeGreaterThanOrEqual(valeur);
        });
        expect(vetoed.apart.every(({ rank: own, reason }) => reason === 'veto' && (first.values[own] ?? Number.NaN) < valeur)).toBe(true);
      }),
    );
  });

  it('of the communes asked for is that of a country made of them', () => {
    fc.assert(
      fc.property(worlds(), (world) => {
        const kept = Int32Array.from([...world.people.keys()].filter((own) => own % 2 === 0));
        const only = rank({
          people: world.people.filter((_, own) => own % 2 === 0),
          criteria: world.criteria.map((criterion) => ({ ...criterion, values: criterion.values.filter((_, own) => own % 2 === 0) })),
        });
        expect([...rank(world, kept).order]).toEqual([...only.order].map((own) => own * 2));
      }),
    );
  });

  it('has nothing to say without a weight', () => {
    const criterion: Criterion = { values: Float64Array.of(1, 2), direction: 'haut', weight: 0, threshold: null, veto: null };
    expect(rankCommunes([criterion], Float64Array.of(1, 1), null).order).toHaveLength(0);
    expect(rankCommunes([], Float64Array.of(1, 1), null).order).toHaveLength(0);
  });
});

describe('an urgency', () => {
  it('is the share of the people less urgent, half of those on a par', () => {
    const urgency = urgencyOf(Float64Array.of(1, 2, 2, 9, Number.NaN), Float64Array.of(10, 20, 20, 50, 1000), null, 'haut');
    expect([...urgency]).toEqual([0.05, 0.3, 0.3, 0.75, Number.NaN]);
  });
  it('turns round with the direction', () => {
    fc.assert(
      fc.property(worlds(1), ({ criteria: [criterion], people }) => {
        if (criterion === undefined) return;
        const up = urgencyOf(criterion.values, people, null, 'haut');
        urgencyOf(criterion.values, people, null, 'bas').forEach((share, own) => {
          const expected = up[own] ?? Number.NaN;
          expect(Number.isNaN(share)).toBe(Number.isNaN(expected));
          expect(Number.isNaN(share) ? 0 : Math.abs(share - (1 - expected))).toBeLessThan(1e-12);
        });
      }),
    );
  });
});
