import { useEffect } from 'react';
import { preloadLatest } from '../../files/commune-figures';
import { useServices } from '../services';
import { useDatabaseState } from '../use-query';

/** Safari has no idle callbacks: a pause stands for one, ms. */
const pause = 500;

/** True where the visitor asks for few bytes; not every browser tells. */
const spares = (): boolean => 'connection' in navigator && Object(navigator.connection).saveData === true;

/** Reads the latest figures of every commune once the page has all that it shows, so that the first sheet waits for nothing. */
export function usePreload(): void {
  const { files } = useServices();
  const { etat } = useDatabaseState();
  const over = etat !== 'repos' && etat !== 'chargement' && etat !== 'demarrage';
  useEffect(() => {
    if (!over || spares()) return undefined;
    const controller = new AbortController();
    const read = (): void => {
      preloadLatest(files, controller.signal).catch(() => undefined);
    };
    const idle = 'requestIdleCallback' in window ? requestIdleCallback(read, { timeout: 300 }) : null;
    const timer = idle === null ? setTimeout(read, pause) : undefined;
    return () => {
      controller.abort();
      if (idle !== null) cancelIdleCallback(idle);
      clearTimeout(timer);
    };
  }, [files, over]);
}
