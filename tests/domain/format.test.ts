import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatBound, formatBytes, formatCount, formatDate, formatDistance, formatList, formatMinutes, formatNumber, formatShare, formatStatut, withUnit,
} from '../../src/domain/format';

describe('numbers as they are written in French', () => {
  test.each([
    [1234.5, 1, '1\u202f234,5'],
    [1234567, 0, '1\u202f234\u202f567'],
    [0, 0, '0'],
    [-0.04, 1, '0,0'],
    [-3.25, 1, '\u22123,3'],
    [2.5, 0, '3'],
    [Number.NaN, 1, 'non disponible'],
    [Number.POSITIVE_INFINITY, 1, 'non disponible'],
  ])('%s with %s decimals', (value, decimals, expected) => {
    expect(formatNumber(value, decimals)).toBe(expected);
  });

  test('never a plain space, which could part a number at the end of a line', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (value, decimals) => {
        const text = formatNumber(value, decimals);
        expect(text).not.toMatch(/[ .]/u);
        const read = Number(text.replace('\u2212', '-').replaceAll('\u202f', '').replace(',', '.'));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-6);
      }),
    );
  });

  test('shares, quantities, counts', () => {
    expect(formatShare(0.125, 1)).toMatch(/^12,5[\u00a0\u202f]%$/u);
    expect(formatShare(null)).toBe('non disponible');
    expect(withUnit('12', 'hab./km²')).toBe('12\u00a0hab./km²');
    expect(withUnit('12', '%')).toBe('12\u202f%');
    expect(withUnit('3', '')).toBe('3');
    expect([0, 1, 2, 1234].map((count) => formatCount(count, 'commune'))).toEqual([
      '0\u00a0commune', '1\u00a0commune', '2\u00a0communes', '1\u202f234\u00a0communes',
    ]);
    expect(formatCount(2, 'bus', 'bus')).toBe('2\u00a0bus');
  });
});

describe('bounds, sizes, lists', () => {
  test.each([
    [2.5, 3, '2,5'],
    [2, 3, '2'],
    [-0.0004, 3, '0'],
    [-1.25, 2, '\u22121,25'],
    [1234.5, 0, '1\u202f235'],
  ])('the bound %s with at most %s decimals', (value, decimals, expected) => {
    expect(formatBound(value, decimals)).toBe(expected);
  });

  test('a size in the unit that suits it', () => {
    expect([850, 12_300, 999_499, 17_992_767].map(formatBytes)).toEqual(['850\u00a0o', '12\u00a0ko', '999\u00a0ko', '18\u00a0Mo']);
  });

  test('a list in words', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(formatList)).toEqual(['', 'a', 'a et b', 'a, b et c']);
  });

  test('statuses have words', () => {
    expect(formatStatut('estime')).toBe('estimation');
  });
});

describe('minutes, distances, dates', () => {
  test.each([
    [0.2, 'moins d’une\u00a0minute'],
    [12.4, '12\u00a0min'],
    [59.7, '1\u00a0h\u00a000'],
    [65, '1\u00a0h\u00a005'],
    [Number.NaN, 'non disponible'],
  ])('%s minutes', (minutes, expected) => {
    expect(formatMinutes(minutes)).toBe(expected);
  });

  test.each([
    [0.8512, '850\u00a0m'],
    [0.999, '1,0\u00a0km'],
    [12.34, '12,3\u00a0km'],
    [123.4, '123\u00a0km'],
    [-1, 'non disponible'],
  ])('%s km', (km, expected) => {
    expect(formatDistance(km)).toBe(expected);
  });

  test.each([
    ['2024-08-01', '1er\u00a0août\u00a02024'],
    ['2024-12-25', '25\u00a0décembre\u00a02024'],
    ['2024-08', 'août\u00a02024'],
    ['2024', '2024'],
    ['2024-13-01', '2024-13-01'],
    ['printemps 2024', 'printemps 2024'],
  ])('%s', (iso, expected) => {
    expect(formatDate(iso)).toBe(expected);
  });
});
