import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { territoireIdSchema } from '../../src/contract/codes';
import { buildSearchIndex, comparable, search, type SearchResult } from '../../src/domain/search';

const communes: readonly (readonly [code: string, nom: string, population: number, codesPostaux: string])[] = [
  ['17300', 'La Rochelle', 79_851, '17000'],
  ['17347', 'Saint-Jean-d’Angély', 6_700, '17400'],
  ['2A004', 'Ajaccio', 74_000, '20000 20090 20167'],
  ['36018', 'Le Blanc', 6_300, '36300'],
  ['36022', 'Bommiers', 290, '36120'],
  ['44109', 'Nantes', 323_000, '44000 44100 44200 44300'],
  ['54528', 'L’Hôpital', 500, '54999'],
  ['62160', 'Boulogne-sur-Mer', 40_000, '62200'],
  ['75056', 'Paris', 2_100_000, '75001 75002'],
  ['86165', 'Montmorillon', 5_800, '86500'],
  ['87154', 'Saint-Junien', 11_000, '87200'],
  ['93072', 'Stains', 38_000, '93240'],
  ['93999', 'Œuilly', Number.NaN, '51480'],
  ['93998', 'Sainte-Radegonde', 900, '86300'],
];
const id = (text: string) => v.parse(territoireIdSchema, text);
const territoires = [
  { id: id('cls:brenne'), nom: 'PNR de la Brenne', population: 32_000 },
  { id: id('epci:244400404'), nom: 'Nantes Métropole', population: 660_000 },
  { id: id('departement:36'), nom: 'Indre', population: 217_000 },
  { id: id('departement:37'), nom: 'Indre-et-Loire', population: 610_000 },
  { id: id('departement:2A'), nom: 'Corse-du-Sud', population: 160_000 },
  { id: id('region:24'), nom: 'Centre-Val de Loire', population: 2_570_000 },
  { id: id('epci:243600301'), nom: "CC Val de l'Indre - Brenne", population: 5_000 },
  { id: id('epci:200072650'), nom: "CC Touraine Vallée de l'Indre", population: 50_000 },
  { id: id('epci:243600319'), nom: 'CC de la Marche Berrichonne', population: 7_000 },
  { id: id('bassin_vie:36018'), nom: 'Le Blanc', population: 25_000 },
];

const index = buildSearchIndex(
  {
    count: communes.length,
    code: communes.map(([code]) => code),
    nom: communes.map(([, nom]) => nom),
    departement: communes.map(([code]) => code.slice(0, 2)),
    population: Float64Array.from(communes, ([, , population]) => population),
    codesPostaux: communes.map(([, , , codesPostaux]) => codesPostaux),
  },
  territoires,
);
const names = (results: readonly SearchResult[]): string[] => results.map(({ nom }) => nom);
const find = (query: string, limit = 10): string[] => names(search(index, query, limit));

describe('what is typed in a hurry', () => {
  test.each([
    ['le blanc', 'Le Blanc'],
    ['blanc', 'Le Blanc'],
    ['LE-BLANC', 'Le Blanc'],
    ['rochelle', 'La Rochelle'],
    ['hopital', 'L’Hôpital'],
    ["l'hopital", 'L’Hôpital'],
    ['st jean d angely', 'Saint-Jean-d’Angély'],
    ['Saint Jean d\'Angély', 'Saint-Jean-d’Angély'],
    ['st-jun', 'Saint-Junien'],
    ['ste rade', 'Sainte-Radegonde'],
    ['oeuilly', 'Œuilly'],
    ['boulogne mer', 'Boulogne-sur-Mer'],
    ['brenne', 'PNR de la Brenne'],
    ['  montmo  ', 'Montmorillon'],
    ['cc val de l\'indre', "CC Val de l'Indre - Brenne"],
    ['marche berri', 'CC de la Marche Berrichonne'],
  ])('« %s » finds %s first', (query, expected) => {
    expect(find(query)[0]).toBe(expected);
  });

  test('« st » may open Stains as well as Saint-Junien', () => {
    expect(find('st')).toEqual(expect.arrayContaining(['Stains', 'Saint-Junien']));
  });
});

describe('a territory called by its kind', () => {
  test.each([
    ['departement indre', 'departement:36'],
    ['Département de l’Indre', 'departement:36'],
    ['département 37', 'departement:37'],
    ['36', 'departement:36'],
    ['2a', 'departement:2A'],
    ['region centre', 'region:24'],
    ['région du Centre', 'region:24'],
    ['région 24', 'region:24'],
    ['cls brenne', 'cls:brenne'],
    ['contrat local de santé de la Brenne', 'cls:brenne'],
    ['communauté de communes du val de l’indre', 'epci:243600301'],
    ['cc marche berrichonne', 'epci:243600319'],
    ['bassin de vie du Blanc', 'bassin_vie:36018'],
  ])('« %s » finds %s first', (query, expected) => {
    expect(search(index, query, 1)).toMatchObject([{ kind: 'territoire', id: expected }]);
  });

  test('a bassin de vie comes after the town whose name it bears, though more populated', () => {
    expect(search(index, 'le blanc', 2)).toMatchObject([{ kind: 'commune' }, { kind: 'territoire', id: 'bassin_vie:36018' }]);
  });

  test('the kind alone lists its territories, the most populated first', () => {
    expect(find('département')).toEqual(['Indre-et-Loire', 'Indre', 'Corse-du-Sud']);
  });

  test('another kind of the same name is left out', () => {
    expect(search(index, 'bassin de vie blanc', 10)).toHaveLength(1);
  });

  test('initials that open many names stand for no kind by themselves', () => {
    expect(find('cu')).toEqual([]);
  });

  test('without its communes, the index still finds territories; without its territories, communes', () => {
    const none = { count: 0, code: [], nom: [], departement: [], population: new Float64Array(0), codesPostaux: [] };
    expect(names(search(buildSearchIndex(none, territoires), 'brenne', 5))).toContain('PNR de la Brenne');
    expect(names(search(buildSearchIndex(index.communes, []), 'le blanc', 5))).toEqual(['Le Blanc']);
  });
});

describe('codes', () => {
  test.each([
    ['36300', ['Le Blanc']],
    ['363 00', ['Le Blanc']],
    ['2a004', ['Ajaccio']],
    ['20090', ['Ajaccio']],
    ['4410', ['Nantes']],
  ])('« %s »', (query, expected) => {
    expect(find(query)).toEqual(expected);
  });

  test('a postal code before the communes whose own code opens alike', () => {
    expect(find('86')).toEqual(['Montmorillon', 'Sainte-Radegonde']);
    expect(find('17300')).toEqual(['La Rochelle']);
  });
});

describe('order', () => {
  test('exact, then prefix, then word, then part; the most populated first among equals', () => {
    expect(find('nantes')).toEqual(['Nantes', 'Nantes Métropole']);
    expect(find('in').slice(0, 5)).toEqual(['Indre-et-Loire', 'Indre', 'CC Touraine Vallée de l\'Indre', 'CC Val de l\'Indre - Brenne', 'Stains']);
    expect(find('sain')).toEqual(['Saint-Junien', 'Saint-Jean-d’Angély', 'Sainte-Radegonde']);
  });

  test('no more than asked, nothing for nothing', () => {
    expect(find('a', 3)).toHaveLength(3);
    expect(find('')).toEqual([]);
    expect(find('- ’')).toEqual([]);
    expect(find('nantes', 0)).toEqual([]);
  });

  test('results say what they are', () => {
    expect(search(index, 'blanc', 1)).toMatchObject([{ kind: 'commune', rank: 3, code: '36018', codesPostaux: '36300' }]);
    expect(search(index, 'indre', 1)).toMatchObject([{ kind: 'territoire', id: 'departement:36', type: 'departement' }]);
  });
});

describe('any text', () => {
  test('neither throws nor hangs, markup and patterns included', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('.*', '(((((', '<img src=x onerror=alert(1)>', '%', '\\')), (query) => {
        for (const result of search(index, query, 5)) expect(result.nom).not.toBe('');
      }),
    );
    expect(find('a'.repeat(20_000))).toEqual([]);
  });

  test('a name typed without its accents, hyphens and capitals is found, and first among those of its population', () => {
    fc.assert(
      fc.property(fc.constantFrom(...communes), fc.boolean(), ([, nom], upper) => {
        const typed = comparable(nom).replaceAll(' ', '-');
        expect(find(upper ? typed.toUpperCase() : typed, 20)[0]).toBe(nom);
      }),
    );
  });

  test('comparable texts are made once for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(comparable(comparable(text))).toBe(comparable(text));
      }),
    );
  });
});
