import type { ExportRequest, ExportResults } from './exports';
import { WorkerClient, type WorkerClientOptions } from './worker-client';

/** Requests to the worker that writes files. It keeps nothing: closed between files, it holds no memory. */
export class ExportsClient extends WorkerClient<ExportRequest, ExportResults> {
  constructor(options: WorkerClientOptions) {
    super({ patience: 120_000, ...options }, () => null);
  }
}
