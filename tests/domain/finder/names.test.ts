import { array, assert, constantFrom, property, string, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FinderNames } from '../../../src/contract/finder';
import { comparable, readQuery } from '../../../src/domain/finder/comparable';
import { indexNames, searchNames } from '../../../src/domain/finder/names';
import { lettersApart } from '../../../src/domain/finder/one-letter';
import { fartherShards, maxShards, shardsFor } from '../../../src/domain/finder/shards';

const names: FinderNames = [
  ['36018', 'Le Blanc', '36300', '36', 6400],
  ['93007', 'Le Blanc-Mesnil', '93150', '93', 58_000],
  ['36006', 'Argenton-sur-Creuse', '36200', '36', 4900],
  ['17300', 'La Rochelle', '17000', '17', 77_000],
  ['76540', 'Rouen', '76000 76100', '76', 114_000],
  ['94038', 'L’Haÿ-les-Roses', '94240', '94', 31_000],
  ['42218', 'Saint-Étienne', '42000 42100', '42', 172_000],
  ['93072', 'Stains', '93240', '93', 39_000],
  ['75056', 'Paris', '75001 75012', '75', 2_100_000],
  ['86137', 'Lhommaizé', '86410', '86', null],
];
const index = [indexNames(names)];
const found = (text: string): string[] => searchNames(index, text, 10).map(({ nom }) => nom);

describe('a name made comparable', () => {
  it.each([
    ['Le Blanc', 'blanc'],
    ['L’Haÿ-les-Roses', 'hay les roses'],
    ['L\'Île-d\'Yeu', 'ile d yeu'],
    ['St-Étienne', 'saint etienne'],
    ['Ste Radegonde', 'sainte radegonde'],
    ['Les Œufs', 'oeufs'],
    ['La', 'la'],
  ])('%s → %s', (nom, key) => expect(comparable(nom)).toBe(key));
  it('holds letters, figures and single spaces alone, whatever is typed', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        expect(comparable(text)).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/u);
      }),
    );
  });
});

describe('what is typed finds what is meant', () => {
  it.each([
    ['le blanc', 'Le Blanc'],
    ['BLANC', 'Le Blanc'],
    ['le blanc 36300', 'Le Blanc'],
    ['blanc (93)', 'Le Blanc-Mesnil'],
    ['st etienne', 'Saint-Étienne'],
    ['saint étienne', 'Saint-Étienne'],
    ['la ro', 'La Rochelle'],
    ['argenton creuse', 'Argenton-sur-Creuse'],
    ['argenton s/ creuse', 'Argenton-sur-Creuse'],
    ['lhay les roses', 'L’Haÿ-les-Roses'],
    ['rochele', 'La Rochelle'],
    ['argneton', 'Argenton-sur-Creuse'],
    ['Paris 12e arrondissement', 'Paris'],
    ['paris 12', 'Paris'],
  ])('%s', (text, nom) => expect(found(text)[0]).toBe(nom));
  it('puts the beginning before the wrong letter, the article typed before another, then the most people', () => {
    expect(found('ro')).toEqual(['Rouen', 'La Rochelle', 'L’Haÿ-les-Roses']);
    expect(found('la ro')).toEqual(['La Rochelle', 'Rouen', 'L’Haÿ-les-Roses']);
    expect(found('st')).toEqual(['Saint-Étienne', 'Stains']);
  });
  it('takes a whole name for a beginning where another article was typed', () => {
    const leBlancs = indexNames([['81032', 'Blan', '81700', '81', 1153], ['36018', 'Le Blanc', '36300', '36', 6164]]);
    const first = (text: string) => searchNames([leBlancs], text, 10).map(({ nom, qualite }) => `${nom} ${qualite}`);
    expect(first('le blan')).toEqual(['Le Blanc debut', 'Blan debut']);
    expect(first('blan')).toEqual(['Blan exact', 'Le Blanc debut']);
  });
  it('gives nothing for nothing, for figures alone, or for signs', () => {
    for (const text of ['', '  ', '36300', '...', '-']) expect(found(text)).toEqual([]);
  });
  it('gives each commune once when shards are read twice, and never more than asked', () => {
    expect(searchNames([...index, ...index], 'blanc', 10)).toHaveLength(2);
    expect(searchNames(index, 'blanc', 1)).toHaveLength(1);
  });
});

/** Distance of Damerau and Levenshtein (adjacent swaps) by the table of all pairs. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)));
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      const row = rows[i];
      if (row !== undefined) row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1), swap);
    }
  }
  return at(a.length, b.length);
}

describe('one wrong letter', () => {
  const word = string({ unit: constantFrom('a', 'b', 'c'), maxLength: 7 });
  it('is told as the table of all pairs tells it', () => {
    assert(
      property(word, word, (a, b) => {
        expect(lettersApart(a, b, true)).toBe(Math.min(2, distance(a, b)));
      }),
      { numRuns: 2000 },
    );
  });
  it('in a beginning, is that of the best beginning', () => {
    assert(
      property(word, word, (a, b) => {
        const best = Math.min(...Array.from({ length: b.length + 1 }, (_, end) => distance(a, b.slice(0, end))));
        expect(lettersApart(a, b, false)).toBe(Math.min(2, best));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('shards', () => {
  const key = string({ unit: constantFrom('a', 'b', 'c', ' '), minLength: 2, maxLength: 6 }).map(comparable).filter((text) => text.length > 1);
  it('asked for a beginning hold every name that has it, as far as the limit goes', () => {
    assert(
      property(uniqueArray(key, { minLength: 1, maxLength: 12 }), key, array(key, { minLength: 1, maxLength: 30 }), (starts, text, all) => {
        const shards = [...starts].sort().map((debut) => ({ debut }));
        const held = (name: string): number => Math.max(0, shards.filter(({ debut }) => debut <= name).length - 1);
        const [reading] = readQuery(text).readings;
        const needed = new Set(all.filter((name) => reading !== undefined && name.startsWith(reading)).map(held));
        const asked = shardsFor(text, shards);
        expect(asked.length).toBeLessThanOrEqual(maxShards);
        const cut = asked.length === maxShards;
        expect([...needed].filter((shard) => !cut && !asked.includes(shard))).toEqual([]);
      }),
    );
  });
  const noms = Array.from('abcdefghijklmnopqrstuvwxyz', (debut) => ({ debut }));
  it('are not asked under two letters, but for the commune of one letter', () => {
    for (const text of ['', 'b', 'le b', '36', '36300', 'l']) expect(shardsFor(text, noms)).toEqual([]);
    expect(shardsFor('Y', noms)).toEqual([24]);
    expect(shardsFor('le bl', noms)).toEqual([1]);
  });
  it('tried after those begin with a swap or a letter forgotten, and never come twice', () => {
    const others = fartherShards('obrdeaux', noms);
    expect(others[0]).toBe(1);
    expect(new Set(others).size).toBe(others.length);
    expect(others).not.toContain(14);
    expect(fartherShards('larochelle', noms)[0]).toBe(17);
  });
});
