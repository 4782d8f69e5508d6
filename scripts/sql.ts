/**
 * `npm run --silent sql -- "SELECT …"`: runs a query on the published tables and prints CSV with a header.
 * Exit 1 and one line on a bad query. CLS_OUT and CLS_CACHE as for `npm run data`.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DuckDBValue } from '@duckdb/node-api';
import { readOptions } from './lib/options';
import { openPublishedDatabase } from './lib/sql-database';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const query = process.argv.slice(2).join(' ').trim();

try {
  if (query === '') throw new Error('requête attendue, par exemple npm run --silent sql -- "SELECT * FROM contrats"');
  const instance = await openPublishedDatabase(readOptions(process.env, root));
  const connection = await instance.connect();
  const result = await connection.stream(query);
  const lines = [csvLine(result.columnNames())];
  for await (const rows of result.yieldRows()) for (const row of rows) lines.push(csvLine(row));
  process.stdout.write(`${lines.join('\n')}\n`);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(message.split('\n').find((line) => line.trim() !== '') ?? 'erreur inconnue');
  process.exitCode = 1;
}

function csvLine(cells: readonly DuckDBValue[]): string {
  return cells.map(csvCell).join(',');
}

/** A null is an empty cell; an empty text is quoted, so that the two can be told apart. */
function csvCell(value: DuckDBValue): string {
  if (value === null) return '';
  const text = String(value);
  return text === '' || /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
