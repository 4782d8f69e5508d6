import { useEffect, useSyncExternalStore } from 'react';
import { preloadLatest } from '../../files/commune-figures';
import { whenIdle } from '../../ui/when-idle';
import { useServices } from '../services';

/** True where the visitor asks for few bytes; not every browser tells. */
export const spares = (): boolean => 'connection' in navigator && Object(navigator.connection).saveData === true;

const starting: ReadonlySet<string> = new Set(['repos', 'chargement', 'demarrage']);

/** Reads the latest figures of every commune once the page has all that it shows, so that the first sheet waits for nothing. @param shown another view in sight has its own files to read first. */
export function usePreload(shown: boolean): void {
  const { files, database } = useServices();
  // One answer and not the state: the page must not be drawn again at each table that comes.
  const over = useSyncExternalStore(database.subscribe, () => !starting.has(database.getState().etat));
  useEffect(() => {
    if (!over || !shown || spares()) return undefined;
    const controller = new AbortController();
    const giveUp = whenIdle(() => {
      preloadLatest(files, controller.signal).catch(() => undefined);
    });
    return () => {
      giveUp();
      controller.abort();
    };
  }, [files, over, shown]);
}
