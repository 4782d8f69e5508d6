import type { AccessRequest, AccessResults } from './access';
import { WorkerClient, type WorkerClientOptions } from './worker-client';

/** What a request leaves in the worker for the next ones. */
function leaves(request: AccessRequest): string | null {
  if (request.kind === 'ouvre') return `${request.kind} ${request.profession}`;
  return request.kind === 'service-ouvre' ? `${request.kind} ${request.service}` : null;
}

/** Requests to the planner's worker. A profession or a service once opened is opened again in a worker that replaces a lost one. */
export class AccessClient extends WorkerClient<AccessRequest, AccessResults> {
  constructor(options: WorkerClientOptions) {
    super(options, leaves);
  }
}
