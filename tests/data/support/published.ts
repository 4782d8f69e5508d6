import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Table } from 'apache-arrow';
import { readManifest, readTable } from '../../../scripts/lib/read-published';
import type { Manifest } from '../../../src/contract/manifest';
import { type Column, type Row, type TableName, tables } from '../../../src/contract/tables';

/** Parses a published gzipped JSON file. */
export const readGzipJson = (folder: string, fichier: string): unknown => JSON.parse(gunzipSync(readFileSync(join(folder, fichier))).toString('utf8'));

/** Folder of the published data that these tests judge; `npm run data` writes it. */
export const published = join(import.meta.dirname, '../../../public/data');

export function publishedManifest(): Manifest {
  if (!existsSync(join(published, 'manifest.json'))) throw new Error('aucune donnée publiée : lancer d’abord npm run data');
  return readManifest(published);
}

/** Arrow tables of a contract table: one file, two for the places. */
export const arrowTables = (manifest: Manifest, name: TableName): Table[] =>
  [name, `${name}_odbl`].flatMap((each) => {
    const file = manifest.tables[each];
    return file === undefined ? [] : [readTable(published, file.fichier)];
  });

const kept: { [T in TableName]?: Row<T>[] } = {};

/** Every row of a published table, as the contract types it; read once a test file. */
export function rowsOf<T extends TableName>(manifest: Manifest, name: T): Row<T>[] {
  return (kept[name] ??= readRows(manifest, name) as (typeof kept)[T]) ?? [];
}

function readRows<T extends TableName>(manifest: Manifest, name: T): Row<T>[] {
  const columns = Object.keys(tables[name] satisfies Record<string, Column>);
  return arrowTables(manifest, name).flatMap((table) => {
    const vectors = columns.map((column) => table.getChild(column));
    return Array.from({ length: table.numRows }, (_, row) => {
      const record: Record<string, unknown> = {};
      columns.forEach((column, i) => (record[column] = vectors[i]?.get(row) ?? null));
      // The schema test holds every cell to its column's type.
      return record as Row<T>;
    });
  });
}

/** Small generator of numbers in [0, 1), the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
