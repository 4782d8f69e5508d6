import { numbers, type Sheet, type SheetColumn, texts } from '../../domain/sheet';

/** One column of a file, worked out row by row when the file is written: a table offered costs nothing until it is asked for. */
export type FileColumn<R> = { readonly titre: string } & (
  | { readonly kind: 'texte'; readonly of: (row: R) => string | null | undefined }
  /** `decimales`: how many a reader is shown, null for as many as there are. */
  | { readonly kind: 'nombre'; readonly decimales: number | null; readonly of: (row: R) => number | null | undefined }
);

export const fileText = <R>(titre: string, of: (row: R) => string | null | undefined): FileColumn<R> => ({ titre, kind: 'texte', of });
/** A figure; null and NaN are none, which is never a zero. */
export const fileFigure = <R>(titre: string, decimales: number | null, of: (row: R) => number | null | undefined): FileColumn<R> => ({ titre, kind: 'nombre', decimales, of });

/** Where a row of a file is: a commune by its rank, or a point. */
export type FilePlaces =
  | { readonly kind: 'communes'; readonly rankOf: (place: number) => number }
  | { readonly kind: 'points'; readonly lon: (place: number) => number; readonly lat: (place: number) => number };

/** Rows of one file, under one licence. */
export interface FilePart {
  /** What its rows are; the name of its sheet. */
  readonly nom: string;
  /** Ends the name of its file; empty for the first. */
  readonly suffixe: string;
  readonly rows: number;
  /** Columns by the place of a row. */
  readonly columns: readonly FileColumn<number>[];
  /** Null where rows are nowhere: such a file has no map. */
  readonly places: FilePlaces | null;
  /** Lines of this part alone: its licence. */
  readonly notes: readonly string[];
}

/** A table that leaves the page, with what a reader needs to quote it. */
export interface TableFile {
  /** What it is, in words. */
  readonly titre: string;
  /** Parts of its name. */
  readonly names: readonly string[];
  /** At least one. */
  readonly parts: readonly FilePart[];
  /** Territory, method, vintages: one a line. */
  readonly notes: readonly string[];
  /** Indicators whose figures it holds: their definitions and sources go along. */
  readonly indicateurs: readonly string[];
  /** Other sources, by their identifiers. */
  readonly sources: readonly string[];
  /** What its other words mean. */
  readonly definitions: readonly (readonly [term: string, text: string])[];
  /** More sheets for a spreadsheet. */
  readonly annexes: readonly Sheet[];
}

/** The rows of a part in their order, each column bound to them. */
export function filePart<R>(nom: string, rows: ArrayLike<R>, columns: readonly FileColumn<R>[], more: { readonly suffixe?: string; readonly places?: FilePlaces | null; readonly notes?: readonly string[] } = {}): FilePart {
  const bound = <T>(of: (row: R) => T) => (place: number): T | null => {
    const row = rows[place];
    return row === undefined ? null : of(row);
  };
  return {
    nom,
    suffixe: more.suffixe ?? '',
    rows: rows.length,
    columns: columns.map((column): FileColumn<number> => (column.kind === 'texte' ? { ...column, of: bound(column.of) } : { ...column, of: bound(column.of) })),
    places: more.places ?? null,
    notes: more.notes ?? [],
  };
}

/** Rows that are communes, by rank. */
export const communesPart = (nom: string, ranks: ArrayLike<number>, columns: readonly FileColumn<number>[]): FilePart =>
  filePart(nom, ranks, columns, { places: { kind: 'communes', rankOf: (place) => ranks[place] ?? -1 } });

type Extras = Partial<Pick<TableFile, 'indicateurs' | 'sources' | 'definitions' | 'annexes'>>;

export const tableFile = (titre: string, names: readonly string[], parts: readonly FilePart[], notes: readonly string[], extras: Extras = {}): TableFile => ({
  titre,
  names,
  parts,
  notes,
  indicateurs: extras.indicateurs ?? [],
  sources: extras.sources ?? [],
  definitions: extras.definitions ?? [],
  annexes: extras.annexes ?? [],
});

/** Six decimals: ten centimetres of a degree, and no tail of a subtraction. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** The values of a column, for a worker to write. */
export function columnValues(column: FileColumn<number>, rows: number): SheetColumn {
  if (column.kind === 'texte') {
    // A loop: from a length and a function, an array of all France takes several times as long, and holds the page.
    const values: string[] = [];
    for (let place = 0; place < rows; place += 1) values.push(column.of(place) ?? '');
    return texts(column.titre, values);
  }
  const values = new Float64Array(rows);
  for (let place = 0; place < rows; place += 1) values[place] = rounded(column.of(place) ?? Number.NaN);
  return numbers(column.titre, values, column.decimales);
}

/** The file without some of its columns, by their titles. */
export const withoutColumns = (file: TableFile, left: ReadonlySet<string>): TableFile =>
  left.size === 0 ? file : { ...file, parts: file.parts.map((part) => ({ ...part, columns: part.columns.filter(({ titre }) => !left.has(titre)) })) };

/** Names and places of communes, by rank. */
export interface CommuneNames {
  readonly code: readonly string[];
  readonly nom: readonly string[];
  readonly departement: readonly string[];
}

/** The columns that every table of communes begins with. */
export const communeColumns = ({ code, nom, departement }: CommuneNames): FileColumn<number>[] => [
  fileText('Code commune', (rank) => code[rank]),
  fileText('Commune', (rank) => nom[rank]),
  fileText('Département', (rank) => departement[rank]),
];
