import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/**
 * A second reading of the workbooks, for the tests alone and sharing nothing with the pipeline's: the archive is walked from
 * its first local header instead of its directory, and the sheets are cut with plain string searches.
 */
export function readSheetAnotherWay(path: string, sheetFile: string): string[][] {
  const files = walkArchive(readFileSync(path));
  const shared = (files.get('xl/sharedStrings.xml') ?? '').split('<si>').slice(1).map((item) => between(item, '<t', '</t>').map(afterTag).join(''));
  const xml = files.get(`xl/worksheets/${sheetFile}`) ?? '';
  const rows: string[][] = [];
  for (const row of xml.slice(xml.indexOf('<sheetData>')).split('<row ').slice(1)) {
    const line = Number(row.slice(row.indexOf('r="') + 3, row.indexOf('"', row.indexOf('r="') + 3)));
    const cells: string[] = [];
    for (const cell of row.split('<c ').slice(1)) {
      const reference = cell.slice(cell.indexOf('r="') + 3, cell.indexOf('"', cell.indexOf('r="') + 3));
      const head = cell.slice(0, cell.indexOf('>'));
      const [value = ''] = head.includes('t="inlineStr"') ? [between(cell, '<t', '</t>').map(afterTag).join('')] : between(cell, '<v>', '</v>');
      const column = [...reference.replaceAll(/\d/gu, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      cells[column] = head.includes('t="s"') ? (shared[Number(value)] ?? '') : value;
    }
    rows[line] = Array.from(cells, (text) => text ?? '');
  }
  return Array.from(rows, (row) => row ?? []);
}

function between(text: string, open: string, close: string): string[] {
  const parts: string[] = [];
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at + 1)) {
    const end = text.indexOf(close, at);
    if (end < 0) break;
    parts.push(text.slice(at + open.length, end));
  }
  return parts;
}

const afterTag = (text: string): string =>
  text.slice(text.indexOf('>') + 1).replaceAll('&apos;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

const localHeader = 0x04034b50;

function walkArchive(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  for (let at = 0; bytes.readUInt32LE(at) === localHeader; ) {
    const size = bytes.readUInt32LE(at + 18);
    const nameLength = bytes.readUInt16LE(at + 26);
    const start = at + 30 + nameLength + bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 30, at + 30 + nameLength);
    const packed = bytes.subarray(start, start + size);
    files.set(name, (bytes.readUInt16LE(at + 8) === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
    at = start + size;
  }
  return files;
}
