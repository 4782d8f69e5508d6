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

/** Texts of a column in UTF-8, one after the other: row r from `bornes[r]` to `bornes[r + 1]`, empty where there is none. */
export function utf8Column(table: Table, name: string): { readonly texte: Uint8Array<ArrayBuffer>; readonly bornes: Int32Array<ArrayBuffer> } {
  const parts: Uint8Array[] = [];
  const bornes = new Int32Array(table.numRows + 1);
  let [row, length] = [0, 0];
  const add = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  for (const part of table.getChild(name)?.data ?? []) {
    const stored: unknown = part.values;
    const offsets: unknown = part.valueOffsets;
    if (part.dictionary === undefined && stored instanceof Uint8Array && offsets instanceof Int32Array) {
      const before = length - (offsets[0] ?? 0);
      for (let place = 1; place <= part.length; place += 1) bornes[row + place] = before + (offsets[place] ?? 0);
      add(stored.subarray(offsets[0] ?? 0, offsets[part.length] ?? 0));
      row += part.length;
    } else {
      for (let place = 0; place < part.length; place += 1) {
        add(new TextEncoder().encode(textOrNull(part.getValid(place) ? table.getChild(name)?.get(row) : null) ?? ''));
        row += 1;
        bornes[row] = length;
      }
    }
  }
  const texte = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    texte.set(part, at);
    at += part.length;
  }
  return { texte, bornes };
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
