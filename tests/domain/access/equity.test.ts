import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gainsByQuintile, measureEquity } from '../../../src/domain/access/equity';

const commune = fc.record({
  access: fc.oneof(fc.integer({ min: 0, max: 80 }).map((tenths) => tenths / 10), fc.constant(Number.NaN)),
  people: fc.integer({ min: 0, max: 40 }),
  standardised: fc.integer({ min: 0, max: 40 }),
});
const communes = fc.array(commune, { maxLength: 30 });
const columns = (rows: readonly { access: number; people: number; standardised: number }[], per = 1) => ({
  access: Float64Array.from(rows, ({ access }) => access),
  people: Float64Array.from(rows, ({ people }) => people),
  standardised: Float64Array.from(rows, ({ standardised }) => standardised),
  per,
});

describe('equity', () => {
  it('is that of a list with one line a person', () => {
    fc.assert(
      fc.property(communes, fc.integer({ min: 1, max: 6 }), (rows, threshold) => {
        const known = rows.filter(({ access, people }) => !Number.isNaN(access) && people > 0);
        const persons = known.flatMap(({ access, people }) => Array.from({ length: people }, () => access)).sort((a, b) => a - b);
        const measured = measureEquity(columns(rows), threshold, null);
        expect(measured.people).toBe(persons.length);
        expect(measured.peopleUnder).toBe(persons.filter((access) => access < threshold).length);
        expect(measured.communesUnder).toBe(known.filter(({ access }) => access < threshold).length);
        const deficit = known.reduce((sum, { access, standardised }) => sum + standardised * Math.max(0, threshold - access), 0);
        expect(measured.deficit).toBeCloseTo(deficit, 6);
        const total = persons.reduce((sum, access) => sum + access, 0);
        const gaps = persons.reduce((sum, a) => sum + persons.reduce((inner, b) => inner + Math.abs(a - b), 0), 0);
        expect(measured.gini ?? -1).toBeCloseTo(total === 0 ? -1 : gaps / (2 * persons.length * total), 9);
        if (persons.length === 0) return;
        expect(measured.shareUnder).toBeCloseTo(measured.peopleUnder / persons.length, 9);
        expect(measured.d1).toBe(persons[Math.ceil(persons.length / 10) - 1]);
        expect(measured.d9OverD1).toBe(measured.d1 === 0 ? null : (measured.d9 ?? Number.NaN) / (measured.d1 ?? Number.NaN));
        // Ten copies of each person: the worst tenth is then a whole number of them.
        const worst = persons.flatMap((access) => Array.from({ length: 10 }, () => access)).slice(0, persons.length);
        expect(measured.worstTenth).toBeCloseTo(worst.reduce((sum, access) => sum + access, 0) / persons.length, 9);
      }),
    );
  });
  it('of the communes asked for is that of a country made of them', () => {
    fc.assert(
      fc.property(communes, (rows) => {
        const kept = rows.flatMap((_, rank) => (rank % 2 === 0 ? [rank] : []));
        const only = measureEquity(columns(rows.filter((_, rank) => rank % 2 === 0)), 2.5, null);
        expect(measureEquity(columns(rows), 2.5, Int32Array.from(kept))).toEqual(only);
      }),
    );
  });
  it('says that D9/D1 is not defined when the first decile has nothing', () => {
    const measured = measureEquity(columns([{ access: 0, people: 5, standardised: 5 }, { access: 40, people: 15, standardised: 15 }], 100_000), 20, null);
    expect(measured).toMatchObject({ d1: 0, d9: 40, d9OverD1: null, deficit: (5 * 20) / 100_000 });
  });
  it('of nobody has no figure', () => {
    expect(measureEquity(columns([]), 2.5, null)).toMatchObject({ people: 0, shareUnder: null, mean: null, worstTenth: null, d9OverD1: null, gini: null, deficit: 0 });
  });
});

describe('who gains', () => {
  it('is told by fifth of the people, and adds up to the whole', () => {
    fc.assert(
      fc.property(communes, (rows) => {
        const { access: change, people, standardised: income } = columns(rows);
        const fifths = gainsByQuintile(change, income, people, null);
        const known = rows.filter(({ access, people: count }) => !Number.isNaN(access) && count > 0);
        expect(fifths.length).toBeLessThanOrEqual(5);
        expect(fifths.reduce((sum, fifth) => sum + fifth.people, 0)).toBe(known.reduce((sum, { people: count }) => sum + count, 0));
        const gained = fifths.reduce((sum, fifth) => sum + fifth.people * fifth.change, 0);
        expect(gained).toBeCloseTo(known.reduce((sum, { access, people: count }) => sum + access * count, 0), 6);
        fifths.forEach(({ from, to }, i) => {
          expect(from).toBeLessThanOrEqual(to);
          expect(from).toBeGreaterThanOrEqual(fifths[i - 1]?.to ?? -Infinity);
        });
      }),
    );
  });
  it('leaves out communes without the measure', () => {
    const fifths = gainsByQuintile(Float64Array.of(1, 2, 3), Float64Array.of(10, Number.NaN, 30), Float64Array.of(4, 100, 4), null);
    expect(fifths.reduce((sum, { people }) => sum + people, 0)).toBe(8);
  });
});
