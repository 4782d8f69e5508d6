import type { Profession } from '../contract/access-file';
import type { OpenVariantsRequest, VariantsRequest, VariantsResults } from './variants';
import { WorkerClient, type WorkerClientOptions } from './worker-client';

/** Requests to the worker of the variants, which holds one profession at a time; it is opened again in a worker that replaces a lost one. */
export class VariantsClient extends WorkerClient<VariantsRequest, VariantsResults> {
  #opened: Profession | null = null;

  constructor(options: WorkerClientOptions) {
    super({ patience: 60_000, ...options }, ({ kind }) => (kind === 'ouvre' ? kind : null));
  }

  /** What the worker holds; null before the first. */
  get openedProfession(): Profession | null {
    return this.#opened;
  }

  /** @throws ComputeError; the signal's reason when aborted. */
  async open(request: OpenVariantsRequest, signal?: AbortSignal): Promise<void> {
    // The worker forgets the one before as soon as another is asked for.
    this.#opened = null;
    await this.run(request, signal);
    this.#opened = request.profession;
  }
}
