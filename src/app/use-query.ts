import { useSyncExternalStore } from 'react';
import type { Query } from '../db/query';
import { type Resource, useResource } from '../ui/use-resource';
import type { HandleState } from './database-handle';
import { useServices } from './services';

export function useDatabaseState(): HandleState {
  const { database } = useServices();
  return useSyncExternalStore(database.subscribe, database.getState);
}

/** Rows, and what they answer. */
interface Answer<R, T> {
  readonly rows: readonly R[];
  readonly to: T;
}

/**
 * Rows of a question with what they answer (`to`, which the values to bind are made from): while the next answer is on its way, the one
 * before stays. Asked again when its values change or the engine starts again. `params` null: nothing to ask yet.
 */
export function useAnswer<P, R, T>(query: Query<P, R>, params: P | null, to: T): Resource<Answer<R, T>> {
  return useAsked(query, params, true, (rows) => ({ rows, to }));
}

/** Rows of a question, asked again when its values change or the engine starts again. `params` null: nothing to ask yet. */
export function useQuery<P, R>(query: Query<P, R>, params: P | null, keepPrevious = false): Resource<readonly R[]> {
  return useAsked(query, params, keepPrevious, (rows) => rows);
}

function useAsked<P, R, T>(query: Query<P, R>, params: P | null, keepPrevious: boolean, read: (rows: readonly R[]) => T): Resource<T> {
  const { database } = useServices();
  // Only a new start matters here: tables that come one by one must not draw the page twenty times.
  const depart = useSyncExternalStore(database.subscribe, () => database.getState().depart);
  const key = params === null ? null : `${depart} ${query.name} ${JSON.stringify(params)}`;
  return useResource(
    key,
    async (signal) => read(params === null ? [] : await database.query(query, params, signal)),
    keepPrevious,
  );
}
