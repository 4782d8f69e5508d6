import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { territoireIdSchema } from '../../src/contract/codes';
import type { TerritoireType } from '../../src/contract/vocabulary';
import { indicatorChoices } from '../../src/view-models/catalogue';
import { parseBreaks } from '../../src/view-models/manual-breaks';
import { searchNote } from '../../src/view-models/search-choices';
import { territoryChoices, type TerritoryEntry } from '../../src/view-models/territories';
import { indicatorOf, plain } from './support';

const entry = (type: TerritoireType, code: string, nom: string): TerritoryEntry => ({
  id: v.parse(territoireIdSchema, `${type}:${code}`),
  type,
  code,
  nom,
  population: 1234,
  communes: 12,
  bbox: null,
});

const territories = [
  entry('epci', '200070043', 'CC Vienne et Gartempe'),
  entry('departement', '36', 'Indre'),
  entry('cls', 'brenne', 'PNR de la Brenne'),
  entry('region', '24', 'Centre-Val de Loire'),
  entry('bassin_vie', '36018', 'Le Blanc'),
  entry('cls', 'vienne-gartempe', 'Vienne et Gartempe'),
];

describe('choice of a territory', () => {
  test('contracts come first; the long kinds wait for a query', () => {
    const { choices, note } = territoryChoices(territories, '', null);
    expect(choices.map(({ id }) => id)).toEqual(['cls:brenne', 'cls:vienne-gartempe', 'region:24', 'departement:36']);
    expect(note).toContain('Intercommunalités et bassins de vie');
  });

  test('finds by the start of any word, accents and case aside', () => {
    expect(territoryChoices(territories, 'GART', null).choices.map(({ id }) => id)).toEqual(['cls:vienne-gartempe', 'epci:200070043']);
    expect(territoryChoices(territories, 'blanc', null).choices.map(({ id }) => id)).toEqual(['bassin_vie:36018']);
    expect(territoryChoices(territories, 'département de l’Indre', null).choices.map(({ id }) => id)).toEqual(['departement:36']);
    expect(territoryChoices(territories, 'zzz', null).note).toBe('Aucun territoire ne correspond.');
  });

  test('a kind can be asked for whole', () => {
    expect(territoryChoices(territories, '', 'epci').choices).toHaveLength(1);
  });

  test('a long list is cut, and says so', () => {
    const many = Array.from({ length: 130 }, (_, i) => entry('epci', String(i), `CC ${i}`));
    const { choices, note } = territoryChoices(many, '', 'epci');
    expect(choices).toHaveLength(120);
    expect(plain(note ?? '')).toBe('10 autres territoires : précisez la recherche.');
  });

  test('says how big each is', () => {
    expect(plain(territoryChoices(territories, '', null).choices[0]?.detail ?? '')).toBe('12 communes, 1 234 hab.');
  });
});

describe('choice of an indicator', () => {
  const catalogue = [
    indicatorOf({ id: 'b', libelle: 'Niveau de vie', groupe: 'Précarité', ordre: 3 }),
    indicatorOf({ id: 'a', ordre: 1 }),
    indicatorOf({ id: 'c', libelle: 'APL aux dentistes', definition: 'Chirurgiens-dentistes', ordre: 2, estimation: true }),
  ];

  const all = new Set(['a', 'b', 'c']);

  test('an indicator without a value here says so', () => {
    expect(indicatorChoices(catalogue, 'dentistes', new Set())[0]?.detail).toBe('aucune valeur dans cette publication');
  });

  test('groups follow the catalogue', () => {
    expect(indicatorChoices(catalogue, '', all).map(({ id, group }) => [id, group])).toEqual([
      ['a', 'Accès aux soins'],
      ['c', 'Accès aux soins'],
      ['b', 'Précarité'],
    ]);
  });

  test('looks in the definition too, and names an estimate', () => {
    const found = indicatorChoices(catalogue, 'chirurgiens', all);
    expect(found.map(({ id }) => id)).toEqual(['c']);
    expect(found[0]?.detail).toContain('estimation');
  });
});

describe('breaks written by the visitor', () => {
  test('French numbers between semicolons', () => {
    expect(parseBreaks('1,5 ; 2,5 ; 1 000').breaks).toEqual([1.5, 2.5, 1000]);
  });

  test.each([
    ['1', 'Il faut au moins deux bornes.'],
    ['1;2;3;4;5;6;7;8;9', 'Huit bornes au plus.'],
    ['2;1', 'Les bornes doivent aller en croissant.'],
    ['1;x', '« x » n’est pas un nombre.'],
    ['1;1e9', '« 1e9 » n’est pas un nombre.'],
  ])('refuses %s', (text, error) => {
    expect(parseBreaks(text).error).toBe(error);
  });
});

describe('what the search says under its results', () => {
  const well = { communes: 'pret', territories: 'pret', failure: null, found: 3 } as const;

  test('nothing when all is well, and that nothing answers', () => {
    expect(searchNote(well)).toBeNull();
    expect(searchNote({ ...well, found: 0 })).toContain('ne correspond');
  });

  test('that it is coming, as long as a list is on its way', () => {
    expect(searchNote({ ...well, communes: 'attente', territories: 'attente', found: null })).toBe('La recherche se prépare…');
    expect(searchNote({ ...well, territories: 'attente' })).toContain('territoires est en cours');
  });

  test('which list is missing, with results or without', () => {
    expect(searchNote({ ...well, territories: 'echec' })).toContain('seuls les communes et les territoires des contrats sont cherchés');
    expect(searchNote({ ...well, communes: 'echec', found: 0 })).toMatch(/^Aucun résultat\. La liste des communes n’a pas pu être lue/u);
    expect(searchNote({ ...well, communes: 'echec', territories: 'echec' })).toContain('communes et des territoires');
  });

  test('why the search itself failed', () => {
    expect(searchNote({ ...well, failure: 'Le calcul s’est interrompu.' })).toBe('Le calcul s’est interrompu.');
  });
});
