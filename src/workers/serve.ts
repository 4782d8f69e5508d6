import type { WorkerReply, WorkerTask } from './worker-client';

/**
 * Answers a client's tasks in the worker's own scope; an error of the answer is sent, never thrown. A client sends its next
 * task once it has its reply: an answer that takes turns with others is not given two tasks at once.
 */
export function serve<Request, Result, Progress = never>(
  scope: Pick<DedicatedWorkerGlobalScope, 'addEventListener' | 'postMessage'>,
  /** @param report tells how far it is, as often as it likes. */
  answer: (request: Request, report: (progress: Progress) => void) => Result | Promise<Result>,
  /** The big arrays of a result change hands instead of being copied. */
  transferable: (result: Result) => Transferable[],
): void {
  const reply = async ({ id, request }: WorkerTask<Request>): Promise<void> => {
    try {
      const result = await answer(request, (progress) => scope.postMessage({ id, progress } satisfies WorkerReply<Result, Progress>, []));
      scope.postMessage({ id, result } satisfies WorkerReply<Result, Progress>, transferable(result));
    } catch (cause) {
      scope.postMessage({ id, error: cause instanceof Error ? cause.message : String(cause) } satisfies WorkerReply<Result, Progress>, []);
    }
  };
  scope.addEventListener('message', (event: MessageEvent<WorkerTask<Request>>) => void reply(event.data));
}
