import { comparable } from '../domain/search';

/** CSV that a French spreadsheet opens as it is: BOM, `;`, decimal comma, CRLF, and no cell that it would run. */

export type CsvCell = string | number | null;

const lineBreak = '\r\n';
const byteOrderMark = '\ufeff';
/** First characters that make a spreadsheet read a text as a formula. */
const formulaStart = /^[=+\-@\t\r]/u;

function textCell(text: string): string {
  const inert = formulaStart.test(text) ? `'${text}` : text;
  return /[";\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'string') return textCell(value);
  return Number.isFinite(value) ? String(value).replace('.', ',') : '';
}

/**
 * @param rows one array a line, in the order of `header`; numbers keep their sign, texts that a spreadsheet would run are quoted with `'`.
 * @param notes lines of text after the table (source, vintage, licence), set apart by an empty line.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[], notes: readonly string[] = []): string {
  const lines = [header.map(cell), ...rows.map((row) => row.map(cell))].map((cells) => cells.join(';'));
  const tail = notes.length === 0 ? [] : ['', ...notes.map(textCell)];
  return byteOrderMark + [...lines, ...tail].join(lineBreak) + lineBreak;
}

/** A file name without accents nor spaces: `carto-cls_apl-mg_brenne_2023.csv`. */
export function fileName(extension: string, ...parts: readonly string[]): string {
  const words = parts.map((part) => comparable(part).replaceAll(' ', '-'));
  return `${['carto-cls', ...words.filter((word) => word !== '')].join('_')}.${extension}`;
}

export const csvFileName = (...parts: readonly string[]): string => fileName('csv', ...parts);
