import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communeCode, missingStatut, parseNumber } from '../../scripts/lib/cells';
import { phoneNumber } from '../../scripts/steps/lieux/place';

describe('numbers of French files', () => {
  it.each([
    ['2,5', 2.5],
    ['25820.0', 25_820],
    ['1 234,5', 1234.5],
    ['1\u202F234', 1234],
    ['-1.5', -1.5],
    [12, 12],
  ])('%s', (cell, value) => expect(parseNumber(cell)).toBe(value));
  it.each([['N/A - secret statistique'], [''], [null], [undefined], ['12 ans'], ['1e5'], [Number.NaN]])('%s is no number', (cell) =>
    expect(parseNumber(cell)).toBeNull(),
  );
  it('reads back any number written with a comma', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (n) => {
        expect(parseNumber(String(n / 1000).replace('.', ','))).toBe(n / 1000);
      }),
    );
  });
});

it('tells secrecy from the rest', () => {
  expect(missingStatut('N/A - secret statistique')).toBe('secret');
  expect(missingStatut('N/A - résultat non disponible')).toBe('absent');
});

it('puts back the zero that a spreadsheet dropped', () => {
  expect(communeCode('1001')).toBe('01001');
  expect(communeCode(1001)).toBe('01001');
  expect(communeCode('2a004')).toBe('2A004');
  expect(communeCode('Source')).toBeNull();
  expect(phoneNumber('474454647')).toBe('04 74 45 46 47');
  expect(phoneNumber('+33 4 74 45 46 47')).toBe('04 74 45 46 47');
  expect(phoneNumber('04.74.45.46')).toBeNull();
});
