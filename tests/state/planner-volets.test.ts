import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCriteres, encodeCriteres, mostLines } from '../../src/state/criteres';
import { decodeZonage, encodeZonage } from '../../src/state/zonage';
import { criteres, zonage } from './planner-arbitraries';

describe('criteria of a link', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(criteres, (state) => {
        expect(decodeCriteres(encodeCriteres(state))).toEqual(state);
      }),
    );
  });
  test('are read without a throw whatever the text, and what is read is written the same', () => {
    const text = fc.oneof(fc.string(), fc.array(fc.constantFrom('1', '.', '10', '~', ',', 'b', 'h', 'apl_mg', '-', 'i', '9'), { maxLength: 14 }).map((parts) => parts.join('')));
    fc.assert(
      fc.property(text, (wild) => {
        const read = decodeCriteres(wild);
        expect(read === undefined ? undefined : decodeCriteres(encodeCriteres(read))).toEqual(read);
      }),
    );
  });
  test.each([
    '',
    '2.10',
    '1.15',
    '1.10.apl_mg',
    '1.10.apl_mg~x~40~~',
    '1.10.apl_mg~b~101~~',
    '1.10.apl_mg~b~-1~~',
    '1.10.apl_mg~b~4e1~~',
    '1.10.apl_mg~b~40~NaN~',
    '1.10.apl_mg~b~40~~x3',
    '1.10.apl_mg~b~40~~i',
    '1.10.apl_mg~b~40~~~',
    '1.10.../../etc~b~40~~',
    '1.10.apl_mg~b~40~~,apl_mg~h~20~~',
    `1.10.${Array.from({ length: mostLines + 1 }, (_, i) => `a${i}a~b~1~~`).join(',')}`,
  ])('« %s » is refused', (text) => expect(decodeCriteres(text)).toBeUndefined());
  test('may all have been removed', () => expect(decodeCriteres(encodeCriteres({ lignes: [], premieres: 20 }))).toEqual({ lignes: [], premieres: 20 }));
});

describe('a zoning of a link', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(zonage, (state) => {
        expect(decodeZonage(encodeZonage(state))).toEqual(state);
      }),
    );
  });
  test.each(['', '1.tp._._', '1.tp.4-2.5_', '1.tp.2.5-2.5_', '1.tp.0-4_', '1.tp.2.5_', '1.tp.1-2-3_', '1.xp._', '1.tz._', '2.tp._', '1.tp.99999-99999.5_', '1.tp.1e3-2e3_'])(
    '« %s » is refused',
    (text) => expect(decodeZonage(text)).toBeUndefined(),
  );
});
