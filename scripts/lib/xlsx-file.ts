import ExcelJS, { type CellValue } from 'exceljs';
import { LayoutError } from './layout-error';

export type SheetCell = string | number | boolean | null;

/**
 * Cells of every sheet of a workbook, by the sheet's name; rows and columns from 0, empty cells null.
 * @throws LayoutError if the file is no readable workbook.
 */
export async function readXlsxFile(path: string): Promise<Map<string, SheetCell[][]>> {
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.readFile(path);
  } catch (error) {
    throw new LayoutError(`classeur illisible (${error instanceof Error ? error.message : String(error)})`);
  }
  return new Map(
    workbook.worksheets.map((sheet) => {
      const rows: SheetCell[][] = [];
      sheet.eachRow({ includeEmpty: true }, (row, number) => {
        const cells: SheetCell[] = [];
        row.eachCell({ includeEmpty: true }, ({ value }, column) => (cells[column - 1] = plainCell(value)));
        rows[number - 1] = cells;
      });
      return [sheet.name, rows];
    }),
  );
}

/** A date, an error or a picture is not expected in these files and reads as empty. */
function plainCell(value: CellValue): SheetCell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined || value instanceof Date) return null;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('result' in value) return plainCell(value.result);
  return 'text' in value ? value.text : null;
}
