import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSchedule } from '../../../src/domain/hours/decode';
import { encodeSchedule } from '../../../src/domain/hours/encode';
import { parseSchedule } from '../../../src/domain/hours/parse';
import { unknownSchedule } from '../../../src/domain/hours/schedule';
import { schedules, wellFormed } from './support';

describe('compact form of a schedule', () => {
  it('gives any schedule back', () => {
    const property = fc.property(schedules, (schedule) => isDeepStrictEqual(decodeSchedule(encodeSchedule(schedule)), schedule));
    expect(fc.check(property, { numRuns: 1000 }).counterexample).toBeNull();
  });

  it('is short for a usual week, and says a day like the one before once', () => {
    const day = '09:00 - 12:00 / 14:00 - 17:00';
    const code = encodeSchedule(parseSchedule({ jours: { lundi: day, mardi: day, mercredi: day, jeudi: day, vendredi: day } }));
    expect(code).toBe('30404o5o|=|=|=|=||');
    expect(code.length).toBeLessThan(22);
    expect(encodeSchedule(unknownSchedule)).toBe('?|=|=|=|=|=|=');
  });

  it('refuses what it did not write, and never gives slots that make no sense', () => {
    for (const wrong of ['', '|||', 'zz|||||||', '=||||||', '4030||||||', '303||||||', '3040N1||||||', '3040Q||||||', '30403540||||||']) expect(decodeSchedule(wrong)).toBeNull();
    const signs = fc.string({ unit: fc.constantFrom(...'0123456789az~RDPINMXL.|=?F\\p') });
    const property = fc.property(fc.oneof(signs, signs.map((text) => `${text}||||||`)), (code) =>
      (decodeSchedule(code)?.jours ?? []).every((day) => day.kind !== 'ouvert' || wellFormed(day.plages)),
    );
    expect(fc.check(property, { numRuns: 3000 }).counterexample).toBeNull();
  });
});
