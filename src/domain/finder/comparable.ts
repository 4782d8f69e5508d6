import { comparable as plain, expand, openingArticle, withoutArticle } from '../plain-words';

/**
 * Key under which a commune is filed in the shards of names: lower case, no accent, hyphens and apostrophes as spaces, « st »
 * and « ste » written whole, without the article that opens it (`Le Blanc` → `blanc`, `L’Haÿ-les-Roses` → `hay les roses`).
 */
export const comparable = (nom: string): string => withoutArticle(comparableWhole(nom));

/** The same with its article. */
export const comparableWhole = (nom: string): string => expand(plain(nom));

/** What someone means by a text: a name, numbers beside it (« Lyon 3e », « Le Blanc 36300 »), or numbers alone. */
export interface Query {
  /** The article that opens it, if one is typed. */
  readonly article: string | null;
  /** Keys that the text may be the beginning of, the likeliest first, none where only numbers are typed: « st » may open « Saint-Aubin » as well as « Stains ». */
  readonly readings: readonly string[];
  /** Postal codes or départements typed beside the name. */
  readonly numbers: readonly string[];
}

/** Longest text that is read: no name is as long. */
const maxLength = 80;
const number = /^(?:\d+|2[ab])$/u;
/** « 3e », « 12eme », « arrondissement »: what a district adds to the name of a city; « cedex » to a postal address. */
const besideName = /^(?:\d+(?:er|e|eme|ieme)|arrondissement|cedex)$/u;

export function readQuery(text: string): Query {
  const words = plain(text.slice(0, maxLength)).split(' ');
  const typed = words.filter((word, place) => !number.test(word) && !(place > 0 && besideName.test(word))).join(' ');
  const readings = typed === '' ? [] : [...new Set([withoutArticle(expand(typed)), withoutArticle(typed)])];
  return { article: openingArticle.exec(typed)?.[0].trim() ?? null, readings, numbers: words.filter((word) => number.test(word)) };
}
