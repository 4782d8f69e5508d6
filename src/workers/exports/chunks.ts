import type { SheetColumn } from '../../domain/sheet';

export type Chunk = Uint8Array<ArrayBuffer>;
/** Told of the rows written since the last time. */
export type Report = (rows: number) => void;

const atOnce = 2_000;

export const rowCount = (columns: readonly SheetColumn[]): number => Math.max(0, ...columns.map(({ values }) => values.length));

/** The rows in UTF-8, some thousands a chunk: a file of France is never one string. */
export function* rowsByChunk(columns: readonly SheetColumn[], write: (row: number) => string, report: Report): Generator<Chunk> {
  const rows = rowCount(columns);
  const encoder = new TextEncoder();
  for (let start = 0; start < rows; start += atOnce) {
    const here = Math.min(atOnce, rows - start);
    yield encoder.encode(Array.from({ length: here }, (_, place) => write(start + place)).join(''));
    report(here);
  }
}
