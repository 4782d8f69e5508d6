import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  UTINYINT,
  VARCHAR,
} from '@duckdb/node-api';
import type { Manifest } from '../../src/contract/manifest';
import { type Column, type ColumnType, type TableName, tables } from '../../src/contract/tables';
import { valeurStatuts } from '../../src/contract/vocabulary';
import { shortHash } from './hash';
import type { BuildOptions } from './options';
import { manifestName } from './publisher';
import { readManifest, readTable, readValues } from './read-published';

const duckdbTypes: Readonly<Record<ColumnType, DuckDBType>> = { utf8: VARCHAR, date: VARCHAR, int32: INTEGER, float64: DOUBLE, bool: BOOLEAN };
/** Rows of a DuckDB vector. */
const chunkRows = 2048;

/**
 * Opens, read-only, the database of the published tables: the same names and columns as in the browser, `contours` and
 * `valeurs` whole. It is rebuilt in the cache when the manifest changes.
 * @throws Error if nothing is published yet.
 */
export async function openPublishedDatabase(options: BuildOptions): Promise<DuckDBInstance> {
  if (!existsSync(join(options.out, manifestName))) throw new Error('aucune donnée publiée : lancer d’abord npm run data');
  const manifest = readManifest(options.out);
  const folder = join(options.cache, 'sql');
  const path = join(folder, `${shortHash(manifest.empreinte)}.duckdb`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const partial = `${path}.${process.pid}.partiel`;
    await fillDatabase(partial, options.out, manifest);
    renameSync(partial, path);
    for (const name of readdirSync(folder)) if (name.endsWith('.duckdb') && !path.endsWith(name)) rmSync(join(folder, name));
  }
  return DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
}

async function fillDatabase(path: string, folder: string, manifest: Manifest): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    for (const [name, columns] of tableColumns()) await connection.run(`CREATE TABLE ${name} (${columns.map(columnSql).join(', ')})`);
    for (const [name, columns] of tableColumns()) {
      for (const fichier of filesOf(manifest, name)) await appendArrow(connection, name, columns, folder, fichier);
    }
    await appendValues(connection, folder, manifest);
    await connection.run('CHECKPOINT');
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const tableColumns = (): [TableName, [string, Column][]][] =>
  (Object.keys(tables) as TableName[]).map((name) => [name, Object.entries<Column>(tables[name])]);

const columnSql = ([name, { type, nullable }]: [string, Column]): string =>
  `${name} ${duckdbTypes[type].toString()}${nullable ? '' : ' NOT NULL'}`;

/** Files that make a table: its own, the ODbL part of the places, every département of the outlines. */
function filesOf({ tables: published, contours }: Manifest, name: TableName): string[] {
  if (name === 'contours') return Object.values(contours).map(({ fichier }) => fichier);
  return [name, `${name}_odbl`].flatMap((each) => published[each]?.fichier ?? []);
}

async function appendArrow(connection: DuckDBConnection, name: string, columns: [string, Column][], folder: string, fichier: string): Promise<void> {
  const table = readTable(folder, fichier);
  const vectors = columns.map(([column]) => table.getChild(column));
  await appendColumns(connection, name, columns.map(([, { type }]) => duckdbTypes[type]), table.numRows, (column, row) => {
    const value: unknown = vectors[column]?.get(row);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  });
}

export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  types: readonly DuckDBType[],
  rows: number,
  cell: (column: number, row: number) => DuckDBValue,
): Promise<void> {
  const appender = await connection.createAppender(table);
  for (let start = 0; start < rows; start += chunkRows) {
    const count = Math.min(chunkRows, rows - start);
    const chunk = DuckDBDataChunk.create(types, count);
    types.forEach((_, column) => chunk.setColumnValues(column, Array.from({ length: count }, (_unused, i) => cell(column, start + i))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** The table `valeurs` from the value files: numbers are appended by rank, then joined to the codes. */
async function appendValues(connection: DuckDBConnection, folder: string, manifest: Manifest): Promise<void> {
  await connection.run('CREATE TEMP TABLE statuts AS SELECT unnest(range(len(?::VARCHAR[]))) AS indice, unnest(?::VARCHAR[]) AS statut'.replaceAll('?', `['${valeurStatuts.join("','")}']`));
  await connection.run('CREATE TEMP TABLE rangs AS SELECT row_number() OVER (ORDER BY code) - 1 AS rang, code FROM communes');
  for (const [indicateur, files] of Object.entries(manifest.valeurs)) {
    for (const file of files) {
      const { values, statuses } = readValues(folder, file, manifest.nb_communes);
      await connection.run('CREATE OR REPLACE TEMP TABLE lues (rang INTEGER, valeur DOUBLE, statut UTINYINT)');
      await appendColumns(connection, 'lues', [INTEGER, DOUBLE, UTINYINT], values.length, (column, row) => {
        if (column === 0) return row;
        if (column === 2) return statuses[row] ?? null;
        const value = values[row] ?? Number.NaN;
        return Number.isNaN(value) ? null : value;
      });
      await connection.run(
        `INSERT INTO valeurs SELECT $indicateur, code, $annee, valeur, statuts.statut
         FROM lues JOIN rangs USING (rang) JOIN statuts ON statuts.indice = lues.statut ORDER BY rang`,
        { indicateur, annee: file.annee },
      );
    }
  }
}
