import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureService } from '../../../src/domain/access/service-measures';

const commune = fc.record({
  minutes: fc.oneof(fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10), fc.constant(Number.NaN)),
  people: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constant(Number.NaN)),
});
const columns = (rows: readonly { minutes: number; people: number }[]) => ({
  minutes: Float64Array.from(rows, ({ minutes }) => minutes),
  people: Float64Array.from(rows, ({ people }) => people),
});

describe('measures of minutes', () => {
  it('are those of a list with one line a person', () => {
    fc.assert(
      fc.property(fc.array(commune, { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), (rows, threshold) => {
        const inhabited = rows.filter(({ people }) => people > 0);
        const persons = inhabited.flatMap(({ minutes, people }) => Array.from({ length: people }, () => minutes));
        const known = persons.filter((minutes) => !Number.isNaN(minutes)).sort((a, b) => b - a);
        const measured = measureService(columns(rows), threshold, null);
        expect(measured.people).toBe(known.length);
        expect(measured.peopleUnknown).toBe(persons.length - known.length);
        expect(measured.communes + measured.communesUnknown).toBe(inhabited.length);
        expect(measured.peopleBeyond).toBe(known.filter((minutes) => minutes >= threshold).length);
        expect(measured.communesBeyond).toBe(inhabited.filter(({ minutes }) => minutes >= threshold).length);
        if (known.length === 0) return;
        expect(measured.shareBeyond).toBeCloseTo(measured.peopleBeyond / known.length, 9);
        expect(measured.mean).toBeCloseTo(known.reduce((sum, minutes) => sum + minutes, 0) / known.length, 9);
        // Ten copies of each person: the farthest tenth is then a whole number of them.
        const farthest = known.flatMap((minutes) => Array.from({ length: 10 }, () => minutes)).slice(0, known.length);
        expect(measured.farthestTenth).toBeCloseTo(farthest.reduce((sum, minutes) => sum + minutes, 0) / known.length, 9);
        // The least figure that nine persons in ten are at or under.
        const d9 = known.toReversed().find((minutes) => 10 * known.filter((other) => other <= minutes).length >= 9 * known.length);
        expect(measured.d9).toBe(d9);
      }),
    );
  });

  it('have no meaning where nothing is known', () => {
    const world = columns([{ minutes: Number.NaN, people: 10 }, { minutes: 5, people: 0 }]);
    expect(measureService(world, 20, null)).toMatchObject({ people: 0, peopleUnknown: 10, shareBeyond: null, mean: null, farthestTenth: null, d9: null });
  });

  it('are those of the ranks asked for', () => {
    const world = columns([{ minutes: 5, people: 10 }, { minutes: 20, people: 30 }, { minutes: 45, people: 1000 }]);
    expect(measureService(world, 20, Int32Array.of(0, 1))).toMatchObject({ people: 40, peopleBeyond: 30, communesBeyond: 1, mean: 16.25 });
  });
});
