import { Access, type AccessRequest, type AccessResults } from './access';
import { serve } from './serve';
import { buffersOf } from './siting-client';

declare const self: DedicatedWorkerGlobalScope;

const access = new Access();

serve<AccessRequest, AccessResults[AccessRequest['kind']]>(self, access.answer.bind(access), (result) => {
  if ('saved' in result) return [result.minutes.buffer, result.saved.buffer];
  if ('change' in result) return [result.change.buffer, result.access.buffer, result.floored.buffer];
  if ('problem' in result) return buffersOf(result.problem);
  if ('next' in result) return [result.places.buffer, result.next.buffer];
  return 'lifted' in result ? [result.lifted.buffer, result.deficitCut.buffer] : [];
});
