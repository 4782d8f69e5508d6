import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import * as fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { numbers, type SheetColumn, texts } from '../../src/domain/sheet';
import { createExporter, type ExportRequest } from '../../src/workers/exports/exports';

const folder = mkdtempSync(join(tmpdir(), 'carto-parquet-'));
let files = 0;
let duckdb: DuckDBInstance;
beforeAll(async () => {
  duckdb = await DuckDBInstance.create(':memory:');
});
afterAll(() => {
  duckdb.closeSync();
  rmSync(folder, { recursive: true });
});

/** Rows that DuckDB finds in a file. */
async function asked(bytes: Uint8Array, sql: string): Promise<readonly (readonly unknown[])[]> {
  // A name a file: DuckDB keeps what it read of one, and two are written within the same instant.
  const path = join(folder, `${(files += 1)}.parquet`);
  writeFileSync(path, bytes);
  const connection = await duckdb.connect();
  try {
    return (await connection.runAndReadAll(sql.replace('$file', `'${path}'`))).getRowsJS();
  } finally {
    connection.closeSync();
  }
}

const table = (columns: readonly SheetColumn[], fichier = 'a.parquet'): ExportRequest[] => [{ kind: 'tableau', nom: 'Communes', fichier }, ...columns.map((colonne) => ({ kind: 'colonne' as const, colonne }))];

async function written(requests: readonly ExportRequest[], report: (share: number) => void = () => undefined): Promise<Uint8Array> {
  const exporter = createExporter();
  const answer = await requests.map((request) => exporter(request, report)).at(-1);
  if (!(answer instanceof Blob)) throw new Error('no file');
  return new Uint8Array(await answer.arrayBuffer());
}

const parquet = (columns: readonly SheetColumn[], metadata: Readonly<Record<string, unknown>> = {}): Promise<Uint8Array> => written([...table(columns), { kind: 'parquet', metadonnees: [metadata], lien: 'https://x.example/#t=1' }]);
/** A lone half of a character has no UTF-8. */
const utf8 = (text: string): string => Buffer.from(text).toString();

describe('a table as Parquet', () => {
  test('reads back equal in DuckDB: texts as they are, figures to the last bit, unknown ones null', async () => {
    const rows = fc.array(fc.record({ nom: fc.string({ unit: 'binary', maxLength: 12 }), valeur: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(Number.NaN)) }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const back = await asked(await parquet([texts('Nom', cells.map(({ nom }) => nom)), numbers('Accès (en min)', Float64Array.from(cells, ({ valeur }) => valeur), 1)]), 'SELECT nom, acces_en_min FROM read_parquet($file)');
        expect(back).toEqual(cells.map(({ nom, valeur }) => [nom === '' ? null : utf8(nom), Number.isNaN(valeur) ? null : valeur]));
      }),
      { numRuns: 60 },
    );
  });

  test('keeps its types whatever it holds, and every name once', async () => {
    const columns = [texts('Code commune', ['', '']), numbers('Habitants', Float64Array.of(Number.NaN, Number.NaN), 0), numbers('Habitants !', Float64Array.of(1, 0), 0), texts('=1+1', ['=2+2', '01001'])];
    const bytes = await parquet(columns);
    expect((await asked(bytes, 'DESCRIBE SELECT * FROM read_parquet($file)')).map(([name, type]) => [name, type])).toEqual([['code_commune', 'VARCHAR'], ['habitants', 'DOUBLE'], ['habitants_2', 'DOUBLE'], ['1_1', 'VARCHAR']]);
    expect(await asked(bytes, 'SELECT * FROM read_parquet($file)')).toEqual([[null, null, 1, '=2+2'], [null, null, 0, '01001']]);
    expect(await asked(await parquet([texts('Vide', []), numbers('Rien', new Float64Array(0), null)]), 'SELECT count(*)::INTEGER, count(vide)::INTEGER FROM read_parquet($file)')).toEqual([[0, 0]]);
  });

  test('says in itself what it is, from where, under which licence, and the whole title of each column', async () => {
    const sources = [{ titre: 'APL', producteur: 'DREES', licence: 'Licence Ouverte 2.0', millesime: '2023' }];
    const bytes = await parquet([numbers('Accès, en consultations', Float64Array.of(2.5), 2)], { titre: 'Accès de l’Indre', sources });
    const pairs = Object.fromEntries((await asked(bytes, 'SELECT decode(key), decode(value) FROM parquet_kv_metadata($file)')).map(([key, value]) => [String(key), String(value)]));
    expect(pairs).toMatchObject({ titre: 'Accès de l’Indre', lien: 'https://x.example/#t=1' });
    expect(JSON.parse(pairs['sources'] ?? '')).toEqual(sources);
    expect(JSON.parse(pairs['colonnes'] ?? '')).toEqual({ acces_en_consultations: 'Accès, en consultations' });
  });

  test('more rows than one group come whole, and tell how far they are', async () => {
    const count = 45_001;
    const told: number[] = [];
    const bytes = await written([...table([numbers('n', Float64Array.from({ length: count }, (_, row) => row), 0), texts('t', Array.from({ length: count }, (_, row) => (row % 3 === 0 ? '' : `é${row}`)))]), { kind: 'parquet', metadonnees: [{}], lien: '' }], (share) => told.push(share));
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)).toBe(1);
    expect(await asked(bytes, `SELECT count(*)::INTEGER, sum(n)::DOUBLE, count(*) FILTER (t IS NULL)::INTEGER, count(*) FILTER (t = 'é' || n::INTEGER)::INTEGER FROM read_parquet($file)`)).toEqual([[count, (count * (count - 1)) / 2, 15_001, 30_000]]);
  });

  test('rows under ODbL leave in a file of their own, which says so', async () => {
    const parts = unzipSync(await written([...table([texts('a', ['1'])]), ...table([texts('b', ['2'])], 'a_odbl.parquet'), { kind: 'parquet', metadonnees: [{}, { a_savoir: ['ODbL 1.0'] }], lien: '' }]));
    expect(Object.keys(parts)).toEqual(['a.parquet', 'a_odbl.parquet']);
    const own = parts['a_odbl.parquet'] ?? new Uint8Array(0);
    expect(await asked(own, 'SELECT b FROM read_parquet($file)')).toEqual([['2']]);
    expect(await asked(own, `SELECT decode(value) FROM parquet_kv_metadata($file) WHERE decode(key) = 'a_savoir'`)).toEqual([['["ODbL 1.0"]']]);
  });
});
