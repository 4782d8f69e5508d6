import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { LayoutError } from './layout-error';

export type SheetCell = string | number | boolean | null;

/** A zip archive (a workbook is one) starts so; the library would take anything else for delimited text. */
const zipMagic = 'PK';

/**
 * Cells of every sheet of a workbook, by the sheet's name; rows and columns from 0, empty cells null, errors of formulas null.
 * @throws LayoutError if the file is no readable workbook.
 */
export function readXlsxFile(path: string): Map<string, SheetCell[][]> {
  return parseXlsx(readFileSync(path));
}

/** @throws LayoutError if the bytes are no readable workbook. */
export function parseXlsx(bytes: Buffer): Map<string, SheetCell[][]> {
  if (bytes.toString('latin1', 0, 2) !== zipMagic) throw new LayoutError('classeur illisible : ce n’est pas une archive');
  try {
    const workbook = read(bytes, { dense: true, cellFormula: false, cellHTML: false, cellText: false });
    return new Map(
      Object.entries(workbook.Sheets).map(([name, sheet]) => [
        name,
        utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: null, blankrows: true }).map((row) => row.map(cellOf)),
      ]),
    );
  } catch (error) {
    throw new LayoutError(`classeur illisible (${error instanceof Error ? error.message : String(error)})`);
  }
}

function cellOf(value: unknown): SheetCell {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
