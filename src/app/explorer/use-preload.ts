import { useEffect } from 'react';
import { preloadLatest } from '../../files/commune-figures';
import { whenIdle } from '../../ui/when-idle';
import { useServices } from '../services';
import { useDatabaseState } from '../use-query';

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
    const giveUp = whenIdle(() => {
      preloadLatest(files, controller.signal).catch(() => undefined);
    });
    return () => {
      giveUp();
      controller.abort();
    };
  }, [files, over]);
}
