import type * as Arrow from 'apache-arrow';
import type { Data, DataType, Table, Type } from 'apache-arrow';
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

/** Text of a column by row. The texts of a dictionary are read once each: 35 000 communes have 100 départements. */
export function textColumn(table: Table, name: string): (string | null)[] {
  const vector = table.getChild(name);
  const texts: (string | null)[] = [];
  for (const part of vector?.data ?? []) {
    const keys: unknown = part.values;
    if (part.dictionary !== undefined && keys instanceof Int32Array) {
      const known = Array.from(part.dictionary, textOrNull);
      for (let row = 0; row < part.length; row += 1) texts.push(isValid(part, row) ? (known[keys[row] ?? -1] ?? null) : null);
    } else {
      for (let row = 0; row < part.length; row += 1) texts.push(textOrNull(vector?.get(texts.length)));
    }
  }
  return texts;
}

const textOrNull = (cell: unknown): string | null => (typeof cell === 'string' ? cell : null);

/** Numbers of a column by row, NaN where there is none. */
export function numberColumn(table: Table, name: string): Float64Array<ArrayBuffer> {
  const numbers = new Float64Array(table.numRows);
  let start = 0;
  for (const part of table.getChild(name)?.data ?? []) {
    const stored: unknown = part.values;
    if (stored instanceof Int32Array || stored instanceof Float64Array) numbers.set(stored.subarray(0, part.length), start);
    for (let row = 0; row < part.length; row += 1) if (!isValid(part, row)) numbers[start + row] = Number.NaN;
    start += part.length;
  }
  return numbers;
}

const isValid = (part: Data, row: number): boolean => part.nullCount === 0 || part.getValid(row);
