import { WorkerClient, type WorkerClientOptions } from '../worker-client';
import type { ExportProgress, ExportRequest, ExportResults } from './exports';

/** Requests to the worker that writes files. To be closed after each file: it then holds no memory, and the next file starts from nothing. */
export class ExportsClient extends WorkerClient<ExportRequest, ExportResults, ExportProgress> {
  constructor(options: WorkerClientOptions) {
    super({ patience: 120_000, endedByAbort: true, ...options }, () => null);
  }
}
