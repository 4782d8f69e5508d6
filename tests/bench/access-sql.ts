import { DOUBLE, DuckDBInstance, INTEGER } from '@duckdb/node-api';
import { appendColumns } from '../../scripts/lib/sql-database';
import type { Catchment } from '../../src/domain/access/catchment';

const question = `
  WITH shared AS (
    SELECT s.site, s.posts / d.demand AS share
    FROM supply s JOIN (SELECT p.site, sum(p.weight * c.people) AS demand FROM pairs p JOIN people c USING (commune) GROUP BY p.site) d USING (site)
    WHERE s.posts > 0 AND d.demand > 0
  )
  SELECT p.commune, sum(p.weight * s.share) AS access FROM pairs p JOIN shared s USING (site) GROUP BY p.commune`;

const known = (value: number | undefined): number => (value !== undefined && value > 0 ? value : 0);

/**
 * The usual way: the same catchments as a table of pairs, asked in SQL of native DuckDB, the quicker of the two engines at hand.
 * @returns milliseconds of each run, and the access of the last one by rank.
 */
export async function accessBySql({ offset, neighbour, weight, per }: Catchment, posts: Float64Array, standardised: Float64Array, runs: number): Promise<{ times: number[]; access: Float64Array }> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run('CREATE TABLE pairs (site INTEGER, commune INTEGER, weight DOUBLE)');
    await connection.run('CREATE TABLE people (commune INTEGER, people DOUBLE)');
    await connection.run('CREATE TABLE supply (site INTEGER, posts DOUBLE)');
    const sites = new Int32Array(neighbour.length);
    posts.forEach((_, site) => sites.fill(site, offset[site] ?? 0, offset[site + 1] ?? 0));
    await appendColumns(connection, 'pairs', [INTEGER, INTEGER, DOUBLE], sites.length, (column, row) => [sites[row], neighbour[row], weight[row]][column] ?? null);
    await appendColumns(connection, 'people', [INTEGER, DOUBLE], posts.length, (column, row) => (column === 0 ? row : known(standardised[row])));
    await appendColumns(connection, 'supply', [INTEGER, DOUBLE], posts.length, (column, row) => (column === 0 ? row : known(posts[row])));
    const access = new Float64Array(posts.length);
    const times: number[] = [];
    for (let run = 0; run <= runs; run += 1) {
      const started = performance.now();
      const reader = await connection.runAndReadAll(question);
      if (run > 0) times.push(performance.now() - started);
      for (const [commune, value] of reader.getRows()) access[Number(commune)] = Number(value) * per;
    }
    return { times, access };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
