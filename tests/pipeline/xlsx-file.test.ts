import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { LayoutError } from '../../scripts/lib/layout-error';
import { parseXlsx } from '../../scripts/lib/xlsx-file';

const mirror = join(import.meta.dirname, '../../../shared/sources');

it('keeps numbers, texts and booleans in their place, and empty cells empty', () => {
  const workbook = utils.book_new();
  const cells = [['déjà <vu> & "lu"', null, -2.5], [], [null, true, null, '01001']];
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(cells), 'Été & hiver');
  const bytes: Buffer = write(workbook, { type: 'buffer', bookType: 'xlsx' });
  const rows = parseXlsx(bytes).get('Été & hiver') ?? [];
  expect(rows.map((row) => row.filter((cell) => cell !== null))).toEqual([['déjà <vu> & "lu"', -2.5], [], [true, '01001']]);
  expect(rows[0]?.[2]).toBe(-2.5);
  expect(rows[2]?.[3]).toBe('01001');
});

describe('what is not a workbook', () => {
  const bytes = readFileSync(join(mirror, 'offre/offre_sante_bpe_2020.xlsx'));
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('<html>503</html>'.repeat(10))],
    ['a truncated download', bytes.subarray(0, bytes.length / 2)],
    ['a damaged entry', Buffer.concat([bytes.subarray(0, 40), Buffer.alloc(4000, 7), bytes.subarray(4040)])],
  ])('is refused as such: %s', (_name, damaged) => {
    expect(() => parseXlsx(Buffer.from(damaged))).toThrow(LayoutError);
  });
});
