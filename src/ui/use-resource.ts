import { useCallback, useEffect, useMemo, useState } from 'react';

/** Something on its way, there, or failed with a sentence and a way to try again. */
export type Resource<T> =
  | { readonly status: 'attente' }
  | { readonly status: 'pret'; readonly value: T }
  | { readonly status: 'echec'; readonly error: Error; readonly retry: () => void };

export const waiting = { status: 'attente' } as const;

export const valueOf = <T>(resource: Resource<T>): T | null => (resource.status === 'pret' ? resource.value : null);

interface Settled<T> {
  readonly key: string;
  readonly attempt: number;
  readonly result: { readonly value: T } | { readonly error: Error };
}

/**
 * Loads what `key` names, again when it changes, giving up what was on its way. Null: nothing to load yet.
 * @param load must depend on nothing but what the key says; it is given a signal to stop by.
 * @param keepPrevious while the next one is on its way, the previous value stays.
 * @param known what the first key names, when it was loaded before: it is there from the first drawing.
 */
export function useResource<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>, keepPrevious = false, known: T | null = null): Resource<T> {
  const [settled, setSettled] = useState<Settled<T> | null>(key === null || known === null ? null : { key, attempt: 0, result: { value: known } });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  useEffect(() => {
    if (key === null || (known !== null && attempt === 0 && settled?.key === key)) return undefined;
    const controller = new AbortController();
    const run = async (): Promise<void> => {
      try {
        const value = await load(controller.signal);
        if (!controller.signal.aborted) setSettled({ key, attempt, result: { value } });
      } catch (cause) {
        if (controller.signal.aborted) return;
        console.error(cause);
        setSettled({ key, attempt, result: { error: cause instanceof Error ? cause : new Error(String(cause)) } });
      }
    };
    void run();
    return () => controller.abort();
    // The key says all that the loading depends on.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, attempt]);

  // The same object until something changes: others depend on it.
  return useMemo((): Resource<T> => {
    if (settled === null || key === null) return waiting;
    const current = settled.key === key && settled.attempt === attempt;
    if ('value' in settled.result) return current || keepPrevious ? { status: 'pret', value: settled.result.value } : waiting;
    return current ? { status: 'echec', error: settled.result.error, retry } : waiting;
  }, [settled, key, attempt, keepPrevious, retry]);
}
