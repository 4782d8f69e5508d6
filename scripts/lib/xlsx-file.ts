import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { LayoutError } from './layout-error';

export type SheetCell = string | number | boolean | null;

/**
 * Cells of every sheet of a workbook, by the sheet's name; rows and columns from 0, empty cells null.
 *
 * Only what data files use is read: shared and inline texts, numbers, booleans, the cached result of a formula. Styles are
 * ignored, so a date reads as its number. exceljs takes three times as long and several hundred megabytes more on the same
 * files; read-excel-file overflows its stack on a busy machine (it halves its chunks whenever one takes over 7 ms).
 * @throws LayoutError if the file is no readable workbook.
 */
export async function readXlsxFile(path: string): Promise<Map<string, SheetCell[][]>> {
  return parseXlsx(readFileSync(path));
}

/** @throws LayoutError if the bytes are no readable workbook. */
export function parseXlsx(bytes: Buffer): Map<string, SheetCell[][]> {
  const entries = zipEntries(bytes);
  const text = (name: string): string => {
    const entry = entries.get(name);
    if (entry === undefined) throw new LayoutError(`classeur illisible : ${name} absent`);
    return entry().toString('utf8');
  };
  const targets = new Map(
    tags(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]),
  );
  const shared = entries.has('xl/sharedStrings.xml') ? sharedTexts(text('xl/sharedStrings.xml')) : [];
  return new Map(
    tags(text('xl/workbook.xml'), 'sheet').map((tag) => {
      const target = targets.get(attribute(tag, 'r:id')) ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      return [plain(attribute(tag, 'name')), sheetCells(text(path), shared)];
    }),
  );
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const stored = 0;
const deflated = 8;

/** Files of a zip archive, inflated when asked for (APPNOTE 6.3; no zip64, no encryption: a workbook of data has neither). */
function zipEntries(bytes: Buffer): Map<string, () => Buffer> {
  const entries = new Map<string, () => Buffer>();
  try {
    let end = bytes.length - 22;
    while (end >= 0 && bytes.readUInt32LE(end) !== endOfDirectory) end -= 1;
    if (end < 0) throw new LayoutError('classeur illisible : archive sans répertoire');
    const count = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    for (let i = 0; i < count; i += 1) {
      if (bytes.readUInt32LE(at) !== directoryEntry) throw new LayoutError('classeur illisible : répertoire abîmé');
      const method = bytes.readUInt16LE(at + 10);
      const size = bytes.readUInt32LE(at + 20);
      const nameLength = bytes.readUInt16LE(at + 28);
      const skipped = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
      const header = bytes.readUInt32LE(at + 42);
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
      entries.set(name, () => entryBytes(bytes, header, size, method));
      at += 46 + nameLength + skipped;
    }
    return entries;
  } catch (error) {
    throw unreadable(error);
  }
}

function entryBytes(bytes: Buffer, header: number, size: number, method: number): Buffer {
  try {
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const packed = bytes.subarray(start, start + size);
    if (method === stored) return packed;
    if (method !== deflated) throw new LayoutError(`classeur illisible : compression ${method} inconnue`);
    return inflateRawSync(packed);
  } catch (error) {
    throw unreadable(error);
  }
}

const unreadable = (error: unknown): LayoutError =>
  error instanceof LayoutError ? error : new LayoutError(`classeur illisible (${error instanceof Error ? error.message : String(error)})`);

const tags = (xml: string, name: string): string[] => xml.match(new RegExp(`<${name}\\s[^>]*>`, 'gu')) ?? [];
const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of an XML fragment, entities and Excel's escaped characters (`_x000D_`) made plain. */
const plain = (xml: string): string =>
  xml.includes('&') || xml.includes('_x')
    ? xml
        .replaceAll(/&(#x[\da-f]+|#\d+|[a-z]+);/giu, (whole, name: string) => {
          if (!name.startsWith('#')) return entities[name] ?? whole;
          return String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
        })
        .replaceAll(/_x([\dA-F]{4})_/gu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    : xml;

/** The runs of a shared or inline text, put together; phonetic hints left out. */
const runs = (xml: string): string =>
  Array.from(xml.replaceAll(/<rPh[\s>].*?<\/rPh>/gsu, '').matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/gu), ([, text = '']) => plain(text)).join('');

const sharedTexts = (xml: string): string[] =>
  Array.from(xml.matchAll(/<si(?:\s[^>]*)?(?:\/>|>(.*?)<\/si>)/gsu), ([, content = '']) => runs(content));

/** Column number, from 0, of a cell's reference (`AB12`). */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

const rowPattern = /<row\s([^>]*?)(?:\/>|>(.*?)<\/row>)/gsu;
const cellPattern = /<c\s([^>]*?)(?:\/>|>(.*?)<\/c>)/gsu;

function sheetCells(xml: string, shared: readonly string[]): SheetCell[][] {
  const rows: SheetCell[][] = [];
  for (const [, attributes = '', content = ''] of xml.matchAll(rowPattern)) {
    const number = Number(attribute(` ${attributes}`, 'r')) || rows.length + 1;
    const cells: SheetCell[] = [];
    for (const [, cellAttributes = '', inner = ''] of content.matchAll(cellPattern)) {
      const tag = ` ${cellAttributes}`;
      const reference = attribute(tag, 'r');
      const column = reference === '' ? cells.length : columnOf(reference);
      while (cells.length < column) cells.push(null);
      cells[column] = cellValue(attribute(tag, 't'), inner, shared);
    }
    while (rows.length < number - 1) rows.push([]);
    rows[number - 1] = cells;
  }
  return rows;
}

function cellValue(type: string, inner: string, shared: readonly string[]): SheetCell {
  if (inner === '') return null;
  if (type === 'inlineStr') return runs(inner);
  const value = /<v(?:\s[^>]*)?>([^<]*)<\/v>/u.exec(inner)?.[1];
  if (value === undefined || type === 'e') return null;
  if (type === 's') return shared[Number(value)] ?? null;
  if (type === 'str') return plain(value);
  if (type === 'b') return value === '1';
  const number = Number(value);
  return Number.isNaN(number) ? null : number;
}
