import { Compute } from './compute';
import type { ComputeReply, ComputeTask } from './compute-client';

declare const self: DedicatedWorkerGlobalScope;

const compute = new Compute();

self.addEventListener('message', (event: MessageEvent<ComputeTask>) => {
  const { id, request } = event.data;
  let reply: ComputeReply;
  try {
    reply = { id, result: compute.answer(request) };
  } catch (cause) {
    reply = { id, error: cause instanceof Error ? cause.message : String(cause) };
  }
  self.postMessage(reply, transferable(reply));
});

/** The big arrays of a reply change hands instead of being copied. */
function transferable(reply: ComputeReply): Transferable[] {
  return 'result' in reply && 'classOfRank' in reply.result ? [reply.result.classOfRank.buffer] : [];
}
