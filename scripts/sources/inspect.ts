import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { LayoutError } from '../lib/layout-error';
import type { SourceDefinition } from './registry';

const headBytes = 64 * 1024;
const signatures: Partial<Record<SourceDefinition['format'], readonly number[]>> = {
  xlsx: [0x50, 0x4b, 0x03, 0x04],
  geojson_gz: [0x1f, 0x8b],
};
/** Fewest bytes that a data row can take: a file smaller than that times its rows is truncated or something else. */
const bytesPerRow: Partial<Record<SourceDefinition['format'], number>> = { csv: 4, xlsx: 20, geojson_gz: 50 };

/**
 * Quick look at a file before it is chosen: size, signature, column names in its first lines.
 * The rows are checked when the file is read.
 * @throws LayoutError saying what does not fit.
 */
export function inspectFile(path: string, source: SourceDefinition): void {
  const size = statSync(path).size;
  const smallest = source.disposition.lignes_min * (bytesPerRow[source.format] ?? 0);
  if (size < smallest) throw new LayoutError(`${size} octets, au moins ${smallest} attendus`);
  const head = readHead(path);
  const signature = signatures[source.format];
  if (signature?.some((byte, position) => head[position] !== byte)) {
    throw new LayoutError(`le contenu n’est pas au format ${source.format}`);
  }
  if (source.format === 'csv') {
    const start = head.toString('utf8');
    const missing = source.disposition.colonnes.find((column) => !start.includes(column));
    if (missing !== undefined) throw new LayoutError(`colonne « ${missing} » absente`);
  }
}

function readHead(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(headBytes);
    return buffer.subarray(0, readSync(file, buffer, 0, headBytes, 0));
  } finally {
    closeSync(file);
  }
}
