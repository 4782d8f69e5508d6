import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanCoverage } from '../../../src/domain/coverage';
import { accessOfBassins, type BassinSource } from '../../../src/domain/zoning/bassins';
import { bassinsTouching, compareZonings, type Cutoffs, zoneOf } from '../../../src/domain/zoning/zoning';

interface Row {
  readonly bassin: string | null;
  readonly access: number;
  readonly standardised: number;
  readonly people: number;
  readonly population: number;
}

const orUnknown = (arbitrary: fc.Arbitrary<number>) => fc.oneof({ weight: 5, arbitrary }, { weight: 1, arbitrary: fc.constant(Number.NaN) });
const rows: fc.Arbitrary<Row[]> = fc.array(
  fc.record({
    bassin: fc.constantFrom('01', '02', '03', null),
    access: orUnknown(fc.integer({ min: 0, max: 60 }).map((tenths) => tenths / 10)),
    standardised: orUnknown(fc.integer({ min: 0, max: 50 })),
    people: orUnknown(fc.integer({ min: 0, max: 50 })),
    population: orUnknown(fc.integer({ min: 0, max: 50 })),
  }),
  { maxLength: 25 },
);
const source = (all: readonly Row[]): BassinSource => ({
  bassinVie: all.map(({ bassin }) => bassin),
  access: Float64Array.from(all, ({ access }) => access),
  standardised: Float64Array.from(all, ({ standardised }) => standardised),
  people: Float64Array.from(all, ({ people }) => people),
  population: Float64Array.from(all, ({ population }) => population),
});
const cutoffs: fc.Arbitrary<Cutoffs> = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 30 }))
  .map(([low, more]) => [low / 10, (low + more) / 10] as const);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);

describe('bassins de vie', () => {
  it('have the mean of a list with one line a standardised person, where enough people are known', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const bassins = accessOfBassins(source(all));
        expect(bassins.map(({ code }) => code)).toEqual([...new Set(all.flatMap(({ bassin }) => (bassin === null ? [] : [bassin])))].sort());
        for (const { code, access, people, ranks, coverage } of bassins) {
          const own = all.filter(({ bassin }) => bassin === code);
          const known = own.filter((row) => !Number.isNaN(row.access) && !Number.isNaN(row.standardised));
          const persons = known.flatMap((row) => Array.from({ length: row.standardised }, () => row.access));
          const everyone = sum(own.map(({ population }) => population));
          const share = everyone === 0 ? 0 : sum(known.map(({ population }) => population)) / everyone;
          expect(coverage).toBeCloseTo(share, 12);
          expect(access === null).toBe(persons.length === 0 || share < meanCoverage);
          expect(access === null ? 0 : Math.abs(access - sum(persons) / persons.length)).toBeLessThan(1e-9);
          expect(people).toBe(own.every((row) => Number.isNaN(row.people)) ? null : sum(own.map((row) => row.people)));
          expect(ranks).toHaveLength(own.length);
        }
      }),
    );
  });
  it('that touch a territory are whole', () => {
    const bassins = accessOfBassins(source(['01', '02', '01', '02', null].map((bassin) => ({ bassin, access: 1, standardised: 1, people: 1, population: 1 }))));
    expect(bassinsTouching(bassins, Int32Array.of(2, 4)).map(({ code, ranks }) => [code, [...ranks]])).toEqual([['01', [0, 2]]]);
    expect(bassinsTouching(bassins, null)).toHaveLength(2);
  });
});

describe('other cut-offs', () => {
  it('move whole bassins: counts of each class, before and after, add up', () => {
    fc.assert(
      fc.property(rows, cutoffs, cutoffs, (all, before, after) => {
        const bassins = accessOfBassins(source(all));
        const change = compareZonings(bassins, before, after);
        const totals = (counts: readonly { bassins: number; people: number; communes: number }[]) =>
          [...counts, change.unknown].reduce((total, count) => [(total[0] ?? 0) + count.bassins, (total[1] ?? 0) + count.people, (total[2] ?? 0) + count.communes], [0, 0, 0]);
        const whole = [bassins.length, sum(bassins.map(({ people }) => people ?? 0)), sum(bassins.map(({ ranks }) => ranks.length))];
        expect(totals(change.before)).toEqual(whole);
        expect(totals(change.after)).toEqual(whole);
        change.before.forEach(({ people }, zone) => {
          const left = sum(change.changes.filter(({ from }) => from === zone).map(({ bassin }) => bassin.people ?? 0));
          const come = sum(change.changes.filter(({ to }) => to === zone).map(({ bassin }) => bassin.people ?? 0));
          expect(change.after[zone]?.people).toBe(people - left + come);
        });
        for (const bassin of bassins) {
          const listed = change.changes.find((each) => each.bassin === bassin);
          expect(listed === undefined).toBe(zoneOf(bassin, before) === zoneOf(bassin, after));
        }
        expect(change.moved.down.people + change.moved.up.people).toBe(sum(change.changes.map(({ bassin }) => bassin.people ?? 0)));
      }),
    );
  });
  it('the same, change nothing; the other way round, the reverse', () => {
    fc.assert(
      fc.property(rows, cutoffs, cutoffs, (all, before, after) => {
        const bassins = accessOfBassins(source(all));
        expect(compareZonings(bassins, before, before).changes).toEqual([]);
        const back = compareZonings(bassins, after, before);
        const forth = compareZonings(bassins, before, after);
        expect(back.changes.map(({ bassin, from, to }) => [bassin.code, to, from])).toEqual(forth.changes.map(({ bassin, from, to }) => [bassin.code, from, to]));
        expect(back.moved).toEqual({ down: forth.moved.up, up: forth.moved.down });
      }),
    );
  });
  it('put on a cut-off belongs above it', () => {
    expect([2.4, 2.5, 3.9, 4].map((access) => zoneOf({ access }, [2.5, 4]))).toEqual([0, 1, 1, 2]);
    expect(zoneOf({ access: null }, [2.5, 4])).toBeNull();
  });
});
