import { type FileColumn, filePart, type TableFile, tableFile } from '../../files/table-file';

/** A cell on screen. */
export interface GapCell {
  readonly text: string;
  /** A reason or an unknown, set back. */
  readonly soft?: boolean;
}

/** One column of a table of gaps: what it shows, what it is sorted by, what the file holds. */
export interface GapColumn<R> {
  readonly key: string;
  readonly label: string;
  readonly numeric: boolean;
  readonly wideOnly?: boolean;
  readonly cell: (row: R) => GapCell;
  /** A name, or a figure (NaN where unknown: last both ways). */
  readonly sort: (row: R) => number | string;
  readonly file: readonly FileColumn<R>[];
}

export interface GapSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** What a table of gaps lists, and how its file is named and explained. */
export interface GapTable<R> {
  readonly label: string;
  readonly columns: readonly GapColumn<R>[];
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string | number;
  readonly sort: GapSort;
  /** Parts of the file's name. */
  readonly names: readonly string[];
  /** Lines that go with the file. */
  readonly notes: readonly string[];
  /** Indicators that the figures rest on. */
  readonly indicateurs: readonly string[];
  /** Rank of a row that is a commune; absent where rows are territories. */
  readonly rankOf?: (row: R) => number;
  /** Said in place of a table without rows. */
  readonly none: string;
}

/** Rows in order, unknown figures last both ways, ties as they came. Keys are worked out once a row. */
export function sortedRows<R>({ columns, rows }: Pick<GapTable<R>, 'columns' | 'rows'>, { column, direction }: GapSort): readonly R[] {
  const sort = columns.find(({ key }) => key === column)?.sort;
  if (sort === undefined) return rows;
  const sign = direction === 'ascending' ? 1 : -1;
  const collator = new Intl.Collator('fr', { numeric: true });
  return rows
    .map((row, place) => ({ row, place, key: sort(row) }))
    .sort((a, b) => sign * compare(a.key, b.key, collator) || unknownLast(a.key, b.key) || a.place - b.place)
    .map(({ row }) => row);
}

const isUnknown = (key: number | string): boolean => typeof key === 'number' && Number.isNaN(key);
const unknownLast = (a: number | string, b: number | string): number => Number(isUnknown(a)) - Number(isUnknown(b));

function compare(a: number | string, b: number | string, collator: Intl.Collator): number {
  if (typeof a === 'string' || typeof b === 'string') return collator.compare(String(a), String(b));
  return isUnknown(a) || isUnknown(b) ? 0 : a - b;
}

/** The file of a table, in the order on screen. */
export function gapsFile<R>({ label, columns, names, notes, indicateurs, rankOf }: Pick<GapTable<R>, 'label' | 'columns' | 'names' | 'notes' | 'indicateurs' | 'rankOf'>, rows: readonly R[]): TableFile {
  const places = rankOf === undefined ? null : { kind: 'communes' as const, rankOf: (place: number) => { const row = rows[place]; return row === undefined ? -1 : rankOf(row); } };
  const part = filePart(rankOf === undefined ? 'Territoires' : 'Communes', rows, columns.flatMap(({ file }) => file), { places });
  return tableFile(label, ['lacunes', ...names], [part], notes, { indicateurs });
}

/** What stands where nothing is known. */
export const unknownCell: GapCell = { text: 'non disponible', soft: true };

/** A figure as a cell, or that it is not known. */
export const figureCell = (value: number | null, text: (value: number) => string): GapCell =>
  value === null || Number.isNaN(value) ? unknownCell : { text: text(value) };
