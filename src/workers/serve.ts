import type { WorkerReply, WorkerTask } from './worker-client';

/** Answers a client's tasks one after the other, in the worker's own scope; an error of the answer is sent, never thrown. */
export function serve<Request, Result>(
  scope: Pick<DedicatedWorkerGlobalScope, 'addEventListener' | 'postMessage'>,
  answer: (request: Request) => Result,
  /** The big arrays of a result change hands instead of being copied. */
  transferable: (result: Result) => Transferable[],
): void {
  scope.addEventListener('message', (event: MessageEvent<WorkerTask<Request>>) => {
    const { id, request } = event.data;
    let reply: WorkerReply<Result>;
    try {
      reply = { id, result: answer(request) };
    } catch (cause) {
      reply = { id, error: cause instanceof Error ? cause.message : String(cause) };
    }
    scope.postMessage(reply, 'result' in reply ? transferable(reply.result) : []);
  });
}
