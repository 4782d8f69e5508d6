import { Access, type AccessRequest, type AccessResults } from './access';
import { serve } from './serve';

declare const self: DedicatedWorkerGlobalScope;

const access = new Access();

serve<AccessRequest, AccessResults[AccessRequest['kind']]>(self, access.answer.bind(access), (result) => {
  if ('saved' in result) return [result.minutes.buffer, result.saved.buffer];
  if ('change' in result) return [result.change.buffer, result.access.buffer, result.floored.buffer];
  return 'lifted' in result ? [result.lifted.buffer, result.deficitCut.buffer] : [];
});
