import { AsyncDuckDB, type AsyncDuckDBConnection, type AsyncPreparedStatement, type DuckDBBundles, selectBundle, VoidLogger } from '@duckdb/duckdb-wasm';
import type { Table } from 'apache-arrow';
import { untilAborted } from '../files/shared-tasks';
import { DatabaseError, detailOf } from './database-error';

/** URLs of the engine's two builds: `eh` where WebAssembly has exceptions, `mvp` elsewhere. */
export type EngineBundles = Required<Pick<DuckDBBundles, 'mvp' | 'eh'>>;

export interface EngineOptions {
  readonly bundles: EngineBundles;
  /** Starts a worker on a script of `bundles`. */
  readonly spawn?: (script: string) => Worker;
  /** Delays (ms) past which the worker is taken for lost. */
  readonly patience?: Partial<Patience>;
}

interface Patience {
  /** Download and compilation of the engine. */
  readonly start: number;
  /** Without a byte more of the engine, while it downloads. */
  readonly still: number;
  /** An idle worker's answer to a ping. */
  readonly ping: number;
  /** One piece of work. */
  readonly work: number;
}

/** Questions with the worker at a time: one that is given up waits for those before it no longer than for these. */
const questionsAtOnce = 4;

const defaultPatience: Patience = { start: 180_000, still: 60_000, ping: 5_000, work: 60_000 };

/**
 * Settings of every connection: nothing is fetched by the engine itself (an extension asked of the network hangs where there is none),
 * no file is read or written, and no later statement can change that.
 */
const settings = [
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  'SET enable_external_access = false',
  'SET lock_configuration = true',
] as const;

/**
 * DuckDB-WASM’s worker never answers when it cannot fetch its module: the page asks beside it whether the file can be had.
 * @throws Error when it cannot; a host that refuses the question is given the benefit of the doubt.
 */
async function reach(url: string): Promise<void> {
  if (!/^https?:/u.test(url)) return;
  const { status } = await fetch(url, { method: 'HEAD' });
  if (status === 404 || status === 410) throw new Error(`${url}\u00a0: HTTP ${status}`);
}

/**
 * DuckDB-WASM in its worker. Work is done one piece at a time, questions a few at a time: what is given up before its turn never reaches the worker.
 * A worker that dies in silence answers no ping: `onLost` hears of it once, and everything waiting is refused.
 */
export class Engine {
  readonly #db: AsyncDuckDB;
  readonly #patience: Patience;
  readonly #lost = new AbortController();
  /** Ends of the queues of questions: one question of each may be with the worker. */
  #tails: readonly Promise<unknown>[] = Array.from({ length: questionsAtOnce }, () => Promise.resolve());
  #turn = 0;
  #connection: Promise<AsyncDuckDBConnection> | null = null;
  readonly #statements = new Map<string, Promise<AsyncPreparedStatement>>();

  private constructor(db: AsyncDuckDB, patience: Patience) {
    this.#db = db;
    this.#patience = patience;
  }

  /** @throws DatabaseError `demarrage`; the signal's reason when aborted. */
  static async start({ bundles, spawn = (script) => new Worker(script), patience }: EngineOptions, signal?: AbortSignal): Promise<Engine> {
    signal?.throwIfAborted();
    let engine: Engine | null = null;
    try {
      const { mainModule, mainWorker, pthreadWorker } = await selectBundle(bundles);
      if (mainWorker === null) throw new RangeError('aucun script de travail');
      const worker = spawn(mainWorker);
      const db = new AsyncDuckDB(new VoidLogger(), worker);
      const started = new Engine(db, { ...defaultPatience, ...patience });
      engine = started;
      // DuckDB-WASM forgets its pending requests on an error without refusing them: they would wait for ever.
      worker.addEventListener('error', (event) => started.#lose(event.message));
      const abort = (): void => started.#lose('abandon');
      signal?.addEventListener('abort', abort, { once: true });
      reach(mainModule).catch((cause: unknown) => started.#lose(detailOf(cause)));
      try {
        await started.#instantiate(mainModule, pthreadWorker);
        // The worker takes these in their order: nothing waits for the page between them.
        const open = started.#timed(db.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } }), started.#patience.work);
        await Promise.all([open, started.run((connection) => connection.query(settings.join('; ')))]);
      } finally {
        signal?.removeEventListener('abort', abort);
      }
      return started;
    } catch (cause) {
      engine?.close();
      signal?.throwIfAborted();
      throw new DatabaseError('demarrage', { detail: detailOf(cause) }, cause);
    }
  }

  /** A download that stalls is given up long before one that is slow. */
  async #instantiate(mainModule: string, pthreadWorker: string | null): Promise<void> {
    const { start, still } = this.#patience;
    const giveUp = (): void => this.#lose(`téléchargement arrêté depuis ${still} ms`);
    let timer = setTimeout(giveUp, still);
    try {
      const progress = ({ bytesLoaded, bytesTotal }: { readonly bytesLoaded: number; readonly bytesTotal: number }): void => {
        clearTimeout(timer);
        // Compilation tells nothing of itself.
        if (bytesLoaded < bytesTotal) timer = setTimeout(giveUp, still);
      };
      await this.#timed(this.#db.instantiate(mainModule, pthreadWorker, progress), start);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Aborted when the worker is lost or closed; the reason is a `DatabaseError`. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /**
   * Does one piece of work.
   * @throws DatabaseError `perdu`; the signal's reason when aborted; what `work` throws otherwise.
   */
  async run<T>(work: (connection: AsyncDuckDBConnection) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const turn = Promise.all(this.#tails).then(() => this.#work(work, signal));
    this.#endWith(turn);
    if (signal === undefined) return turn;
    return untilAborted(turn, signal);
  }

  /**
   * As `run`, without waiting for what was asked before: the worker keeps the order, and between two pieces of work sent together
   * nothing waits for a page that is busy drawing.
   */
  async send<T>(work: (connection: AsyncDuckDBConnection) => Promise<T>): Promise<T> {
    const sent = this.#work(work, undefined);
    this.#endWith(Promise.allSettled([...this.#tails, sent]));
    return sent;
  }

  #endWith(work: Promise<unknown>): void {
    const over = work.catch(() => undefined);
    this.#tails = this.#tails.map(() => over);
  }

  /**
   * Rows of a statement, which is prepared once. Values are bound, never written in the text. A few questions are with the worker at a
   * time: it answers one after the other, and does not wait between two for a page that is drawing the first answer.
   * @param question `write`: a statement that is given the values in place of `sql`, just before it.
   * @throws as `run`.
   */
  async ask({ sql, write, values }: { readonly sql: string; readonly write: string | null; readonly values: readonly unknown[] }, signal?: AbortSignal): Promise<Table> {
    const slot = this.#turn % this.#tails.length;
    this.#turn += 1;
    const work = async (connection: AsyncDuckDBConnection): Promise<Table> => {
      const [read, writing] = await Promise.all([this.#statement(connection, sql), write === null ? null : this.#statement(connection, write)]);
      if (writing === null) return read.query(...values);
      // Sent together: no other question comes between the values and what reads them.
      const [, answer] = await Promise.all([writing.query(...values), read.query()]);
      return answer;
    };
    const turn = (this.#tails[slot] ?? Promise.resolve()).then(() => this.#work(work, signal));
    this.#tails = this.#tails.with(slot, turn.catch(() => undefined));
    return signal === undefined ? turn : untilAborted(turn, signal);
  }

  async #statement(connection: AsyncDuckDBConnection, sql: string): Promise<AsyncPreparedStatement> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const prepared = connection.prepare(sql);
    this.#statements.set(sql, prepared);
    // A statement refused (a table that is not there) is asked again with the next question.
    prepared.catch(() => this.#statements.delete(sql));
    return prepared;
  }

  async #work<T>(work: (connection: AsyncDuckDBConnection) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    this.#lost.signal.throwIfAborted();
    signal?.throwIfAborted();
    // Asked before the work and answered before it: a dead worker is known long before the work would be given up.
    this.#timed(this.#db.ping(), this.#patience.ping).catch(() => undefined);
    this.#connection ??= this.#timed(this.#db.connect(), this.#patience.work);
    return this.#timed(work(await this.#connection), this.#patience.work);
  }

  /** Ends the worker; what waits is refused. */
  close(): void {
    this.#lose('fermé');
  }

  #lose(detail: string): void {
    if (this.#lost.signal.aborted) return;
    this.#lost.abort(new DatabaseError('perdu', { detail }));
    void this.#db.terminate();
  }

  /**
   * The answer, or the loss of the worker. The delay is counted in two halves: a page frozen by the browser wakes with its timers due,
   * and its worker is given the second half to answer.
   */
  async #timed<T>(answer: Promise<T>, delay: number): Promise<T> {
    let timer = setTimeout(() => {
      timer = setTimeout(() => this.#lose(`pas de réponse en ${delay} ms`), delay / 2);
    }, delay / 2);
    try {
      return await untilAborted(answer, this.#lost.signal);
    } finally {
      clearTimeout(timer);
    }
  }
}
