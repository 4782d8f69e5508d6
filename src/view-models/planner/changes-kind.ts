import type { TableFile } from '../files/table-file';
import type { Direction } from './order-ranks';

/** What the file of a table of changes is named and quoted by. */
export interface ChangesQuoted {
  readonly names: readonly string[];
  readonly notes: readonly string[];
  /** Indicators that the figures rest on. */
  readonly indicateurs: readonly string[];
}

/** How the communes that a scenario changes are listed: on screen, in what order, in a file. */
export interface ChangesKind<S, C extends string> {
  readonly label: string;
  readonly columns: readonly { readonly key: C; readonly label: string; readonly numeric: boolean; readonly wideOnly?: boolean }[];
  /** What changes: the column that comes first sorted. */
  readonly change: C;
  readonly order: (source: S, sort: { readonly column: C; readonly direction: Direction }) => Int32Array;
  readonly cells: (source: S, rank: number) => readonly { readonly text: string; readonly soft?: boolean }[];
  readonly file: (source: S, order: Int32Array, quoted: ChangesQuoted) => TableFile;
}
