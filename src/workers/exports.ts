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
  classeur: Uint8Array<ArrayBuffer>;
  /** Features as JSON, separated by commas, in UTF-8: encoding them would hold the page. */
  entites: Uint8Array<ArrayBuffer>;
}

/** Writes the files that would hold the page. */
export const answerExport = (request: ExportRequest): Uint8Array<ArrayBuffer> =>
  request.kind === 'classeur' ? toWorkbook(request.feuilles) : new TextEncoder().encode(toFeatures(request));
