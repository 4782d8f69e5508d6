import { splitTerritoireId, type TerritoireId } from '../contract/codes';
import type { TerritoireType } from '../contract/vocabulary';
import type { CommunesTable } from './communes';
import { comparable, expand, openingArticle, withoutArticle } from './plain-words';

export { comparable };

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
  /** Where each name starts in its key once the article or the kind that opens it is left out (`Le Blanc` → `blanc`, `CC de la Brenne` → `brenne`). */
  readonly bareStarts: Uint8Array<ArrayBuffer>;
  /** Kind and code of each territory, the code made comparable. */
  readonly kinds: readonly { readonly type: TerritoireType; readonly code: string }[];
}

/** Queries longer than this are cut: no name is as long. */
const maxQueryLength = 80;

/** Words that say what kind of territory is meant, comparable; the longest of those that open alike first. */
const kindWords: readonly (readonly [words: string, type: TerritoireType])[] = [
  ['contrat local de sante', 'cls'],
  ['contrat', 'cls'],
  ['cls', 'cls'],
  ['communaute de communes', 'epci'],
  ['communaute d agglomeration', 'epci'],
  ['communaute urbaine', 'epci'],
  ['intercommunalite', 'epci'],
  ['interco', 'epci'],
  ['agglo', 'epci'],
  ['epci', 'epci'],
  ['cc', 'epci'],
  ['ca', 'epci'],
  ['cu', 'epci'],
  ['bassin de vie', 'bassin_vie'],
  ['bassin', 'bassin_vie'],
  ['departement', 'departement'],
  ['dept', 'departement'],
  ['region', 'region'],
];
/** A kind alone, this short, is the beginning of too many names to stand for all its territories. */
const longestInitials = 2;

const openingKind = /^(?:cc|ca|cu) (?:(?:de la|de l|de|du|des|d|le|la|les|l) )?(?=.)/u;
const openingName = new RegExp(`${openingKind.source}|${openingArticle.source}`, 'u');
const openingLink = /^(?:de la|de l|de|du|des|d)(?: |$)/u;

/** What kind of territory the query names first, and what it says of it: `département de l’Indre` → the département `indre`. */
function readKind(typed: string): { readonly type: TerritoireType; readonly words: string; readonly rest: string } | null {
  const found = kindWords.find(([words]) => typed === words || typed.startsWith(`${words} `));
  if (found === undefined) return null;
  const [words, type] = found;
  return { type, words, rest: typed.slice(words.length).trim().replace(openingLink, '') };
}

/** Prepares the search once: about 2 µs a name; call it in a worker when all communes are given. */
export function buildSearchIndex(communes: SearchableCommunes, territoires: readonly SearchableTerritoire[]): SearchIndex {
  const names = [...communes.nom, ...territoires.map((territoire) => territoire.nom)].map((nom) => expand(comparable(nom)));
  return {
    communes,
    territoires,
    keys: names.map((name) => ` ${name}`),
    bareStarts: Uint8Array.from(names, (name, place) => 1 + ((place < communes.count ? openingArticle : openingName).exec(name)?.[0].length ?? 0)),
    kinds: territoires.map(({ id }) => {
      const { type, code } = splitTerritoireId(id);
      return { type, code: comparable(code) };
    }),
  };
}

/**
 * Communes and territories that answer a name, a postal code or an INSEE code; territories also answer their kind before their
 * name or code (`département de l’Indre`, `cls brenne`, `région 24`), and départements their number. Exact before prefix, before prefix of a word,
 * before any part of the name; then the most populated first.
 */
export function search(index: SearchIndex, query: string, limit: number): readonly SearchResult[] {
  const typed = comparable(query.slice(0, maxQueryLength));
  if (typed === '' || limit < 1) return [];
  const found: { readonly place: number; readonly quality: number; readonly population: number }[] = [];
  const asName = nameMatcher(typed);
  const asCode = /^\d[\dab]?\d{0,3}$/u.test(typed.replaceAll(' ', '')) ? codeMatcher(typed.replaceAll(' ', '').toUpperCase()) : null;
  const asTerritory = territoryMatcher(typed);
  const { communes, territoires } = index;
  for (let place = 0; place < index.keys.length; place += 1) {
    const isCommune = place < communes.count;
    const byName = asName(index.keys[place] ?? '', index.bareStarts[place] ?? 1);
    const byCode = asCode !== null && isCommune ? asCode(communes.codesPostaux[place] ?? '', communes.code[place] ?? '') : quality.none;
    const own = index.kinds[place - communes.count];
    const byKind = own === undefined ? quality.none : asTerritory(own, index.keys[place] ?? '', index.bareStarts[place] ?? 1);
    const best = Math.min(byName, byCode, byKind);
    if (best === quality.none) continue;
    const population = isCommune ? communes.population[place] : territoires[place - communes.count]?.population;
    // A bassin de vie bears the name of its main town: unless it is called by its kind, the town comes first.
    const shadow = own?.type === 'bassin_vie' && byKind === quality.none ? 0.5 : 0;
    found.push({ place, quality: best + shadow, population: population === undefined || Number.isNaN(population) ? -1 : population });
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

/** A territory that the query calls by its kind, then by its name or code; a département also by its number alone. */
function territoryMatcher(typed: string): (own: SearchIndex['kinds'][number], key: string, bareStart: number) => number {
  const kind = readKind(typed);
  const asName = kind === null || kind.rest === '' ? null : nameMatcher(kind.rest);
  return (own, key, bareStart) => {
    if (own.type === 'departement' && own.code === typed) return quality.exact;
    if (kind === null || own.type !== kind.type) return quality.none;
    if (asName === null) return kind.words.length > longestInitials ? quality.prefix : quality.none;
    return own.code === kind.rest ? quality.exact : asName(key, bareStart);
  };
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
