import { Compute } from './compute';
import { serve } from './serve';

declare const self: DedicatedWorkerGlobalScope;

const compute = new Compute();

serve(self, compute.answer.bind(compute), (result) => {
  if ('ranking' in result) return [result.ranking.order.buffer, result.ranking.score.buffer, ...result.ranking.contributions.map(({ buffer }) => buffer)];
  return 'classOfRank' in result ? [result.classOfRank.buffer] : [];
});
