import type { SitingProblem } from '../domain/access/siting/problem';
import type { SitingAnswer, SitingProgress } from '../domain/access/siting/solve';
import { WorkerClient, type WorkerClientOptions } from './worker-client';

/** A problem as the access worker prepares it. */
export interface SearchRequest {
  readonly kind: 'cherche';
  readonly problem: SitingProblem;
}

export interface SearchResults {
  cherche: SitingAnswer;
}

/** Buffers of a problem: they go from worker to worker without being copied. */
export const buffersOf = ({ sites, allowed, fixed, offset, need, effect, communes, weight }: SitingProblem): Transferable[] =>
  [sites, allowed, fixed, offset, need, effect, communes, weight].map(({ buffer }) => buffer);

/** The solver may think long between two words; past this, nothing more is to be awaited of it. */
const patience = 90_000;

/** Searches of sites, in a worker of their own: to give one up ends it. */
export class SitingClient extends WorkerClient<SearchRequest, SearchResults, SitingProgress> {
  constructor(options: WorkerClientOptions) {
    super({ patience, endedByAbort: true, ...options }, () => null);
  }
}
