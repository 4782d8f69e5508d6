/** Names made comparable, for every search: of the dashboard, of the finder and of the pipeline that files names for it. */

const abbreviations = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['sts', 'saints'],
  ['stes', 'saintes'],
  ['pnr', 'parc naturel regional'],
]);

/** Lower case, no accent, no ligature, every other sign a single space. */
export function comparable(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/œ/gu, 'oe')
    .replace(/æ/gu, 'ae')
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim();
}

/** Abbreviated words written whole, in a comparable text. */
export const expand = (key: string): string =>
  key
    .split(' ')
    .map((word) => abbreviations.get(word) ?? word)
    .join(' ');

/** The article that opens a comparable name, followed by something. */
export const openingArticle = /^(?:le|la|les|l) (?=.)/u;

export const withoutArticle = (key: string): string => key.replace(openingArticle, '');
