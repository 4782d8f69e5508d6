import type { Sheet } from '../domain/sheet';
import { type FeaturesRequest, toFeatures } from './features';
import { toWorkbook } from './workbook';

interface WorkbookRequest {
  readonly kind: 'classeur';
  readonly feuilles: readonly Sheet[];
}

export type ExportRequest = WorkbookRequest | FeaturesRequest;

/** What each request answers. */
export interface ExportResults {
  /** An XLSX file. */
  classeur: ArrayBuffer;
  /** Features as JSON, separated by commas. */
  entites: string;
}

/** Writes the files that would hold the page. */
export const answerExport = (request: ExportRequest): Promise<ArrayBuffer> | string => (request.kind === 'classeur' ? toWorkbook(request.feuilles) : toFeatures(request));
