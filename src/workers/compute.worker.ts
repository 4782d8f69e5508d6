import { Compute } from './compute';
import { serve } from './serve';

declare const self: DedicatedWorkerGlobalScope;

const compute = new Compute();

serve(self, compute.answer.bind(compute), (result) => ('classOfRank' in result ? [result.classOfRank.buffer] : []));
