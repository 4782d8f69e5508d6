import type * as Arrow from 'apache-arrow';
import type { DataType, Table, Type } from 'apache-arrow';
import { type Column, type ColumnType, type TableName, tables } from '../contract/tables';
import { type FileToFetch } from './download';
import { PublishedFileError } from './published-file-error';

/** Loaded on the first table only: the first map needs none. */
export const loadArrow = (): Promise<ArrowModule> => import('apache-arrow');
type ArrowModule = typeof Arrow;

/**
 * Reads Arrow IPC (stream or file) and holds it to the contract: columns there, of the right type, without null where none may be.
 * Columns that this page does not know are left alone: columns are added, never renamed.
 * @param lignes rows announced by the manifest.
 * @throws PublishedFileError `tronque` or `schema`.
 */
export function readArrowTable(arrow: ArrowModule, bytes: Uint8Array, name: TableName, lignes: number, file: FileToFetch): Table {
  let table: Table;
  try {
    table = arrow.tableFromIPC(bytes);
  } catch (cause) {
    throw new PublishedFileError('tronque', file, cause instanceof Error ? cause.message : String(cause), cause);
  }
  if (table.schema.fields.length === 0) throw new PublishedFileError('tronque', file, 'aucune colonne lue');
  const wrong = schemaProblem(arrow, table, tables[name]);
  if (wrong !== null) throw new PublishedFileError('schema', file, wrong);
  if (table.numRows !== lignes) throw new PublishedFileError('tronque', file, `${table.numRows} lignes lues sur ${lignes}`);
  return table;
}

function schemaProblem(arrow: ArrowModule, table: Table, columns: Readonly<Record<string, Column>>): string | null {
  for (const [name, column] of Object.entries(columns)) {
    const vector = table.getChild(name);
    if (vector === null) return `colonne « ${name} » absente`;
    if (!isOfType(arrow, vector.type, column.type)) return `colonne « ${name} » : ${vector.type} au lieu de ${column.type}`;
    if (!column.nullable && vector.nullCount > 0) return `colonne « ${name} » : ${vector.nullCount} cellules vides`;
  }
  return null;
}

function isOfType(arrow: ArrowModule, type: DataType, expected: ColumnType): boolean {
  const plain: DataType = arrow.DataType.isDictionary(type) ? type.dictionary : type;
  const id: Type = plain.typeId;
  switch (expected) {
    case 'utf8':
    case 'date':
      return id === arrow.Type.Utf8 || id === arrow.Type.LargeUtf8;
    case 'int32':
      return arrow.DataType.isInt(plain) && plain.bitWidth === 32 && plain.isSigned;
    case 'float64':
      return arrow.DataType.isFloat(plain) && plain.precision === arrow.Precision.DOUBLE;
    case 'bool':
      return id === arrow.Type.Bool;
  }
}

/** Text of a column by row; texts that come back often are kept once. */
export function textColumn(table: Table, name: string): (string | null)[] {
  const vector = table.getChild(name);
  const seen = new Map<string, string>();
  const texts: (string | null)[] = [];
  for (let row = 0; row < table.numRows; row += 1) {
    const cell: unknown = vector?.get(row);
    if (typeof cell !== 'string') {
      texts.push(null);
      continue;
    }
    const known = seen.get(cell);
    if (known === undefined) seen.set(cell, cell);
    texts.push(known ?? cell);
  }
  return texts;
}

/** Numbers of a column by row, NaN where there is none. */
export function numberColumn(table: Table, name: string): Float64Array<ArrayBuffer> {
  const vector = table.getChild(name);
  const numbers = new Float64Array(table.numRows);
  for (let row = 0; row < table.numRows; row += 1) {
    const cell: unknown = vector?.get(row);
    numbers[row] = typeof cell === 'number' ? cell : Number.NaN;
  }
  return numbers;
}
