import { assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { communesFile, tableCells, tableOrder, type TableSource } from '../../src/view-models/table';
import { csvOf, indicatorOf, plain, valuesOf } from './support';

const communes = {
  count: 4,
  code: ['36001', '36018', '36031', '55001'],
  nom: ['Aigurande', 'Le Blanc', 'Écueillé', 'abainville'],
  departement: ['36', '36', '36', '55'],
  population: Float64Array.from([1000, 6000, Number.NaN, 300]),
};
const source: TableSource = { communes, indicator: indicatorOf(), annee: 2023, data: valuesOf([2.5, 'secret', 1, 4]), ranks: null, actions: null };
const order = (column: 'nom' | 'code' | 'departement' | 'population' | 'valeur', direction: 'ascending' | 'descending', filter = ''): number[] =>
  Array.from(tableOrder(source, { column, direction }, filter));

describe('table', () => {
  test('sorts names as a French reader does, whatever their case and accents', () => {
    expect(order('nom', 'ascending')).toEqual([3, 0, 2, 1]);
    expect(order('nom', 'descending')).toEqual([1, 2, 0, 3]);
  });

  test('an unknown figure comes last both ways', () => {
    expect(order('valeur', 'ascending')).toEqual([2, 0, 3, 1]);
    expect(order('valeur', 'descending')).toEqual([3, 0, 2, 1]);
    expect(order('population', 'descending').at(-1)).toBe(2);
  });

  test('codes go in the order of the communes, and back', () => {
    expect(order('code', 'ascending')).toEqual([0, 1, 2, 3]);
    expect(order('code', 'descending')).toEqual([3, 2, 1, 0]);
  });

  test('filters by name without accents, or by the start of a code', () => {
    expect(order('code', 'ascending', 'ecueille')).toEqual([2]);
    expect(order('code', 'ascending', '36')).toEqual([0, 1, 2]);
    expect(order('code', 'ascending', 'zzz')).toEqual([]);
  });

  test('keeps to the territory', () => {
    expect(Array.from(tableOrder({ ...source, ranks: Int32Array.of(1, 3) }, { column: 'nom', direction: 'ascending' }, ''))).toEqual([3, 1]);
  });

  test('sorting any column keeps every row once', () => {
    assert(
      property(constantFrom('nom', 'code', 'departement', 'population', 'valeur'), constantFrom('ascending', 'descending'), (column, direction) => {
        expect(order(column, direction).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
      }),
    );
  });

  test('does not reorder the territory that it is given', () => {
    const ranks = Int32Array.of(3, 1, 0);
    tableOrder({ ...source, ranks }, { column: 'code', direction: 'ascending' }, '');
    expect(Array.from(ranks)).toEqual([3, 1, 0]);
  });

  test('a cell without a value says why', () => {
    expect(tableCells(source, 1)).toMatchObject({ valeur: 'secret statistique', missing: true });
    expect(tableCells(source, 2)).toMatchObject({ population: null, valeur: '1,00', missing: false });
  });

  test('the file has the raw figures, the reasons and the source', () => {
    const { name, text } = csvOf(communesFile(source, Int32Array.of(0, 1), 'PNR de la Brenne'));
    expect(name).toBe('carto-cls_apl-mg_2023_pnr-de-la-brenne.csv');
    const lines = text.split('\r\n');
    expect(lines[1]).toContain('36001;Aigurande;36;1000;2,5;');
    expect(lines[1]).toContain('valeur publiée');
    expect(lines[2]).toContain('36018;Le Blanc;36;6000;;');
    expect(lines[2]).toContain('secret statistique');
    expect(plain(text)).toContain('Source : DREES, APL aux médecins généralistes');
  });
});
