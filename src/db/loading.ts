import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { type Column, type ColumnType, onDemandTables, type TableName, tableNames, tables } from '../contract/tables';

/** Published files of a table, in the order in which their rows are put together. */
export interface TableFiles {
  readonly table: TableName;
  readonly fichiers: readonly string[];
}

/** Under another licence, the places of OpenStreetMap are a file apart; the engine holds one table. */
const extraFiles: Readonly<Partial<Record<TableName, readonly string[]>>> = { lieux: ['lieux_odbl'] };

const onDemand: ReadonlySet<TableName> = new Set<TableName>(onDemandTables);

/** What is loaded at the start: every table but those loaded on demand. A second file is asked for only if the manifest cites it. */
export function tablesToLoad(published: ReadonlySet<string>): readonly TableFiles[] {
  return tableNames
    .filter((table) => !onDemand.has(table))
    .map((table) => ({ table, fichiers: [table, ...(extraFiles[table] ?? []).filter((fichier) => published.has(fichier))] }));
}

const sqlTypes: Readonly<Record<ColumnType, string>> = {
  utf8: 'VARCHAR',
  date: 'VARCHAR',
  int32: 'INTEGER',
  float64: 'DOUBLE',
  bool: 'BOOLEAN',
};

const columnsOf = (table: TableName): [string, Column][] => Object.entries(tables[table]);

/** A table without rows where there is none, so that questions that can do without it still bind. Names come from the contract alone. */
export const createEmptySql = (table: TableName): string =>
  `CREATE TABLE IF NOT EXISTS "${table}" (${columnsOf(table)
    .map(([name, { type }]) => `"${name}" ${sqlTypes[type]}`)
    .join(', ')})`;

const staging = 'arrivage';

/** Makes a table of an Arrow IPC stream that was checked against the contract; columns that this page does not know stay in it. */
export async function createTable(connection: AsyncDuckDBConnection, table: TableName, stream: Uint8Array): Promise<void> {
  await connection.insertArrowFromIPCStream(stream, { name: table, create: true });
}

/** Adds the rows of an Arrow IPC stream to a table, by the contract's columns: others are left out, their order is free. */
export async function appendRows(connection: AsyncDuckDBConnection, table: TableName, stream: Uint8Array): Promise<void> {
  const columns = columnsOf(table)
    .map(([name]) => `"${name}"`)
    .join(', ');
  // Sent together: the engine takes them in this order, and another table's rows never come between.
  const steps = await Promise.allSettled([
    connection.insertArrowFromIPCStream(stream, { name: staging, create: true }),
    connection.query(`INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM ${staging}`),
    connection.query(`DROP TABLE IF EXISTS ${staging}`),
  ]);
  for (const step of steps) if (step.status === 'rejected') throw step.reason;
}
