import { answerExport, type ExportRequest, type ExportResults } from './exports';
import { serve } from './serve';

declare const self: DedicatedWorkerGlobalScope;

serve<ExportRequest, ExportResults[ExportRequest['kind']]>(self, answerExport, (result) => [result.buffer]);
