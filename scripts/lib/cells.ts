/**
 * Number in a cell as French files write them (« 2,5 », « 1 234 », « 17.0 »); null when there is none.
 * A text such as « N/A - secret statistique » is no number.
 */
export function parseNumber(cell: string | number | boolean | null | undefined): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string') return null;
  const text = cell.replaceAll(/[\s\u00a0\u202f]/gu, '').replace(',', '.');
  return /^[-+]?(?:\d+\.?\d*|\.\d+)$/u.test(text) ? Number(text) : null;
}

/** The cell's text, null when there is none. */
export function textOf(cell: string | number | boolean | null | undefined): string | null {
  const text = typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';
  return text === '' ? null : text;
}

/** Why a cell of a CartoSanté or INSEE export holds no number. */
export const missingStatut = (cell: string): 'secret' | 'absent' => (/secret/iu.test(cell) ? 'secret' : 'absent');

/** Five-character commune code, its leading zero put back when a spreadsheet dropped it; null if it is none. */
export function communeCode(cell: string | number | boolean | null | undefined): string | null {
  const text = textOf(cell);
  if (text === null) return null;
  const code = /^\d{4}$/u.test(text) ? `0${text}` : text.toUpperCase();
  return /^(?:\d{2}|2[AB])\d{3}$/u.test(code) ? code : null;
}

/** Rounds to a number of decimals, the way a value file stores it. */
export const roundTo = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;
