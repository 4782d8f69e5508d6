import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import * as arrow from 'apache-arrow';
import type { CommuneValues } from '../contract/value-file';
import { valeurStatuts } from '../contract/vocabulary';

/**
 * `valeurs` holds a row a commune, an indicator and a year: 1.6 million rows when all is asked for. Codes and statuses are enums
 * (2 bytes and 1 instead of 16), and compare with texts as the contract's columns do.
 */
export const createValuesSql = [
  'DROP TABLE IF EXISTS valeurs',
  'DROP TABLE IF EXISTS rangs',
  'DROP TYPE IF EXISTS code_commune',
  'DROP TYPE IF EXISTS statut_valeur',
  'CREATE TYPE code_commune AS ENUM (SELECT code FROM communes ORDER BY code)',
  `CREATE TYPE statut_valeur AS ENUM (${valeurStatuts.map((statut) => `'${statut}'`).join(', ')})`,
  // In the order of the ranks, which is that of the value files.
  'CREATE TABLE rangs AS SELECT code::code_commune AS commune FROM communes ORDER BY code',
  'CREATE TABLE valeurs (indicateur VARCHAR, commune code_commune, annee INTEGER, valeur DOUBLE, statut statut_valeur)',
].join(';\n');

const lot = 'lot_valeurs';
const firstWithoutValue = valeurStatuts.indexOf('secret');

const insertSql = `
  INSERT INTO valeurs
  SELECT $1::VARCHAR, r.commune, $2::INTEGER, CASE WHEN l.statut < ${firstWithoutValue} THEN l.valeur END,
    (CASE l.statut ${valeurStatuts.map((statut, i) => `WHEN ${i} THEN '${statut}'`).join(' ')} END)::statut_valeur
  FROM ${lot} l POSITIONAL JOIN rangs r`;

/** Adds a value file to `valeurs`. */
export async function appendValues(
  connection: AsyncDuckDBConnection,
  { indicateur, annee, values, statuses }: CommuneValues & { readonly indicateur: string; readonly annee: number },
): Promise<void> {
  const batch = new arrow.Table({ valeur: arrow.makeVector(values), statut: arrow.makeVector(statuses) });
  await connection.insertArrowFromIPCStream(arrow.tableToIPC(batch, 'stream'), { name: lot, create: true });
  try {
    const statement = await connection.prepare(insertSql);
    try {
      await statement.query(indicateur, annee);
    } finally {
      await statement.close();
    }
  } finally {
    await connection.query(`DROP TABLE IF EXISTS ${lot}`);
  }
}
