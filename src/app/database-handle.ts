import type { Database, DatabaseState } from '../db/database';
import type { Query } from '../db/query';
import type { PublishedFiles } from '../files/published-files';
import { markMoment } from './marks';

/** `repos`: nothing of the engine has been asked for yet. */
export interface HandleState {
  readonly etat: 'repos' | 'chargement' | DatabaseState['etat'];
  /** Why, for a person, when the engine is lost or unavailable. */
  readonly raison: string | null;
  /** Counts the starts: an answer of another start is asked again. */
  readonly depart: number;
  /** Tables that could not be read, or not whole, with the reason. */
  readonly tables: DatabaseState['tables'] | null;
}

/**
 * The engine, fetched only when `start` is called (after the map’s first paint). Questions asked before wait for it.
 */
export interface DatabaseHandle {
  readonly start: () => void;
  /** Fetches the code that speaks to the engine, a small part of it, so that `start` waits for the engine alone. */
  readonly prepare: () => void;
  /** Starts again after a loss, or tries again to fetch the engine. */
  readonly restart: () => void;
  readonly getState: () => HandleState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly query: <P, R>(query: Query<P, R>, params: P, signal?: AbortSignal) => Promise<readonly R[]>;
  readonly ensureAllValues: Database['ensureAllValues'];
}

const idle: HandleState = { etat: 'repos', raison: null, depart: 0, tables: null };

/** Reads the code that speaks to the engine. @returns what starts it. */
async function readCode(): Promise<(files: PublishedFiles) => Database> {
  const [{ Database: DatabaseClass }, { engineFiles }] = await Promise.all([import('../db/database'), import('./engine-files')]);
  return (files) => new DatabaseClass({ files, bundles: engineFiles });
}

const open = async (files: PublishedFiles): Promise<Database> => (await readCode())(files);

export function createDatabaseHandle(files: PublishedFiles): DatabaseHandle {
  const listeners = new Set<() => void>();
  let state: HandleState = idle;
  let begin: (() => void) | null = null;
  let opened = new Promise<void>((resolve) => {
    begin = resolve;
  }).then(() => open(files));
  let database: Database | null = null;

  const set = (next: HandleState): void => {
    if (next.etat !== state.etat && next.etat === 'prete') markMoment('cls:duckdb-pret');
    state = next;
    for (const listener of listeners) listener();
  };

  const follow = async (opening: Promise<Database>): Promise<void> => {
    try {
      const made = await opening;
      database = made;
      const show = (): void => set({ ...made.state, depart: state.depart });
      made.subscribe(show);
      show();
    } catch (cause) {
      console.error(cause);
      const raison =
        'Le moteur de données n’a pas pu être téléchargé. La carte et ses valeurs restent disponibles\u00a0; vérifiez la connexion, puis réessayez.';
      set({ ...state, etat: 'indisponible', raison });
    }
  };

  return {
    start: () => {
      if (state !== idle) return;
      markMoment('cls:duckdb-demande');
      set({ ...idle, etat: 'chargement' });
      void follow(opened);
      begin?.();
    },
    prepare: () => {
      // A failure is told by `start`, which asks again.
      readCode().catch(() => undefined);
    },
    restart: () => {
      set({ ...idle, etat: 'chargement', depart: state.depart + 1 });
      if (database === null) {
        opened = open(files);
        void follow(opened);
        return;
      }
      database.restart().catch((cause: unknown) => console.error(cause));
    },
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    query: async (query, params, signal) => (await opened).query(query, params, signal),
    ensureAllValues: async (onProgress, signal) => (await opened).ensureAllValues(onProgress, signal),
  };
}
