import { splitTerritoireId, type TerritoireId } from '../contract/codes';
import type { TerritoireType } from '../contract/vocabulary';
import type { CommunesTable } from './communes';

/** What the visitor may be looking for; `population` NaN where unknown. */
export interface SearchableTerritoire {
  readonly id: TerritoireId;
  readonly nom: string;
  readonly population: number;
}

/** The columns of `communes` that the search reads. */
export type SearchableCommunes = Pick<CommunesTable, 'count' | 'code' | 'nom' | 'departement' | 'population' | 'codesPostaux'>;

export type SearchResult =
  | {
      readonly kind: 'commune';
      readonly rank: number;
      readonly code: string;
      readonly nom: string;
      readonly departement: string;
      readonly codesPostaux: string;
      readonly population: number;
    }
  | { readonly kind: 'territoire'; readonly id: TerritoireId; readonly type: TerritoireType; readonly nom: string; readonly population: number };

/** How well an entry answers; lower is better. */
const quality = { exact: 0, prefix: 1, wordPrefix: 2, substring: 3, none: 4 } as const;

export interface SearchIndex {
  readonly communes: SearchableCommunes;
  readonly territoires: readonly SearchableTerritoire[];
  /** Names made comparable after a space, so that each word follows one; communes first, then territories. */
  readonly keys: readonly string[];
  /** Where each name starts in its key once the article that opens it is left out (`Le Blanc` → `blanc`). */
  readonly bareStarts: Uint8Array<ArrayBuffer>;
}

/** Queries longer than this are cut: no name is as long. */
const maxQueryLength = 80;

const abbreviations = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['sts', 'saints'],
  ['stes', 'saintes'],
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

const expand = (key: string): string =>
  key
    .split(' ')
    .map((word) => abbreviations.get(word) ?? word)
    .join(' ');

const openingArticle = /^(?:le|la|les|l) (?=.)/u;
const withoutArticle = (key: string): string => key.replace(openingArticle, '');

/** Prepares the search once: about 2 µs a name; call it in a worker when all communes are given. */
export function buildSearchIndex(communes: SearchableCommunes, territoires: readonly SearchableTerritoire[]): SearchIndex {
  const names = [...communes.nom, ...territoires.map((territoire) => territoire.nom)].map((nom) => expand(comparable(nom)));
  return {
    communes,
    territoires,
    keys: names.map((name) => ` ${name}`),
    bareStarts: Uint8Array.from(names, (name) => 1 + (openingArticle.exec(name)?.[0].length ?? 0)),
  };
}

/**
 * Communes and territories that answer a name, a postal code or an INSEE code. Exact before prefix, before prefix of a word,
 * before any part of the name; then the most populated first.
 */
export function search(index: SearchIndex, query: string, limit: number): readonly SearchResult[] {
  const typed = comparable(query.slice(0, maxQueryLength));
  if (typed === '' || limit < 1) return [];
  const found: { readonly place: number; readonly quality: number; readonly population: number }[] = [];
  const asName = nameMatcher(typed);
  const asCode = /^\d[\dab]?\d{0,3}$/u.test(typed.replaceAll(' ', '')) ? codeMatcher(typed.replaceAll(' ', '').toUpperCase()) : null;
  const { communes, territoires } = index;
  for (let place = 0; place < index.keys.length; place += 1) {
    const isCommune = place < communes.count;
    const byName = asName(index.keys[place] ?? '', index.bareStarts[place] ?? 1);
    const byCode = asCode !== null && isCommune ? asCode(communes.codesPostaux[place] ?? '', communes.code[place] ?? '') : quality.none;
    const best = Math.min(byName, byCode);
    if (best === quality.none) continue;
    const population = isCommune ? communes.population[place] : territoires[place - communes.count]?.population;
    found.push({ place, quality: best, population: population === undefined || Number.isNaN(population) ? -1 : population });
  }
  return found
    .sort((a, b) => a.quality - b.quality || b.population - a.population || a.place - b.place)
    .slice(0, limit)
    .flatMap(({ place }) => resultAt(index, place) ?? []);
}

function resultAt({ communes, territoires }: SearchIndex, place: number): SearchResult | null {
  const code = communes.code[place];
  if (code !== undefined) {
    return {
      kind: 'commune',
      rank: place,
      code,
      nom: communes.nom[place] ?? code,
      departement: communes.departement[place] ?? '',
      codesPostaux: communes.codesPostaux[place] ?? '',
      population: communes.population[place] ?? Number.NaN,
    };
  }
  const territoire = territoires[place - communes.count];
  return territoire === undefined ? null : { kind: 'territoire', type: splitTerritoireId(territoire.id).type, ...territoire };
}

/** `st mart` may be typed for « Saint-Martin » as for « Stains »: both readings are tried, with and without the article. */
function nameMatcher(typed: string): (key: string, bareStart: number) => number {
  const readings = [...new Set([typed, expand(typed), withoutArticle(typed), withoutArticle(expand(typed))])];
  return (key, bareStart) => {
    let best: number = quality.none;
    for (const reading of readings) best = Math.min(best, qualityOf(key, bareStart, reading));
    return best;
  };
}

function qualityOf(key: string, bareStart: number, reading: string): number {
  const at = key.indexOf(reading);
  if (at < 0) return matchesWords(key, reading) ? quality.wordPrefix : quality.none;
  const opens = at === 1 || key.startsWith(reading, bareStart);
  if (opens) return key.length === reading.length + at || key.length === reading.length + bareStart ? quality.exact : quality.prefix;
  return key.includes(` ${reading}`) ? quality.wordPrefix : quality.substring;
}

/** Each word typed opens a word of the name, in order, words between left out: `ste rade` or `montm gart`. */
function matchesWords(key: string, reading: string): boolean {
  let from = 0;
  let end = reading.indexOf(' ');
  if (end < 0) return false;
  for (let start = 0; start < reading.length; start = end + 1, end = reading.indexOf(' ', start)) {
    if (end < 0) end = reading.length;
    const at = key.indexOf(` ${reading.slice(start, end)}`, from);
    if (at < 0) return false;
    from = at + end - start + 1;
  }
  return true;
}

function codeMatcher(typed: string): (codesPostaux: string, code: string) => number {
  return (codesPostaux, code) => {
    if (code === typed) return quality.exact;
    let best: number = code.startsWith(typed) ? quality.wordPrefix : quality.none;
    if (codesPostaux.includes(typed)) {
      for (const codePostal of codesPostaux.split(' ')) {
        if (codePostal === typed) return quality.exact;
        if (codePostal.startsWith(typed)) best = Math.min(best, quality.prefix);
      }
    }
    return best;
  };
}
