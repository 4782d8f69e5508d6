import { serve } from './serve';
import { Variants, type VariantsRequest, type VariantsResults } from './variants';

declare const self: DedicatedWorkerGlobalScope;

const variants = new Variants();

serve<VariantsRequest, VariantsResults[VariantsRequest['kind']]>(self, variants.answer.bind(variants), (result) =>
  'under' in result ? [result.under.buffer, result.lowest.buffer, result.highest.buffer] : [],
);
