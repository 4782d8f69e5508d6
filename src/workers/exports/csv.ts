import type { SheetColumn } from '../../domain/sheet';
import { type Chunk, type Report, rowsByChunk } from './chunks';

/** `;` goes with the decimal comma of a French spreadsheet, `,` with the decimal point of most tools. */
export type Separator = ';' | ',';

const lineBreak = '\r\n';
/** By it a spreadsheet knows UTF-8. */
const byteOrderMark = '\ufeff';
/** First characters that make a spreadsheet read a text as a formula. */
const formulaStart = /^[=+\-@\t\r]/u;

function textCell(text: string, separator: Separator): string {
  const inert = formulaStart.test(text) ? `'${text}` : text;
  return inert.includes(separator) || /["\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** A negative number stays a number; none is an empty cell. */
function numberCell(value: number, separator: Separator): string {
  if (!Number.isFinite(value)) return '';
  return separator === ';' ? String(value).replace('.', ',') : String(value);
}

/**
 * CSV that no spreadsheet runs: BOM, CRLF, texts that would be formulas marked with `'`.
 * @param notes lines of text after the table (source, vintage, licence), set apart by an empty line.
 */
export function toCsv(columns: readonly SheetColumn[], separator: Separator, notes: readonly string[], report: Report): Chunk[] {
  const cell = (column: SheetColumn, row: number): string =>
    column.kind === 'texte' ? textCell(column.values[row] ?? '', separator) : numberCell(column.values[row] ?? Number.NaN, separator);
  const line = (cells: readonly string[]): string => cells.join(separator) + lineBreak;
  const head = byteOrderMark + line(columns.map(({ titre }) => textCell(titre, separator)));
  const body = rowsByChunk(columns, (row) => line(columns.map((column) => cell(column, row))), report);
  const tail = notes.length === 0 ? '' : lineBreak + notes.map((note) => textCell(note, separator) + lineBreak).join('');
  return [new TextEncoder().encode(head), ...body, new TextEncoder().encode(tail)];
}
