import { maxClasses, minClasses } from '../domain/class-codes';

export type ParsedBreaks = { readonly breaks: readonly number[]; readonly error: null } | { readonly breaks: null; readonly error: string };

/** Reads breaks as a French reader writes them: `1,5 ; 2,5 ; 4` (a space may part thousands; a dot is a decimal too). */
export function parseBreaks(text: string): ParsedBreaks {
  const parts = text
    .split(/[;\n]/u)
    .map((part) => part.replaceAll(/\s/gu, '').replace('\u2212', '-').replace(',', '.'))
    .filter((part) => part !== '');
  const breaks: number[] = [];
  for (const part of parts) {
    if (!/^-?\d{1,12}(?:\.\d{1,6})?$/u.test(part)) return { breaks: null, error: `« ${part.slice(0, 20)} » n’est pas un nombre.` };
    breaks.push(Number(part));
  }
  if (breaks.length < minClasses - 1) return { breaks: null, error: 'Il faut au moins deux bornes.' };
  if (breaks.length > maxClasses - 1) return { breaks: null, error: 'Huit bornes au plus.' };
  if (breaks.some((value, i) => i > 0 && value <= (breaks[i - 1] ?? value))) return { breaks: null, error: 'Les bornes doivent aller en croissant.' };
  return { breaks, error: null };
}
