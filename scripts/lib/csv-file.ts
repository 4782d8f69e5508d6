import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { LayoutError } from './layout-error';

export interface CsvRow {
  /** Line of the file where the record starts (the first line is 1; a quoted cell may span several). */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  /** Position of a column. @throws LayoutError if the file has no such column. */
  readonly column: (name: string) => number;
}

export interface CsvLayout {
  readonly separator: string;
  /** Line of the header, from 1; what stands above (a title, the geographic reference) is left out. */
  readonly headerLine: number;
  readonly columns: readonly string[];
  readonly minimumRows: number;
}

/**
 * Reads a delimited text file as it is: BOM, CRLF, quoted line breaks, titles above the header, short or long records
 * (kept: the reader of the file decides). Cells are trimmed.
 * @throws LayoutError if a required column is missing or there are fewer rows than expected.
 */
export function readCsvFile(path: string, layout: CsvLayout): CsvFile {
  return parseCsvText(readFileSync(path), layout);
}

export function parseCsvText(text: Uint8Array | string, layout: CsvLayout): CsvFile {
  const records = parseRecords(text, layout.separator);
  let header: string[] | undefined;
  const rows: CsvRow[] = [];
  let line = 1;
  for (const { cells, end } of records) {
    const start = line;
    line = end + 1;
    if (start < layout.headerLine) continue;
    if (header === undefined) header = cells;
    else if (cells.some((cell) => cell !== '')) rows.push({ line: start, cells });
  }
  if (header === undefined) throw new LayoutError('fichier vide');
  const positions = new Map(header.map((name, position) => [name, position]));
  const column = (name: string): number => {
    const position = positions.get(name);
    if (position === undefined) throw new LayoutError(`colonne « ${name} » absente`);
    return position;
  };
  layout.columns.forEach(column);
  if (rows.length < layout.minimumRows) {
    throw new LayoutError(`${rows.length} lignes lues, au moins ${layout.minimumRows} attendues`);
  }
  return { header, rows, column };
}

interface ParsedRecord {
  cells: string[];
  /** Line of the file where the record ends. */
  end: number;
}

function parseRecords(text: Uint8Array | string, separator: string): ParsedRecord[] {
  const records: ParsedRecord[] = [];
  try {
    parse(Buffer.from(text), {
      delimiter: separator,
      bom: true,
      columns: false,
      trim: true,
      relax_column_count: true,
      relax_quotes: true,
      on_record: (cells: string[], { lines }) => {
        records.push({ cells, end: lines });
        return null;
      },
    });
  } catch (error) {
    throw new LayoutError(error instanceof Error ? error.message : String(error));
  }
  return records;
}
