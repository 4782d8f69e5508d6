import { Access, type AccessRequest, type AccessResults } from '../../../src/workers/access';
import { AccessClient } from '../../../src/workers/access-client';
import { serve } from '../../../src/workers/serve';
import type { WorkerReply, WorkerTask } from '../../../src/workers/worker-client';

/** A worker in the same thread: `serve` and the real answers behind a copy of each message. */
class LocalWorker extends EventTarget {
  readonly received: string[] = [];
  readonly #inside = new EventTarget();
  silent = false;

  constructor() {
    super();
    const access = new Access();
    const outside = (data: WorkerReply<AccessResults[AccessRequest['kind']]>): void => {
      queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
    };
    const scope = { addEventListener: this.#inside.addEventListener.bind(this.#inside), postMessage: outside };
    serve<AccessRequest, AccessResults[AccessRequest['kind']]>(scope, access.answer.bind(access), () => []);
  }

  postMessage(message: WorkerTask<AccessRequest>): void {
    this.received.push(message.request.kind);
    if (!this.silent) this.#inside.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) }));
  }

  terminate(): void {
    this.silent = true;
  }
}

/** @param patience ms after which a worker that does not answer is lost. */
export function openClient(patience = 1000): { readonly workers: readonly LocalWorker[]; readonly client: AccessClient } {
  const workers: LocalWorker[] = [];
  const spawn = (): LocalWorker => {
    const worker = new LocalWorker();
    workers.push(worker);
    return worker;
  };
  return { workers, client: new AccessClient({ spawn, patience }) };
}
