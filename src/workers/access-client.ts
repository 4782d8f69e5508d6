import type { AccessRequest, AccessResults } from './access';
import { WorkerClient, type WorkerClientOptions } from './worker-client';

/** Requests to the planner's worker. A profession once opened is opened again in a worker that replaces a lost one. */
export class AccessClient extends WorkerClient<AccessRequest, AccessResults> {
  constructor(options: WorkerClientOptions) {
    super(options, (request) => (request.kind === 'ouvre' ? `${request.kind} ${request.profession}` : null));
  }
}
