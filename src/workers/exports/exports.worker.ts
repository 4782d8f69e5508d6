import { serve } from '../serve';
import { createExporter, type ExportProgress, type ExportRequest, type ExportResults } from './exports';

declare const self: DedicatedWorkerGlobalScope;

serve<ExportRequest, ExportResults[ExportRequest['kind']], ExportProgress>(self, createExporter(), () => []);
