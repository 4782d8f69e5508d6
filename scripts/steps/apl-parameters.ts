import type { ProfessionParameters } from '../../src/contract/access-file';
import { parseNumber, textOf } from '../lib/cells';
import type { SheetCell } from '../lib/xlsx-file';

/** Sheet of each APL workbook that states how the indicator is made. */
export const parametersSheet = 'Paramètres';

/** What the sheet states, as numbers. */
export interface OfficialParameters {
  /** Weight of a trip shorter than each limit in minutes, limits ascending. */
  readonly decroissance: ProfessionParameters['decroissance'];
  /** Yearly supply imputed to a newcomer, and its unit. */
  readonly newcomer: { readonly supply: number; readonly unit: 'consultations' | 'ETP' };
}

const stepPattern = /^(?:Moins de|Entre \d+ et)\s+(\d+) minutes$/u;
const endPattern = /^Plus de\s+(\d+) minutes$/u;
const newcomerPattern = /une offre de ([\d\s]+?) (consultations|ETP)\b[^;]* est imputée/u;

/**
 * Reads the sheet `Paramètres` of an APL workbook.
 * @returns null if the decay or the newcomer's supply is not where and as the DREES wrote them in 2024.
 */
export function parseOfficialParameters(rows: readonly (readonly SheetCell[])[]): OfficialParameters | null {
  const decroissance: { moins_de: number; poids: number }[] = [];
  let end: number | null = null;
  let newcomer: OfficialParameters['newcomer'] | null = null;
  for (const [label, weight] of rows) {
    const text = textOf(label);
    if (text === null) continue;
    const limit = stepPattern.exec(text)?.[1];
    const poids = parseNumber(weight);
    if (limit !== undefined && poids !== null) decroissance.push({ moins_de: Number(limit), poids });
    const last = endPattern.exec(text)?.[1];
    if (last !== undefined && poids === 0) end = Number(last);
    const [, supply, unit] = newcomerPattern.exec(text) ?? [];
    const amount = parseNumber(supply);
    if (amount !== null && (unit === 'consultations' || unit === 'ETP')) newcomer = { supply: amount, unit };
  }
  const ascending = decroissance.every(({ moins_de, poids }, step) => {
    const next = decroissance[step + 1];
    return next === undefined ? moins_de === end : moins_de < next.moins_de && poids > next.poids;
  });
  return decroissance.length > 0 && ascending && newcomer !== null ? { decroissance, newcomer } : null;
}
