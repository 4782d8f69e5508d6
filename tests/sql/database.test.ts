import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { tables } from '../../src/contract/tables';
import type { Database } from '../../src/db/database';
import { DatabaseError } from '../../src/db/database-error';
import {
  allContracts, allSources, allTerritories, anomalyCounts, communeValues, modelQuality, nearestPlaces, placeCounts, placeDetails,
} from '../../src/db/queries/index';
import { defineQuery, noParams } from '../../src/db/query';
import { PublishedFileError } from '../../src/files/published-file-error';
import { openDatabase, type Opened } from './support/open';
import { sample } from './support/sample';
import { NodeWorker } from './support/node-worker';

const opened: Opened[] = [];
afterAll(async () => {
  await Promise.all(opened.map(({ database }) => database.close()));
});
function open(...args: Parameters<typeof openDatabase>): Opened {
  const one = openDatabase(...args);
  opened.push(one);
  return one;
}

/** A question on the engine alone, for the tests. */
const oneNumber = (sql: string) => defineQuery({ name: 'essai', tables: [], params: noParams, sql, row: v.object({ n: v.number() }) });
const numberOf = async (database: Database, sql: string): Promise<number | undefined> => (await database.query(oneNumber(sql), {}))[0]?.n;

const failureOf = async (promise: Promise<unknown>): Promise<DatabaseError> => {
  const error: unknown = await promise.then(() => null, (cause: unknown) => cause);
  if (error instanceof DatabaseError) return error;
  throw new Error(`attendu : DatabaseError, reçu : ${String(error)}`);
};

describe('an engine on published files', () => {
  let database: Database;
  let publication: Opened['publication'];
  beforeAll(() => {
    ({ database, publication } = open(sample));
  });

  test('every table is loaded with the rows that the manifest announces', async () => {
    expect(database.state.etat).toBe('demarrage');
    await database.ready();
    expect(database.state).toMatchObject({ etat: 'prete', raison: null });
    expect(database.tables.lieux).toEqual({ etat: 'prete', lignes: 3 });
    expect(await numberOf(database, 'SELECT count(*) AS n FROM lieux')).toBe(3);
    expect(Object.values(database.tables).map(({ etat }) => etat)).toEqual(Object.keys(tables).map(() => 'prete'));
  });

  test('the engine may fetch nothing by itself, and no statement can change that', async () => {
    const settings = `SELECT count(*) AS n FROM duckdb_settings()
      WHERE name IN ('autoload_known_extensions', 'autoinstall_known_extensions', 'enable_external_access') AND value = 'false'`;
    expect(await numberOf(database, settings)).toBe(3);
    expect(await failureOf(numberOf(database, `SET enable_external_access = true`))).toMatchObject({ kind: 'requete' });
    expect(await failureOf(numberOf(database, `SELECT count(*) AS n FROM read_csv('https://exemple.test/a.csv')`))).toMatchObject({ kind: 'requete' });
  });

  test('a refused question carries its SQL for the console and a sentence for the person', async () => {
    const failure = await failureOf(numberOf(database, 'SELECT n FROM nulle_part'));
    expect(failure).toMatchObject({ kind: 'requete', sql: 'SELECT n FROM nulle_part', detail: expect.stringContaining('nulle_part') });
    expect(failure.message).not.toContain('SELECT');
  });

  test('rows that are not those declared are refused', async () => {
    expect(await failureOf(numberOf(database, `SELECT 'trois' AS n`))).toMatchObject({ kind: 'lignes' });
  });

  test('great integers and decimals come as numbers', async () => {
    expect(await numberOf(database, 'SELECT sum(range::INTEGER) AS n FROM range(4)')).toBe(6);
    expect(await numberOf(database, 'SELECT 1.5::DECIMAL(4, 1) AS n')).toBe(1.5);
  });

  test('long answers are checked to the last row', async () => {
    expect(await database.query(oneNumber('SELECT range AS n FROM range(4500)'), {})).toHaveLength(4500);
    const wrong = oneNumber(`SELECT CASE WHEN range < 4499 THEN range END AS n FROM range(4500)`);
    expect(await failureOf(database.query(wrong, {}))).toMatchObject({ kind: 'lignes', detail: expect.stringContaining('4499') });
  });

  test('a question given up before its turn is not asked', async () => {
    const giveUp = new AbortController();
    const first = numberOf(database, 'SELECT count(*) AS n FROM range(2000000) a, range(10) b');
    const second = database.query(oneNumber('CREATE TABLE jamais AS SELECT 1 AS n'), {}, giveUp.signal);
    giveUp.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    expect(await first).toBe(20_000_000);
    expect(await failureOf(numberOf(database, 'SELECT n FROM jamais'))).toMatchObject({ kind: 'requete' });
    await expect(database.query(allSources, {}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('the values of an indicator are loaded once, however many ask', async () => {
    await Promise.all([database.ensureValues('apl_mg'), database.ensureValues('apl_mg')]);
    await database.ensureValues('apl_mg');
    expect(await numberOf(database, 'SELECT count(*) AS n FROM valeurs')).toBe(6);
    expect(database.tables.valeurs).toEqual({ etat: 'prete', lignes: 6 });
    const joined = `SELECT count(*) AS n FROM valeurs v JOIN communes c ON c.code = v.commune WHERE v.statut = 'observe'`;
    expect(await numberOf(database, joined)).toBe(4);
  });

  test('all values, with progress; an indicator that fails does not stop the others and may be asked again', async () => {
    const file = publication.manifest.valeurs['pop']?.[0]?.fichier ?? '';
    const bytes = publication.files.get(file);
    publication.files.delete(file);
    const progress: string[] = [];
    const failures = await database.ensureAllValues((done, total) => progress.push(`${done}/${total}`));
    expect(failures).toMatchObject([{ indicateur: 'pop', raison: expect.stringContaining('restent disponibles') }]);
    expect(progress).toEqual(['1/2', '2/2']);
    if (bytes !== undefined) publication.files.set(file, bytes);
    expect(await database.ensureAllValues(() => undefined)).toEqual([]);
    expect(await database.query(communeValues, { commune: '36022' })).toContainEqual({ indicateur: 'pop', annee: 2023, valeur: null, statut: 'absent' });
  });

  test('outlines of a département, once', async () => {
    await database.ensureContours('36');
    await database.ensureContours('36');
    expect(await numberOf(database, 'SELECT count(*) AS n FROM contours')).toBe(1);
    await expect(database.ensureContours('99')).rejects.toBeInstanceOf(PublishedFileError);
  });
});

const halve = (publication: Opened['publication'], table: string) => {
  const bytes = publication.files.get(publication.pathOf(table));
  if (bytes instanceof Uint8Array) publication.files.set(publication.pathOf(table), bytes.slice(0, bytes.length / 2));
};

describe('tables that are not right stop no other', () => {
  let database: Database;
  beforeAll(async () => {
    ({ database } = open(sample, {}, (publication) => {
      publication.files.delete(publication.pathOf('acces'));
      publication.files.delete(publication.pathOf('sources'));
      publication.files.delete(publication.pathOf('lieux_odbl'));
      halve(publication, 'contrats');
      const other = publication.manifest.tables['themes'];
      if (other !== undefined) publication.manifest.tables['anomalies'] = other;
      delete publication.manifest.tables['qualite_modeles'];
    }));
    await database.ready();
  });

  test('the engine is ready, and says of each table what it is', () => {
    expect(database.state.etat).toBe('prete');
    const states = Object.entries(database.tables).flatMap(([table, { etat }]) => (etat === 'prete' ? [] : [[table, etat]]));
    expect(Object.fromEntries(states)).toEqual({
      contrats: 'indisponible', lieux: 'partielle', acces: 'indisponible', sources: 'indisponible', anomalies: 'indisponible', qualite_modeles: 'indisponible',
    });
  });

  test.each([
    ['absent', nearestPlaces, { commune: '36018' }, 'n’est pas sur le serveur'],
    ['not cited by the manifest', modelQuality, {}, 'n’est pas sur le serveur'],
    ['truncated', allContracts, {}, 'incomplet ou altéré'],
    ['of another schema', anomalyCounts, {}, 'n’a pas le contenu attendu'],
  ] as const)('a question on a table %s is refused with the reason', async (_, query, params, reason) => {
    const asked: Promise<unknown> = database.query<never, unknown>(query, params as never);
    expect(await failureOf(asked)).toMatchObject({ kind: 'table', message: expect.stringContaining(reason) });
  });

  test('the other questions are answered; a table of labels that is missing leaves the labels empty', async () => {
    expect(await database.query(allTerritories, {})).toHaveLength(3);
    expect(await database.query(placeDetails, { lieu: 'h1' })).toMatchObject([{ nom: 'Lieu h1', source_titre: null }]);
  });

  test('one of the two files of places missing: the others are there, and the table says why it is partial', async () => {
    expect((await database.query(placeCounts, {})).map(({ categorie }) => categorie)).toEqual(['bus_sante', 'hopital']);
    expect(database.tables.lieux).toMatchObject({ etat: 'partielle', lignes: 2, raison: expect.stringContaining('lieux_odbl') });
  });
});

test('without the communes no value can be placed, and the reason is that of the communes', async () => {
  const { database } = open(sample, {}, (publication) => publication.files.delete(publication.pathOf('communes')));
  expect((await failureOf(database.ensureValues('apl_mg'))).message).toContain('communes.');
  expect(await database.query(allTerritories, {})).toHaveLength(3);
});

test('an engine that cannot start says so, and says what still works', async () => {
  const { database } = open(sample, {
    spawn: () => {
      throw new Error('pas de worker ici');
    },
  });
  expect(await failureOf(database.ready())).toMatchObject({ kind: 'demarrage', detail: 'pas de worker ici' });
  expect(database.state).toMatchObject({ etat: 'indisponible', raison: expect.stringContaining('La carte et ses valeurs restent disponibles') });
});

test('closed while it starts, it ends its worker and refuses what waits', async () => {
  const { database, workers } = open(sample);
  const waiting = database.query(allSources, {});
  await expect.poll(() => workers.length).toBe(1);
  await database.close();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  expect(database.state.etat).toBe('fermee');
});

test('an engine whose download stops is given up, with a reason, and can be started again', async () => {
  let deaf = true;
  const { database } = open(sample, {
    patience: {
      get still() {
        return deaf ? 1_000 : 60_000;
      },
    },
    spawn: (script) => {
      const worker = new NodeWorker(script);
      // What is sent to it is lost, as on a network that hangs.
      if (deaf) worker.postMessage = () => undefined;
      return worker.asWorker();
    },
  });
  await expect(database.ready()).rejects.toMatchObject({ kind: 'demarrage' });
  expect(database.state).toMatchObject({ etat: 'indisponible', raison: expect.stringContaining('moteur') });
  deaf = false;
  await database.restart();
  expect(database.state.etat).toBe('prete');
  await database.close();
});

test('the worker killed: questions are refused with a reason, the state tells, and it can be started again', async () => {
  const { database, workers } = open(sample, { patience: { ping: 12_000 } });
  await database.ensureValues('apl_mg');
  workers.at(-1)?.terminate();
  const failure = await failureOf(database.query(allSources, {}));
  expect(failure).toMatchObject({ kind: 'perdu', message: expect.stringContaining('relancez-le') });
  expect(database.state).toMatchObject({ etat: 'perdue', raison: failure.message });

  await database.restart();
  expect(database.state.etat).toBe('prete');
  expect(await database.query(communeValues, { commune: '36018' })).toEqual([]);
  await database.ensureValues('apl_mg');
  expect(await database.query(communeValues, { commune: '36018' })).toHaveLength(2);

  const states: string[] = [];
  database.subscribe(() => states.push(database.state.etat));
  const waiting = failureOf(numberOf(database, 'SELECT count(*) AS n FROM range(3000000) a, range(40) b'));
  workers.at(-1)?.dispatchEvent(Object.assign(new Event('error'), { message: 'mémoire épuisée' }));
  expect(await waiting).toMatchObject({ kind: 'perdu', detail: 'mémoire épuisée' });
  expect(states).toEqual(['perdue']);
});
