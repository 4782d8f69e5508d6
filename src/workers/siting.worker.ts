import type { SitingAnswer, SitingProgress } from '../domain/access/siting/solve';
import { serve } from './serve';
import { answerSearch } from './siting';
import type { SearchRequest } from './siting-client';

declare const self: DedicatedWorkerGlobalScope;

/** 3.5 MB that only a search too wide to be enumerated asks for. */
const load = async () => {
  const [{ default: highsLoader }, { default: wasm }] = await Promise.all([import('highs'), import('highs/runtime?url')]);
  return highsLoader({ locateFile: () => wasm });
};

serve<SearchRequest, SitingAnswer, SitingProgress>(self, answerSearch(load), ({ places, next }) => [places.buffer, next.buffer]);
