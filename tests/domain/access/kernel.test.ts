import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessFrom, addSite, type Catchment, openCatchment, scanSites } from '../../../src/domain/access/catchment';
import { reachOf, timeDoubt, weightOf } from '../../../src/domain/access/decay';
import { buildPairs, type Pairs } from '../../../src/domain/access/pairs';
import { decay, model, naiveMinutes, naiveWeight, ranksOf, world, type World } from './worlds';

const rowOf = ({ offset, neighbour, centiminutes }: Pairs, rank: number): Map<number, number> => {
  const row = new Map<number, number>();
  for (let k = offset[rank] ?? 0; k < (offset[rank + 1] ?? 0); k += 1) row.set(neighbour[k] ?? -1, (centiminutes[k] ?? 0) / 100);
  return row;
};

const catchmentOf = ({ points, people }: World, per = 1): Catchment => openCatchment(buildPairs(points, model, reachOf(decay)), decay, people, per);

describe('weight of a trip', () => {
  it('is the mean of the official steps around the estimated time, full at the door', () => {
    expect(weightOf(decay, 0)).toBe(1);
    expect(weightOf(decay, reachOf(decay))).toBe(0);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30, noNaN: true }), (minutes) => {
        expect(Math.abs(weightOf(decay, minutes) - naiveWeight(minutes))).toBeLessThan(0.0015);
      }),
    );
  });
  it('is the official one before the first doubt, and midway between two limits', () => {
    expect(weightOf(decay, 10 - timeDoubt)).toBe(1);
    expect(weightOf(decay, 12.5)).toBeCloseTo(2 / 3, 12);
  });
});

describe('communes within reach', () => {
  it('are those that looking at every pair finds, at the same minutes there and back', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 5, max: 40 }), (small, reach) => {
        const pairs = buildPairs(small.points, model, reach);
        for (const a of ranksOf(small)) {
          const row = rowOf(pairs, a);
          expect(row.size).toBe((pairs.offset[a + 1] ?? 0) - (pairs.offset[a] ?? 0));
          for (const b of ranksOf(small)) {
            const expected = naiveMinutes(small, a, b);
            // The sine taken for the angle loses a few thousandths of a minute: nobody is judged at the very edge.
            if (expected !== null && Math.abs(expected - reach) <= 0.02) continue;
            const within = expected !== null && expected < reach;
            expect(row.has(b)).toBe(within);
            expect(Math.abs((row.get(b) ?? 0) - (within ? expected : 0))).toBeLessThan(0.02);
          }
        }
      }),
    );
  });
});

describe('access', () => {
  it('is what the two steps give when written out', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(1, 100_000), (small, per) => {
        const catchment = catchmentOf(small, per);
        const access = accessFrom(catchment, small.supply);
        const pairs = buildPairs(small.points, model, reachOf(decay));
        const rows = ranksOf(small).map((i) => rowOf(pairs, i));
        const weight = (i: number, j: number): number => {
          const minutes = rows[i]?.get(j);
          return minutes === undefined ? 0 : weightOf(decay, minutes);
        };
        const people = (i: number): number => (small.people[i] ?? 0) || 0;
        for (const i of ranksOf(small)) {
          const expected = ranksOf(small).reduce((sum, j) => {
            const demand = ranksOf(small).reduce((total, k) => total + weight(k, j) * people(k), 0);
            return demand > 0 ? sum + (weight(i, j) * (small.supply[j] ?? 0) * per) / demand : sum;
          }, 0);
          expect(access[i]).toBeCloseTo(expected, 3 - Math.log10(per));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keeps every consultation: Σ P·A is the supply that somebody reaches', () => {
    fc.assert(
      fc.property(world, (small) => {
        const catchment = catchmentOf(small);
        const access = accessFrom(catchment, small.supply);
        const given = ranksOf(small).reduce((sum, i) => sum + ((small.people[i] ?? 0) || 0) * (access[i] ?? 0), 0);
        const reached = ranksOf(small).reduce((sum, j) => sum + ((catchment.demand[j] ?? 0) > 0 ? (small.supply[j] ?? 0) : 0), 0);
        expect(given).toBeCloseTo(reached, 6);
      }),
    );
  });

  it('never falls anywhere when a supply is added, and rises where it is added if anybody lives around', () => {
    fc.assert(
      fc.property(world, fc.nat(), fc.integer({ min: 1, max: 20 }), (small, pick, amount) => {
        const catchment = catchmentOf(small);
        const site = pick % small.people.length;
        const before = accessFrom(catchment, small.supply);
        const after = before.slice();
        addSite(catchment, site, amount, after);
        ranksOf(small).forEach((i) => expect(after[i]).toBeGreaterThanOrEqual(before[i] ?? 0));
        expect((after[site] ?? 0) > (before[site] ?? 0)).toBe((catchment.demand[site] ?? 0) > 0);
        const more = accessFrom(catchment, small.supply.map((supply, j) => (j === site ? supply + amount : supply)));
        ranksOf(small).forEach((i) => expect(after[i]).toBeCloseTo(more[i] ?? 0, 9));
      }),
    );
  });
});

describe('a newcomer tried everywhere', () => {
  it('lifts the people and cuts the deficit that one addition after the other would', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 400 }), fc.double({ min: 0.001, max: 0.1, noNaN: true }), (small, amount, threshold) => {
        const catchment = catchmentOf(small);
        const access = accessFrom(catchment, small.supply);
        const counted = { access, people: small.people, standardised: small.people, threshold };
        const { lifted, deficitCut } = scanSites(catchment, amount, counted);
        const count = (i: number): number => (small.people[i] ?? 0) || 0;
        const lack = (values: Float64Array): number => ranksOf(small).reduce((sum, i) => sum + count(i) * Math.max(0, threshold - (values[i] ?? 0)), 0);
        for (const site of ranksOf(small)) {
          const after = access.slice();
          addSite(catchment, site, amount, after);
          expect(deficitCut[site]).toBeCloseTo(lack(access) - lack(after), 6);
          const up = ranksOf(small).reduce((sum, i) => sum + ((access[i] ?? 0) < threshold - 1e-12 && (after[i] ?? 0) >= threshold + 1e-12 ? count(i) : 0), 0);
          expect(lifted[site]).toBeCloseTo(up, 6);
        }
      }),
    );
  });
});
