import type { VariantsRequest, VariantsResults } from './variants';
import { WorkerClient, type WorkerClientOptions } from './worker-client';

/** Requests to the worker of the variants, which holds one profession at a time; it is opened again in a worker that replaces a lost one. */
export class VariantsClient extends WorkerClient<VariantsRequest, VariantsResults> {
  constructor(options: WorkerClientOptions) {
    super({ patience: 60_000, ...options }, ({ kind }) => (kind === 'ouvre' ? kind : null));
  }
}
