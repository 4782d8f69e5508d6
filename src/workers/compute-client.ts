import type { ComputeRequest, ComputeResults } from './compute';
import { WorkerClient, type WorkerClientOptions } from './worker-client';

/**
 * Requests to one compute worker. A search waits for its index: give searches a client of their own, so that a long cut of
 * classes never holds them back.
 */
export class ComputeClient extends WorkerClient<ComputeRequest, ComputeResults> {
  constructor(options: WorkerClientOptions) {
    // The index of the searches stays in the worker.
    super(options, ({ kind }) => (kind === 'recherche-prepare' ? kind : null));
  }
}
