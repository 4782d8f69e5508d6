import { useSyncExternalStore } from 'react';
import type { Query } from '../db/query';
import { type Resource, useResource } from '../ui/use-resource';
import type { HandleState } from './database-handle';
import { useServices } from './services';

export function useDatabaseState(): HandleState {
  const { database } = useServices();
  return useSyncExternalStore(database.subscribe, database.getState);
}

/** Rows of a question, asked again when its values change or the engine starts again. `params` null: nothing to ask yet. */
export function useQuery<P, R>(query: Query<P, R>, params: P | null, keepPrevious = false): Resource<readonly R[]> {
  const { database } = useServices();
  // Only a new start matters here: tables that come one by one must not draw the page twenty times.
  const depart = useSyncExternalStore(database.subscribe, () => database.getState().depart);
  const key = params === null ? null : `${depart} ${query.name} ${JSON.stringify(params)}`;
  return useResource(
    key,
    (signal) => {
      if (params === null) return Promise.resolve([]);
      return database.query(query, params, signal);
    },
    keepPrevious,
  );
}
