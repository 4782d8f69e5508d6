import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LayoutError } from '../../scripts/lib/layout-error';
import { parseXlsx, readXlsxFile } from '../../scripts/lib/xlsx-file';
import { readSheetAnotherWay } from './support/workbook';

const mirror = join(import.meta.dirname, '../../../shared/sources');
const practices = join(mirror, 'offre/offre_sante_bpe_2020.xlsx');

it('gives the cells that a second reading of the same workbook finds', () => {
  const mine = readXlsxFile(practices).get('Data') ?? [];
  const theirs = readSheetAnotherWay(practices, 'sheet1.xml');
  let compared = 0;
  theirs.forEach((cells, line) => {
    cells.forEach((text, column) => {
      compared += 1;
      const cell = mine[line - 1]?.[column] ?? '';
      if (String(cell) !== text) throw new Error(`ligne ${line}, colonne ${column} : ${String(cell)} / ${text}`);
    });
  });
  expect(compared).toBeGreaterThan(130_000);
});

describe('what is not a workbook', () => {
  const bytes = readFileSync(practices);
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page of error', Buffer.from('<html>503</html>'.repeat(10))],
    ['a truncated download', bytes.subarray(0, bytes.length / 2)],
  ])('is refused as such: %s', (_name, damaged) => {
    expect(() => parseXlsx(Buffer.from(damaged))).toThrow(LayoutError);
  });
});
