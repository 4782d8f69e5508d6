import { array, assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { csvFileName, toCsv } from '../../src/view-models/csv';

const read = (text: string): string[][] => parse(text, { delimiter: ';', bom: true, record_delimiter: '\r\n', relax_column_count: true, skip_empty_lines: false });

describe('CSV for a French spreadsheet', () => {
  test('starts with a byte order mark, separates with semicolons, writes decimal commas', () => {
    expect(toCsv(['Commune', 'Valeur'], [['Le Blanc', 2.54]])).toBe('\ufeffCommune;Valeur\r\nLe Blanc;2,54\r\n');
  });

  test.each(['=1+1', '+33', '-2', '@sum', '\tx', '\rx'])('a text cell that a spreadsheet would run is made inert: %j', (text) => {
    expect(read(toCsv(['a'], [[text]]))[1]).toEqual([`'${text}`]);
  });

  test('a negative number stays a number', () => {
    expect(toCsv(['a'], [[-1.5]])).toContain('\r\n-1,5\r\n');
  });

  test('an unknown figure is an empty cell, never a zero', () => {
    expect(toCsv(['a', 'b'], [[Number.NaN, null]])).toContain('\r\n;\r\n');
  });

  test('any text comes back as it was, or with the mark that makes it inert', () => {
    assert(
      property(array(array(string(), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const back = read(toCsv(['x', 'y'], rows)).slice(1, rows.length + 1);
        expect(back).toEqual(rows.map((row) => row.map((cell) => (/^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell))));
      }),
    );
  });

  test('source lines come after an empty line', () => {
    expect(toCsv(['a'], [['b']], ['Source : INSEE'])).toBe('\ufeffa\r\nb\r\n\r\nSource : INSEE\r\n');
  });

  test('a file name keeps no accent, space nor sign', () => {
    expect(csvFileName('apl_mg', '2023', 'Cœur de Lorraine (55)')).toBe('carto-cls_apl-mg_2023_coeur-de-lorraine-55.csv');
  });
});
