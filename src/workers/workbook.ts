import writeXlsxFile from 'write-excel-file/universal';
import type { Sheet, SheetColumn } from '../domain/sheet';

/** What XML cannot hold, and halves of characters. */
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
/** Longest text of a cell. */
const longestCell = 32_000;
const narrow = 12;
const wide = 44;

/** A text is a text, `=1+1` too: no cell is a formula. */
const textCell = (text: string) => (text === '' ? null : { value: text.replaceAll(unwritable, ' ').slice(0, longestCell), type: String, wrap: text.length > wide });

function cellOf(column: SheetColumn, row: number) {
  if (column.kind === 'texte') return textCell(column.values[row] ?? '');
  const value = column.values[row] ?? Number.NaN;
  if (!Number.isFinite(value)) return null;
  const { decimales } = column;
  return decimales === null ? { value, type: Number } : { value, type: Number, format: decimales === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimales)}` };
}

const widthOf = (column: SheetColumn): number => {
  const longest = column.kind === 'texte' ? column.values.slice(0, 500).reduce((most, text) => Math.max(most, text.length), 0) : 0;
  return Math.min(wide, Math.max(narrow, longest, Math.min(24, column.titre.length)) + 2);
};

/** The sheets as an XLSX file: typed cells, bold heads that stay in view, numbers as numbers. */
export async function toWorkbook(sheets: readonly Sheet[]): Promise<ArrayBuffer> {
  const blob = await writeXlsxFile(
    sheets.map(({ nom, colonnes }) => {
      const rows = Math.max(0, ...colonnes.map(({ values }) => values.length));
      const head = colonnes.map(({ titre }) => ({ value: titre, type: String, fontWeight: 'bold' as const, wrap: true, alignVertical: 'top' as const }));
      return {
        sheet: nom,
        stickyRowsCount: 1,
        columns: colonnes.map((column) => ({ width: widthOf(column) })),
        data: [head, ...Array.from({ length: rows }, (_, row) => colonnes.map((column) => cellOf(column, row)))],
      };
    }),
  ).toBlob();
  return blob.arrayBuffer();
}
