import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BreaksRequest, computeBreaks, sortedValues } from '../../src/domain/breaks';
import { classOfValue } from '../../src/domain/class-of-value';
import { naturalBreaks } from '../../src/domain/natural-breaks';

const request = (part: Partial<BreaksRequest> = {}): BreaksRequest => ({ methode: 'quantiles', nombre: 5, bornes: [], seuil: null, seuils: null, ...part });
const breaksOf = (values: readonly number[], part: Partial<BreaksRequest> = {}) => computeBreaks(Float64Array.from(values).sort(), request(part));
const countsOf = (values: readonly number[], bornes: readonly number[]): number[] => {
  const counts = Array.from({ length: bornes.length + 1 }, () => 0);
  for (const value of values) counts[classOfValue(bornes, value)] = (counts[classOfValue(bornes, value)] ?? 0) + 1;
  return counts;
};

/** Values as an indicator has them: rounded, with ties, negative ones too. */
const value = fc.integer({ min: -2_000, max: 50_000 }).map((tenths) => tenths / 10);
const values = fc.array(value, { maxLength: 300 });
const methods = fc.constantFrom('quantiles', 'ckmeans', 'egales', 'seuils', 'manuel');

describe('whatever the method', () => {
  test('breaks are ascending and finite, with 9 classes at most and one at the threshold', () => {
    fc.assert(
      fc.property(values, methods, fc.integer({ min: -3, max: 40 }), fc.option(value), fc.array(value, { maxLength: 20 }), (all, methode, nombre, seuil, bornes) => {
        const { bornes: found } = breaksOf(all, { methode, nombre, seuil, bornes });
        expect(found.length).toBeLessThanOrEqual(8);
        expect(found.every((borne, i) => Number.isFinite(borne) && borne > (found[i - 1] ?? Number.NEGATIVE_INFINITY))).toBe(true);
        expect(seuil === null || found.includes(seuil)).toBe(true);
      }),
    );
  });

  test('never more classes than asked, save manual breaks, and the classes not made are told', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('quantiles', 'ckmeans', 'egales', 'seuils'), fc.integer({ min: 3, max: 9 }), fc.option(value), (all, methode, nombre, seuil) => {
        const { bornes, fusionnees } = breaksOf(all, { methode, nombre, seuil });
        expect(bornes.length + 1).toBeLessThanOrEqual(nombre);
        expect(bornes.length + 1 + fusionnees).toBe(nombre);
      }),
    );
  });

  test('without a threshold no class computed from the values is empty at the ends, and ties stay together', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 300 }), fc.constantFrom('quantiles', 'ckmeans'), fc.integer({ min: 3, max: 9 }), (all, methode, nombre) => {
        const { bornes } = breaksOf(all, { methode, nombre });
        expect(Math.min(...countsOf(all, bornes))).toBeGreaterThan(0);
      }),
    );
  });

  test('no value, one value, all equal: no break but the threshold', () => {
    for (const methode of ['quantiles', 'ckmeans', 'egales', 'seuils'] as const) {
      expect(breaksOf([], { methode })).toEqual({ bornes: [], fusionnees: 4, etendue: null });
      expect(breaksOf([7, 7, 7], { methode }).bornes).toEqual([]);
      expect(breaksOf([7, 7, 7], { methode, seuil: 2.5 }).bornes).toEqual([2.5]);
    }
  });
});

describe('quantiles', () => {
  test('as many communes in each class', () => {
    const all = Array.from({ length: 100 }, (_, i) => i);
    expect(breaksOf(all).bornes).toEqual([20, 40, 60, 80]);
    expect(countsOf(all, breaksOf(all).bornes)).toEqual([20, 20, 20, 20, 20]);
  });

  test('ties merge classes, and that is told; a great tie has a class of its own', () => {
    expect(breaksOf([0, 0, 0, 0, 0, 0, 0, 1, 2, 3])).toMatchObject({ bornes: [1, 2], fusionnees: 2 });
    expect(breaksOf([0, 1, 5, 5, 5, 5, 5, 5, 5, 5])).toMatchObject({ bornes: [5], fusionnees: 3 });
  });
});

describe('the threshold', () => {
  test('takes the place of the nearest break, so that the classes stay as many as asked', () => {
    const all = Array.from({ length: 100 }, (_, i) => i / 10);
    expect(breaksOf(all, { seuil: 2.5 }).bornes).toEqual([2.5, 4, 6, 8]);
  });

  test('is added where there is room', () => {
    expect(breaksOf([0, 0, 0, 0, 0, 0, 0, 1, 2, 3], { seuil: 2.5 }).bornes).toEqual([1, 2, 2.5]);
  });

  test('stands even outside of the values: the class beyond it is empty, and says so', () => {
    const all = Array.from({ length: 50 }, (_, i) => i / 50);
    const { bornes } = breaksOf(all, { seuil: 2.5 });
    expect(bornes.at(-1)).toBe(2.5);
    expect(countsOf(all, bornes).at(-1)).toBe(0);
  });

  test('joins manual breaks', () => {
    expect(breaksOf([0, 10], { methode: 'manuel', bornes: [4, 1, 4, Number.NaN], seuil: 2.5 }).bornes).toEqual([1, 2.5, 4]);
  });
});

describe('fixed thresholds', () => {
  test('stated ones are kept as they are, whatever the values', () => {
    expect(breaksOf([9], { methode: 'seuils', seuils: [1, 2] })).toMatchObject({ bornes: [1, 2], fusionnees: 0 });
  });

  test('otherwise round numbers, aligned on the threshold', () => {
    const all = Array.from({ length: 1000 }, (_, i) => i / 200);
    expect(breaksOf(all, { methode: 'seuils', seuil: 2.5 }).bornes).toEqual([0.5, 1.5, 2.5, 3.5]);
    expect(breaksOf(all, { methode: 'seuils' }).bornes).toEqual([1, 2, 3, 4]);
  });
});

test('equal widths', () => {
  expect(breaksOf([0, 3, 10], { methode: 'egales' }).bornes).toEqual([2, 4, 6, 8]);
});

const spread = (groups: readonly (readonly number[])[]): number =>
  groups.reduce((total, group) => {
    const mean = group.reduce((sum, x) => sum + x, 0) / group.length;
    return total + group.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  }, 0);
const grouped = (sorted: readonly number[], bornes: readonly number[]): number[][] => {
  const groups: number[][] = Array.from({ length: bornes.length + 1 }, () => []);
  for (const x of sorted) groups[classOfValue(bornes, x)]?.push(x);
  return groups;
};

describe('natural breaks', () => {
  test('are the tightest of every way to part the values in as many groups', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 9 }), fc.integer({ min: 2, max: 4 }), (all, k) => {
        const sorted = all.toSorted((a, b) => a - b);
        const distinct = [...new Set(sorted)];
        const count = Math.min(k, distinct.length);
        const found = naturalBreaks(Float64Array.from(sorted), k);
        expect(found).toHaveLength(count - 1);
        const every = combinations(distinct.slice(1), count - 1).map((breaks) => spread(grouped(sorted, breaks)));
        expect(spread(grouped(sorted, found))).toBeLessThanOrEqual(Math.min(...every) * (1 + 1e-9) + 1e-6);
      }),
    );
  });

  test('part evident groups', () => {
    expect(naturalBreaks(Float64Array.of(1, 1, 2, 10, 11, 50), 3)).toEqual([10, 50]);
  });
});

/** Every way to take `count` of the values, in their order. */
function combinations(from: readonly number[], count: number): number[][] {
  if (count === 0) return [[]];
  return from.flatMap((first, index) => combinations(from.slice(index + 1), count - 1).map((rest) => [first].concat(rest)));
}

test('sorted values leave out what is not there', () => {
  const all = Float64Array.of(3, Number.NaN, 1, 2);
  expect(Array.from(sortedValues(all, null))).toEqual([1, 2, 3]);
  expect(Array.from(sortedValues(all, Int32Array.of(0, 1, 9)))).toEqual([3]);
});
