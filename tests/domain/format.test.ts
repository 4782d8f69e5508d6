import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatCount, formatDate, formatDistance, formatMinutes, formatNumber, formatQuantity, formatShare, formatStatut, formatValue,
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
    expect(formatQuantity(1234, 'hab./km²')).toBe('1\u202f234\u00a0hab./km²');
    expect(formatQuantity(3, '')).toBe('3');
    expect([0, 1, 2, 1234].map((count) => formatCount(count, 'commune'))).toEqual([
      '0\u00a0commune', '1\u00a0commune', '2\u00a0communes', '1\u202f234\u00a0communes',
    ]);
    expect(formatCount(2, 'bus', 'bus')).toBe('2\u00a0bus');
  });
});

describe('values and why there is none', () => {
  test.each([
    [{ valeur: 2.46, statut: 'observe' }, '2,5\u00a0consultations'],
    [{ valeur: 2.46, statut: 'estime' }, '2,5\u00a0consultations (estimation)'],
    [{ valeur: null, statut: 'secret' }, 'secret statistique'],
    [{ valeur: null, statut: 'hors_champ' }, 'hors champ'],
    [{ valeur: null, statut: 'absent' }, 'non disponible'],
    [{ valeur: null, statut: 'observe' }, 'non disponible'],
    [{ valeur: 0, statut: 'observe' }, '0,0\u00a0consultations'],
  ] as const)('%o', (value, expected) => {
    expect(formatValue(value, { unite: 'consultations', decimales: 1 })).toBe(expected);
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
