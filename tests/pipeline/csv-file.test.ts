import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsvText, type CsvLayout } from '../../scripts/lib/csv-file';
import { LayoutError } from '../../scripts/lib/layout-error';

const layout = (changes: Partial<CsvLayout> = {}): CsvLayout => ({ separator: ',', headerLine: 1, columns: [], minimumRows: 0, ...changes });

describe('files as they are', () => {
  it('reads a byte order mark, CRLF and an empty last column', () => {
    const { header, rows } = parseCsvText('\uFEFFcode;nom;\r\n01001;Un;\r\n', layout({ separator: ';' }));
    expect(header).toEqual(['code', 'nom', '']);
    expect(rows).toEqual([{ line: 2, cells: ['01001', 'Un', ''] }]);
  });
  it('leaves out the titles above the header', () => {
    const { header, rows } = parseCsvText('CartoSanté; \nRéférentiel : France; \nCode;Valeur\n36018;2,5\n', layout({ separator: ';', headerLine: 3 }));
    expect(header).toEqual(['Code', 'Valeur']);
    expect(rows).toEqual([{ line: 4, cells: ['36018', '2,5'] }]);
  });
  it('counts the lines of the file, not the records, past a quoted line break', () => {
    const { rows } = parseCsvText('id,texte\n1,"deux\nlignes"\n2,une\n', layout());
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
    expect(rows[0]?.cells[1]).toBe('deux\nlignes');
  });
  it('keeps leading zeros', () => {
    expect(parseCsvText('code\n01001\n', layout()).rows[0]?.cells[0]).toBe('01001');
  });
  it('names the column that is missing', () => {
    expect(() => parseCsvText('a,b\n1,2\n', layout({ columns: ['c'] }))).toThrow(new LayoutError('colonne « c » absente'));
  });
  it('refuses a file with too few rows, or none', () => {
    expect(() => parseCsvText('a\n1\n', layout({ minimumRows: 2 }))).toThrow(LayoutError);
    expect(() => parseCsvText('', layout())).toThrow(LayoutError);
  });
});

it('reads back any table that is written with every cell quoted', () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => text.trim()).filter((text) => !text.includes('\r') && !text.includes('\uFEFF'));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (table) => {
      const quoted = table.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\n');
      const { rows } = parseCsvText(`a,b,c\n${quoted}\n`, layout());
      expect(rows.map(({ cells }) => cells)).toEqual(table.filter((row) => row.some((text) => text !== '')));
    }),
  );
});
