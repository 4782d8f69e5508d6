import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statusIndex } from '../../src/contract/value-file';
import { noClass } from '../../src/domain/class-codes';
import { classify, classifyCategories, classStats, ranksOfClass } from '../../src/domain/classes';
import { histogram, positionOf } from '../../src/domain/distribution';

const statuses = (...names: Parameters<typeof statusIndex>[0][]): Uint8Array => Uint8Array.from(names.map(statusIndex));
const none = Number.NaN;

describe('classes of communes', () => {
  test('a value equal to a break belongs above it: under 2.5 is strictly under', () => {
    const values = Float64Array.of(2.4, 2.5, 2.6, 9);
    expect(Array.from(classify(values, new Uint8Array(4), [2.5, 4]))).toEqual([0, 1, 1, 2]);
  });

  test('secrecy, out of scope and missing are told apart', () => {
    const found = classify(Float64Array.of(none, none, none, none, 1), statuses('secret', 'hors_champ', 'absent', 'observe', 'estime'), [2]);
    expect(Array.from(found)).toEqual([noClass.secret, noClass.horsChamp, noClass.absent, noClass.absent, 0]);
  });

  test('modalities by their order; a code that no modality has is not given a class', () => {
    const modalites = [{ code: 7, libelle: 'b', ordre: 2 }, { code: 1, libelle: 'a', ordre: 1 }];
    expect(Array.from(classifyCategories(Float64Array.of(7, 1, 3, none), statuses('observe', 'observe', 'observe', 'secret'), modalites))).toEqual([
      1, 0, noClass.absent, noClass.secret,
    ]);
  });
});

describe('counts by class', () => {
  test('every commune is counted once, and every known inhabitant', () => {
    const communes = fc.array(
      fc.record({ value: fc.option(fc.integer({ min: 0, max: 20 })), status: fc.integer({ min: 2, max: 4 }), people: fc.option(fc.nat(1e6)) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(communes, fc.uniqueArray(fc.integer({ min: 1, max: 19 }), { maxLength: 8 }), fc.boolean(), (rows, breaks, partial) => {
        const bornes = breaks.toSorted((a, b) => a - b);
        const values = Float64Array.from(rows, ({ value }) => value ?? none);
        const codes = Uint8Array.from(rows, ({ value, status }) => (value === null ? status : 0));
        const people = Float64Array.from(rows, (row) => row.people ?? none);
        const ranks = partial ? Int32Array.from(rows.keys()).filter((rank) => rank % 2 === 0) : null;
        const counted = rows.filter((_, rank) => ranks === null || rank % 2 === 0);
        const stats = classStats(classify(values, codes, bornes), ranks, people, bornes.length + 1);
        expect(stats.total.communes).toBe(counted.length);
        expect(stats.total.habitants).toBe(counted.reduce((sum, row) => sum + (row.people ?? 0), 0));
        expect(stats.sansPopulation).toBe(counted.filter((row) => row.people === null).length);
        expect(stats.classes.reduce((sum, { communes: count }) => sum + count, 0)).toBe(counted.filter(({ value }) => value !== null).length);
      }),
    );
  });

  test('reasons for no class have their own counts', () => {
    const classOfRank = Uint8Array.of(0, noClass.secret, noClass.horsChamp, noClass.absent, 1);
    const stats = classStats(classOfRank, null, Float64Array.of(10, 20, 30, none, 50), 2);
    expect(stats.classes).toEqual([{ communes: 1, habitants: 10 }, { communes: 1, habitants: 50 }]);
    expect(stats.sansClasse).toEqual({
      secret: { communes: 1, habitants: 20 },
      horsChamp: { communes: 1, habitants: 30 },
      absent: { communes: 1, habitants: null },
    });
  });

  test('ranks of a class, in the territory or in all of France', () => {
    const classOfRank = Uint8Array.of(0, 1, 0, noClass.secret);
    expect(Array.from(ranksOfClass(classOfRank, null, 0))).toEqual([0, 2]);
    expect(Array.from(ranksOfClass(classOfRank, Int32Array.of(2, 3), 0))).toEqual([2]);
    expect(Array.from(ranksOfClass(classOfRank, null, noClass.secret))).toEqual([3]);
  });
});

describe('histogram', () => {
  test('every value is in one bin, or before, or after', () => {
    const values = fc.array(fc.integer({ min: -50, max: 500 }), { maxLength: 200 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 0.005, 0.1), (all, bins, cut) => {
        const found = histogram(Float64Array.from(all).sort(), bins, cut);
        expect(found.avant + found.apres + found.communes.reduce((sum, count) => sum + count, 0)).toBe(all.length);
        expect(cut > 0 || found.avant + found.apres === 0).toBe(true);
        expect(found.bords).toHaveLength(all.length === 0 ? 0 : found.communes.length + 1);
      }),
    );
  });

  test('a few extremes, cut, do not flatten the rest', () => {
    const all = Float64Array.from({ length: 1000 }, (_, i) => (i === 999 ? 1e9 : i % 100)).sort();
    const { bords, apres } = histogram(all, 10, 0.005);
    expect(bords.at(-1)).toBe(99);
    expect(apres).toBe(1);
  });
});

describe('place in the distribution', () => {
  const values = Float64Array.of(1, 2, 2, 3, none);
  const people = Float64Array.of(100, 50, 50, none, 10);

  test('shares of communes and of known inhabitants', () => {
    expect(positionOf(values, null, people, 1)).toEqual({ communes: 4, partDessous: 0.25, partEgale: 0.5, partHabitantsDessous: 0.5 });
    expect(positionOf(values, Int32Array.of(1, 3), people, 3)).toEqual({ communes: 2, partDessous: 0.5, partEgale: 0.5, partHabitantsDessous: 1 });
  });

  test('none without a value, none among none', () => {
    expect(positionOf(values, null, people, 4)).toBeNull();
    expect(positionOf(values, null, people, 99)).toBeNull();
    expect(positionOf(values, new Int32Array(0), people, 0)).toBeNull();
  });
});

test('people of a group are unknown, not zero, where no commune of it has a known population', () => {
  const { sansClasse, classes } = classStats(Uint8Array.of(0, noClass.horsChamp, noClass.horsChamp, noClass.secret), null, Float64Array.of(10, Number.NaN, Number.NaN, 4), 2);
  expect(classes.map(({ habitants }) => habitants)).toEqual([10, 0]);
  expect(sansClasse.horsChamp).toEqual({ communes: 2, habitants: null });
  expect(sansClasse.secret.habitants).toBe(4);
});
