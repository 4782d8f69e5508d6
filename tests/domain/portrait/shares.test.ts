import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureReach } from '../../../src/domain/portrait/reach';
import { ratioOf, totalOf } from '../../../src/domain/portrait/shares';

const cell = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 5000 }) }, { weight: 1, arbitrary: fc.constant(Number.NaN) });
const columns = fc.array(fc.tuple(cell, cell, fc.boolean()), { minLength: 1, maxLength: 60 });
const column = (rows: readonly (readonly [number, number, boolean])[], place: 0 | 1): Float64Array<ArrayBuffer> => Float64Array.from(rows, (row) => row[place]);
const chosen = (rows: readonly (readonly [number, number, boolean])[]): Int32Array<ArrayBuffer> => Int32Array.from(rows.flatMap(([, , inside], rank) => (inside ? [rank] : [])));

describe('totals and rates', () => {
  it('unknown is counted apart, and never as a zero', () => {
    expect(totalOf(Float64Array.from([2, Number.NaN, 3]), null)).toEqual({ sum: 5, unknown: 1 });
    expect(totalOf(Float64Array.from([Number.NaN]), null)).toEqual({ sum: null, unknown: 1 });
    expect(totalOf(Float64Array.from([2, 3]), new Int32Array(0))).toEqual({ sum: null, unknown: 0 });
    expect(ratioOf(Float64Array.from([4, Number.NaN, 8]), Float64Array.from([2, 100, Number.NaN]), null)).toBe(2);
    expect(ratioOf(Float64Array.from([0]), Float64Array.from([0]), null)).toBeNull();
  });

  it('a territory cut in two adds up to itself, and its rate lies between those of its parts', () => {
    fc.assert(
      fc.property(columns, (rows) => {
        const [over, under] = [column(rows, 0), column(rows, 1)];
        const [inside, all] = [chosen(rows), Int32Array.from(rows, (_, rank) => rank)];
        const outside = all.filter((rank) => !inside.includes(rank));
        const [a, b, whole] = [totalOf(over, inside), totalOf(over, outside), totalOf(over, null)];
        expect((a.sum ?? 0) + (b.sum ?? 0)).toBe(whole.sum ?? 0);
        expect(a.unknown + b.unknown).toBe(whole.unknown);
        const [left, right, middle] = [ratioOf(over, under, inside), ratioOf(over, under, outside), ratioOf(over, under, null)];
        if (left === null || right === null || middle === null) return;
        expect(middle).toBeGreaterThanOrEqual(Math.min(left, right) - 1e-9);
        expect(middle).toBeLessThanOrEqual(Math.max(left, right) + 1e-9);
      }),
    );
  });
});

describe('people near a service', () => {
  it('counts those strictly under each limit, against those whose time is known', () => {
    const source = { minutes: Float64Array.from([0, 10, 19.9, 30]), people: Float64Array.from([5, 10, 20, 40]) };
    expect(measureReach(source, [10, 20, 30], null)).toEqual({ people: 75, unknown: 0, within: [5, 35, 35] });
  });

  it('says nothing of a territory known for too few of its people', () => {
    const minutes = Float64Array.from([5, Number.NaN]);
    expect(measureReach({ minutes, people: Float64Array.from([79, 21]) }, [10], null)).toBeNull();
    expect(measureReach({ minutes, people: Float64Array.from([80, 20]) }, [10], null)).toEqual({ people: 80, unknown: 20, within: [80] });
    expect(measureReach({ minutes: Float64Array.from([5]), people: Float64Array.from([0]) }, [10], null)).toBeNull();
  });

  it('more minutes never reach fewer people, and never more than there are', () => {
    fc.assert(
      fc.property(columns, fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 6 }), (rows, some) => {
        const limits = some.toSorted((a, b) => a - b);
        const reach = measureReach({ minutes: column(rows, 0), people: column(rows, 1) }, limits, chosen(rows));
        if (reach === null) return;
        reach.within.forEach((within, i) => {
          expect(within).toBeGreaterThanOrEqual(reach.within[i - 1] ?? 0);
          expect(within).toBeLessThanOrEqual(reach.people);
        });
      }),
    );
  });
});
