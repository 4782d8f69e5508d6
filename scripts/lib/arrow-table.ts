import {
  Bool,
  type Data,
  type DataType,
  Dictionary,
  Field,
  Float64,
  Int32,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
} from 'apache-arrow';
import { type Column, type Row, type TableName, tables } from '../../src/contract/tables';

type Cell = string | number | boolean | null;

/** Distinct texts beyond this share of the rows make a dictionary larger than the column it replaces. */
const dictionaryShare = 1 / 3;

interface PackedColumn {
  field: Field;
  data: Data;
}

/** Bits of presence, lowest first, and how many are missing. */
function presence(cells: readonly Cell[]): { bitmap: Uint8Array; missing: number } {
  const bitmap = new Uint8Array(Math.ceil(cells.length / 8));
  let missing = 0;
  cells.forEach((cell, i) => {
    if (cell === null) missing += 1;
    else bitmap[i >> 3] = (bitmap[i >> 3] ?? 0) | (1 << (i & 7));
  });
  return { bitmap, missing };
}

const textsOf = (cells: readonly Cell[]): string[] => cells.map((cell) => (typeof cell === 'string' ? cell : ''));
const numbersOf = (cells: readonly Cell[]): number[] => cells.map((cell) => (typeof cell === 'number' ? cell : 0));

function utf8Data(texts: readonly string[], nulls: { bitmap: Uint8Array; missing: number }): Data<Utf8> {
  const encoder = new TextEncoder();
  const valueOffsets = new Int32Array(texts.length + 1);
  const parts = texts.map((text, i) => {
    const bytes = encoder.encode(text);
    valueOffsets[i + 1] = (valueOffsets[i] ?? 0) + bytes.length;
    return bytes;
  });
  const data = new Uint8Array(valueOffsets.at(-1) ?? 0);
  parts.forEach((bytes, i) => data.set(bytes, valueOffsets[i]));
  return makeData({
    type: new Utf8(),
    length: texts.length,
    nullCount: nulls.missing,
    nullBitmap: nulls.missing === 0 ? null : nulls.bitmap,
    valueOffsets,
    data,
  });
}

/** Text column, as a dictionary when the same texts come back. */
function packText(name: string, cells: readonly Cell[], nullable: boolean, dictionaryId: number): PackedColumn {
  const nulls = presence(cells);
  const texts = textsOf(cells);
  const positions = new Map<string, number>();
  for (const [i, text] of texts.entries()) if (cells[i] !== null && !positions.has(text)) positions.set(text, positions.size);
  if (positions.size > cells.length * dictionaryShare) {
    return { field: new Field(name, new Utf8(), nullable), data: utf8Data(texts, nulls) };
  }
  const distinct = [...positions.keys()];
  // The id is given: Arrow's own counter would make the bytes depend on what was written before.
  const type = new Dictionary(new Utf8(), new Int32(), dictionaryId);
  const data = makeData({
    type,
    length: cells.length,
    nullCount: nulls.missing,
    nullBitmap: nulls.missing === 0 ? null : nulls.bitmap,
    data: Int32Array.from(texts, (text) => positions.get(text) ?? 0),
    dictionary: makeVector(utf8Data(distinct, { bitmap: new Uint8Array(0), missing: 0 })),
  });
  return { field: new Field(name, type, nullable), data };
}

function packColumn(name: string, column: Column, cells: readonly Cell[], position: number): PackedColumn {
  const { nullable, type } = column;
  if (type === 'utf8' || type === 'date') return packText(name, cells, nullable, position);
  const nulls = presence(cells);
  const common = {
    length: cells.length,
    nullCount: nulls.missing,
    nullBitmap: nulls.missing === 0 ? null : nulls.bitmap,
  };
  const pack = <T extends DataType>(arrowType: T, data: Data<T>): PackedColumn => ({ field: new Field(name, arrowType, nullable), data });
  if (type === 'int32') {
    const arrowType = new Int32();
    return pack(arrowType, makeData({ type: arrowType, ...common, data: Int32Array.from(numbersOf(cells)) }));
  }
  if (type === 'float64') {
    const arrowType = new Float64();
    return pack(arrowType, makeData({ type: arrowType, ...common, data: Float64Array.from(numbersOf(cells)) }));
  }
  const arrowType = new Bool();
  const bits = presence(cells.map((cell) => (cell === true ? true : null))).bitmap;
  return pack(arrowType, makeData({ type: arrowType, ...common, data: bits }));
}

/** @throws TypeError if a cell is not of its column's type: the contract is checked before anything is written. */
function checkCells(table: string, name: string, column: Column, cells: readonly Cell[]): void {
  cells.forEach((cell, line) => {
    if (cell === null ? column.nullable : cellFits(column, cell)) return;
    throw new TypeError(`table ${table}, ligne ${line + 1}, colonne ${name} : ${JSON.stringify(cell)} n’est pas ${column.type}`);
  });
}

function cellFits(column: Column, cell: string | number | boolean): boolean {
  if (column.type === 'bool') return typeof cell === 'boolean';
  if (column.type === 'int32') return typeof cell === 'number' && Number.isInteger(cell) && Math.abs(cell) < 2 ** 31;
  if (column.type === 'float64') return typeof cell === 'number' && Number.isFinite(cell);
  return typeof cell === 'string' && (column.type === 'utf8' || /^\d{4}-\d{2}-\d{2}$/u.test(cell));
}

/** Rows of a contract table as an Arrow IPC stream of one batch; the bytes depend on the rows alone. */
export function encodeTable<T extends TableName>(name: T, rows: readonly Row<T>[]): Uint8Array {
  const columns: [string, Column][] = Object.entries(tables[name]);
  const records: readonly Readonly<Record<string, Cell>>[] = rows;
  const packed = columns.map(([columnName, column], position) => {
    const cells = records.map((record) => record[columnName] ?? null);
    checkCells(name, columnName, column, cells);
    return packColumn(columnName, column, cells, position);
  });
  const fields = packed.map(({ field }) => field);
  const schema = new Schema(fields);
  const struct = makeData({ type: new Struct(fields), length: rows.length, nullCount: 0, children: packed.map(({ data }) => data) });
  return tableToIPC(new Table([new RecordBatch(schema, struct)]), 'stream');
}
