import { useCallback, useEffect, useRef, useState } from 'react';
import type { SitingContext, SitingFault } from '../../../domain/access/siting/prepare';
import type { SitingAnswer, SitingProgress } from '../../../domain/access/siting/solve';
import { type Resource, useResource } from '../../../ui/use-resource';
import type { NextSite, NextSiteRequest } from '../../../workers/access';
import { buffersOf } from '../../../workers/siting-client';
import { useServices } from '../../services';

/** All that a question depends on, and its name: two of the same name have the same answer. */
export interface AskedSiting {
  readonly key: string;
  readonly request: Omit<NextSiteRequest, 'kind'>;
}

/** An answer, and the name of the question that it answers. */
export type NextSiteOf = (NextSite | SitingFault) & { readonly key: string };

/** What one more site would add, everywhere in the territory; or why the question makes no sense. The answer before stays until the next one is there. */
export function useNextSite(asked: AskedSiting | null): Resource<NextSiteOf> {
  const { access } = useServices();
  return useResource(
    asked?.key ?? null,
    async (signal) => {
      if (asked === null) throw new Error('rien à chercher');
      return { ...(await access.run({ ...asked.request, kind: 'suivant' }, signal)), key: asked.key };
    },
    true,
  );
}

/** The search asked for: none yet, on its way, done, stopped with its best answer so far, or failed. */
export type Search =
  | { readonly status: 'repos' }
  | { readonly status: 'cours'; readonly asked: AskedSiting; readonly context: SitingContext | null; readonly progress: SitingProgress | null }
  | { readonly status: 'fini'; readonly asked: AskedSiting; readonly context: SitingContext; readonly answer: SitingAnswer }
  | { readonly status: 'arret'; readonly asked: AskedSiting; readonly context: SitingContext; readonly progress: SitingProgress }
  | { readonly status: 'echec'; readonly error: Error };

export interface SearchSteps {
  readonly search: Search;
  readonly run: (asked: AskedSiting) => void;
  /** Ends the worker; the best answer so far stays. */
  readonly cancel: () => void;
}

const atRest: Search = { status: 'repos' };

/** Searches one at a time. @param subject what the answer speaks of (territory, profession): when it changes, the answer goes. */
export function useSearch(subject: string): SearchSteps {
  const { access, siting } = useServices();
  const [held, setHeld] = useState<{ readonly subject: string; readonly search: Search }>({ subject, search: atRest });
  const search = held.subject === subject ? held.search : atRest;
  const live = useRef(subject);
  const running = useRef<AbortController | null>(null);
  const stop = useCallback((): void => {
    running.current?.abort();
    running.current = null;
  }, []);
  useEffect(() => {
    live.current = subject;
    return stop;
  }, [subject, stop]);

  const run = useCallback(
    (asked: AskedSiting): void => {
      stop();
      const controller = new AbortController();
      running.current = controller;
      const { signal } = controller;
      const of = live.current;
      const show = (next: Search): void => {
        if (!signal.aborted) setHeld({ subject: of, search: next });
      };
      const work = async (): Promise<void> => {
        show({ status: 'cours', asked, context: null, progress: null });
        try {
          const prepared = await access.run({ ...asked.request, kind: 'implantation' }, signal);
          if ('reason' in prepared) {
            show(atRest);
            return;
          }
          const { problem, context } = prepared;
          show({ status: 'cours', asked, context, progress: null });
          const answer = await siting.run({ kind: 'cherche', problem }, signal, {
            transfer: buffersOf(problem),
            onProgress: (progress) => show({ status: 'cours', asked, context, progress }),
          });
          show({ status: 'fini', asked, context, answer });
        } catch (cause) {
          if (signal.aborted) return;
          console.error(cause);
          show({ status: 'echec', error: cause instanceof Error ? cause : new Error(String(cause)) });
        }
      };
      void work();
    },
    [access, siting, stop],
  );
  const cancel = useCallback((): void => {
    stop();
    setHeld(({ subject: of, search: now }) => ({
      subject: of,
      search: now.status === 'cours' && now.context !== null && now.progress !== null ? { status: 'arret', asked: now.asked, context: now.context, progress: now.progress } : atRest,
    }));
  }, [stop]);
  return { search, run, cancel };
}
