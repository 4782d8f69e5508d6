import * as arrow from 'apache-arrow';
import * as v from 'valibot';
import { type TableName, tableNames } from '../contract/tables';
import { type ArrowBytes, type PublishedFiles, yearsOf } from '../files/published-files';
import { PublishedFileError } from '../files/published-file-error';
import { DatabaseError, detailOf } from './database-error';
import { Engine, type EngineOptions } from './engine';
import { appendRows, createEmptySql, createTable, tablesToLoad } from './loading';
import type { Derived, Query } from './query';
import { appendValues, createValuesSql } from './values-table';

/** `partielle`: some of its files are missing, the rows there are true. */
export type TableState =
  | { readonly etat: 'attente' }
  | { readonly etat: 'prete'; readonly lignes: number }
  | { readonly etat: 'partielle'; readonly lignes: number; readonly raison: string; readonly detail: string }
  | { readonly etat: 'indisponible'; readonly raison: string; readonly detail: string };

/** What the page shows of the engine. Replaced at each change, never mutated. */
export interface DatabaseState {
  readonly etat: 'demarrage' | 'prete' | 'perdue' | 'indisponible' | 'fermee';
  /** Why, for a person, when `perdue` or `indisponible`. */
  readonly raison: string | null;
  readonly tables: Readonly<Record<TableName, TableState>>;
}

export interface DatabaseOptions extends EngineOptions {
  readonly files: PublishedFiles;
}

export interface ValuesFailure {
  readonly indicateur: string;
  readonly raison: string;
}

/** Rows of an answer are checked and built this many at a time, so that a long answer never holds the page. */
const rowsPerTurn = 2_000;

/**
 * The tables in DuckDB-WASM. One object a page, handed to the views by context. `query` waits for the start; a table that cannot be
 * loaded refuses the questions that need it, and no other.
 */
export class Database {
  readonly #options: DatabaseOptions;
  readonly #listeners = new Set<() => void>();
  readonly #values = new Map<string, Promise<void>>();
  readonly #contours = new Map<string, Promise<void>>();
  readonly #derived = new Map<string, Promise<void>>();
  readonly #closing = new AbortController();
  #state: DatabaseState = { etat: 'demarrage', raison: null, tables: waitingTables() };
  #engine: Promise<Engine>;

  constructor(options: DatabaseOptions) {
    this.#options = options;
    this.#engine = this.#begin();
  }

  get state(): DatabaseState {
    return this.#state;
  }

  get tables(): DatabaseState['tables'] {
    return this.#state.tables;
  }

  readonly getState = (): DatabaseState => this.#state;

  /** @returns what ends the subscription. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Resolves when every table is loaded or known to be unavailable. @throws DatabaseError `demarrage` or `perdu`. */
  async ready(): Promise<void> {
    await this.#engine;
  }

  /**
   * @returns the checked rows.
   * @throws DatabaseError; the signal's reason when aborted (a question that waits its turn is then never asked).
   */
  async query<P, R>(query: Query<P, R>, params: P, signal?: AbortSignal): Promise<readonly R[]> {
    signal?.throwIfAborted();
    const engine = await this.#engine;
    for (const table of query.tables) {
      const state = this.#state.tables[table];
      if (state.etat === 'indisponible') {
        throw new DatabaseError('table', { sql: query.sql, detail: `${query.name} : ${table} : ${state.detail}`, reason: state.raison });
      }
    }
    if (query.derived !== null) await this.#make(engine, query.derived, signal);
    if (query.asked !== null) await this.#make(engine, query.asked.table, signal);
    const question = { sql: query.sql, write: query.asked?.write ?? null, values: query.bind(params) };
    const answer = await engine.ask(question, signal).catch((cause: unknown) => {
      if (cause instanceof DatabaseError || signal?.aborted === true) throw cause;
      throw new DatabaseError('requete', { sql: query.sql, detail: `${query.name} : ${detailOf(cause)}` }, cause);
    });
    return checkRows(answer, query, signal);
  }

  /** Makes a table of the page's own, once a start of the engine. */
  async #make(engine: Engine, { name, sql }: Derived, signal: AbortSignal | undefined): Promise<void> {
    const made = once(this.#derived, name, async () => void (await engine.run((connection) => connection.query(sql))));
    await untilDone(made, signal).catch((cause: unknown) => {
      if (cause instanceof DatabaseError || signal?.aborted === true) throw cause;
      throw new DatabaseError('requete', { sql, detail: `${name} : ${detailOf(cause)}` }, cause);
    });
  }

  /** Loads every year of an indicator in `valeurs`; once. @throws PublishedFileError, DatabaseError. */
  async ensureValues(indicateur: string, signal?: AbortSignal): Promise<void> {
    await untilDone(
      once(this.#values, indicateur, () => this.#loadValues(indicateur)),
      signal,
    );
  }

  /**
   * Loads all of `valeurs`. An indicator that cannot be read does not stop the others: it is in the list returned.
   * @param onProgress indicators done, of how many.
   */
  async ensureAllValues(onProgress: (done: number, total: number) => void, signal?: AbortSignal): Promise<readonly ValuesFailure[]> {
    const { valeurs } = await this.#options.files.manifest(signal);
    const indicateurs = Object.keys(valeurs);
    const failures: ValuesFailure[] = [];
    let done = 0;
    await Promise.all(
      indicateurs.map(async (indicateur) => {
        try {
          await this.ensureValues(indicateur, signal);
        } catch (cause) {
          signal?.throwIfAborted();
          if (!(cause instanceof PublishedFileError)) throw cause;
          failures.push({ indicateur, raison: cause.message });
        }
        done += 1;
        onProgress(done, indicateurs.length);
      }),
    );
    return failures;
  }

  /** Loads the outlines of a département in `contours`; once. @throws PublishedFileError, DatabaseError. */
  async ensureContours(departement: string, signal?: AbortSignal): Promise<void> {
    await untilDone(
      once(this.#contours, departement, async () => {
        const { bytes } = await this.#options.files.contoursBytes(departement);
        const engine = await this.#engine;
        await engine.run((connection) => appendRows(connection, 'contours', asStream(bytes)));
      }),
      signal,
    );
  }

  /** Starts again after a loss; what was loaded on demand is loaded again when asked for. */
  async restart(): Promise<void> {
    const previous = this.#engine;
    this.#values.clear();
    this.#contours.clear();
    this.#derived.clear();
    this.#set({ etat: 'demarrage', raison: null, tables: waitingTables() });
    this.#engine = previous.then(
      (engine) => {
        engine.close();
        return this.#begin();
      },
      () => this.#begin(),
    );
    await this.#engine;
  }

  /** Ends the worker for good, even while it starts. */
  async close(): Promise<void> {
    this.#set({ ...this.#state, etat: 'fermee' });
    this.#closing.abort();
    const engine = await this.#engine.catch(() => null);
    engine?.close();
  }

  #set(state: DatabaseState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  #setTable(table: TableName, state: TableState): void {
    this.#set({ ...this.#state, tables: { ...this.#state.tables, [table]: state } });
  }

  /** The state tells of a failure: nobody needs to wait for the promise. */
  #begin(): Promise<Engine> {
    const started = this.#start();
    started.catch(() => undefined);
    return started;
  }

  async #start(): Promise<Engine> {
    try {
      // The tables come down while the engine compiles.
      const reading = this.#readAll();
      reading.catch(() => undefined);
      const engine = await Engine.start(this.#options, this.#closing.signal);
      engine.lost.addEventListener('abort', () => {
        if (this.#state.etat !== 'fermee') this.#set({ ...this.#state, etat: 'perdue', raison: reasonOf(engine.lost.reason) });
      });
      await this.#loadAll(engine, await reading);
      if (this.#state.etat === 'demarrage') this.#set({ ...this.#state, etat: 'prete' });
      return engine;
    } catch (cause) {
      if (this.#state.etat === 'demarrage') this.#set({ ...this.#state, etat: 'indisponible', raison: reasonOf(cause) });
      throw cause;
    }
  }

  async #readAll(): Promise<readonly TableReads[]> {
    const published = new Set(Object.keys((await this.#options.files.manifest()).tables));
    return tablesToLoad(published).map(({ table, fichiers }) => ({
      table,
      reads: fichiers.map((fichier) => {
        const read = this.#options.files.arrowBytes(fichier, table);
        read.catch(() => undefined);
        return read;
      }),
    }));
  }

  async #loadAll(engine: Engine, tablesRead: readonly TableReads[]): Promise<void> {
    await Promise.all([
      ...tablesRead.map((table) => this.#loadTable(engine, table)),
      engine.send((connection) => connection.query(createEmptySql('contours'))),
    ]);
    this.#setTable('contours', { etat: 'prete', lignes: 0 });
    await this.#prepareValues(engine);
  }

  async #loadTable(engine: Engine, { table, reads }: TableReads): Promise<void> {
    let lignes = 0;
    let failure: unknown = null;
    for (const read of reads) {
      try {
        const { bytes, lignes: added } = await read;
        const insert = lignes === 0 && failure === null ? createTable : appendRows;
        await engine.send((connection) => insert(connection, table, asStream(bytes)));
        lignes += added;
      } catch (cause) {
        engine.lost.throwIfAborted();
        failure = cause;
        await engine.send((connection) => connection.query(createEmptySql(table)));
      }
    }
    if (failure === null) this.#setTable(table, { etat: 'prete', lignes });
    else {
      const why = { raison: reasonOf(failure), detail: detailOf(failure) };
      this.#setTable(table, lignes > 0 ? { etat: 'partielle', lignes, ...why } : { etat: 'indisponible', ...why });
    }
  }

  async #prepareValues(engine: Engine): Promise<void> {
    const communes = this.#state.tables.communes;
    if (communes.etat !== 'prete') {
      const raison = communes.etat === 'attente' ? 'La table des communes n’est pas chargée.' : communes.raison;
      this.#setTable('valeurs', { etat: 'indisponible', raison, detail: 'communes' });
      return;
    }
    await engine.send((connection) => connection.query(createValuesSql));
    this.#setTable('valeurs', { etat: 'prete', lignes: 0 });
  }

  async #loadValues(indicateur: string): Promise<void> {
    const { files } = this.#options;
    const engine = await this.#engine;
    const { valeurs } = this.#state.tables;
    if (valeurs.etat === 'indisponible') throw new DatabaseError('table', { detail: valeurs.detail, reason: valeurs.raison });
    const years = yearsOf(await files.manifest(), indicateur);
    const read = await Promise.all(years.map((annee) => files.values(indicateur, annee)));
    await engine.run(async (connection) => {
      for (const year of read) await appendValues(connection, year);
    });
    const before = this.#state.tables.valeurs;
    const added = read.reduce((sum, { values }) => sum + values.length, 0);
    if (before.etat === 'prete') this.#setTable('valeurs', { etat: 'prete', lignes: before.lignes + added });
  }
}

/** The files of a table on their way. */
interface TableReads {
  readonly table: TableName;
  readonly reads: readonly Promise<ArrowBytes>[];
}

function waitingTables(): DatabaseState['tables'] {
  return Object.fromEntries(tableNames.map((table) => [table, { etat: 'attente' }])) as Record<TableName, TableState>;
}

const reasonOf = (cause: unknown): string =>
  cause instanceof DatabaseError || cause instanceof PublishedFileError
    ? cause.message
    : new DatabaseError('requete', { detail: detailOf(cause) }, cause).message;

/** The engine takes streams, and takes the buffer it is given for itself. */
function asStream(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  const isFile = bytes[0] === 0x41 && bytes[1] === 0x52 && bytes[2] === 0x52 && bytes[3] === 0x4f && bytes[4] === 0x57 && bytes[5] === 0x31;
  return isFile ? arrow.tableToIPC(arrow.tableFromIPC(bytes), 'stream') : bytes.slice();
}

/** Same work once; a failure is forgotten, so that the next call tries again. */
async function once(running: Map<string, Promise<void>>, key: string, start: () => Promise<void>): Promise<void> {
  const known = running.get(key);
  if (known !== undefined) return known;
  const promise = start();
  running.set(key, promise);
  promise.catch(() => {
    if (running.get(key) === promise) running.delete(key);
  });
  return promise;
}

async function untilDone(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  await promise;
  signal?.throwIfAborted();
}

async function checkRows<P, R>(answer: arrow.Table, query: Query<P, R>, signal: AbortSignal | undefined): Promise<R[]> {
  const columns = answer.schema.fields.map(({ name }) => ({ name, column: answer.getChild(name) }));
  const rows: R[] = [];
  for (let row = 0; row < answer.numRows; row += 1) {
    if (row > 0 && row % rowsPerTurn === 0) {
      await nextTurn();
      signal?.throwIfAborted();
    }
    const cells: Record<string, unknown> = {};
    for (const { name, column } of columns) cells[name] = plainCell(column?.get(row));
    const checked = v.safeParse(query.row, cells);
    if (!checked.success) {
      const [issue] = checked.issues;
      throw new DatabaseError('lignes', { sql: query.sql, detail: `${query.name}, ligne ${row}, ${v.getDotPath(issue) ?? ''} : ${issue.message}` });
    }
    rows.push(checked.output);
  }
  return rows;
}

/** A list comes as a vector, which may be iterated. */
const plainCell = (cell: unknown): unknown => (isIterableObject(cell) ? Array.from(cell, plainCell) : cell);

const isIterableObject = (cell: unknown): cell is Iterable<unknown> => typeof cell === 'object' && cell !== null && Symbol.iterator in cell;

const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
