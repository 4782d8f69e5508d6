import type { FinderNames } from '../../contract/finder';
import { comparable, comparableWhole, readQuery } from './comparable';
import { lettersApart } from './one-letter';

/** Names of one shard, made ready to be searched. */
export interface NamesIndex {
  readonly names: FinderNames;
  /** Comparable, without the article that opens them. */
  readonly keys: readonly string[];
  /** Comparable, with it; equal to the key where there is none. */
  readonly wholes: readonly string[];
}

export interface NameMatch {
  readonly code: string;
  readonly nom: string;
  /** Postal codes, separated by a space. */
  readonly codesPostaux: string;
  readonly departement: string;
  /** Null unknown. */
  readonly population: number | null;
  readonly qualite: Qualite;
}

/** How a name answers, the best first. */
export const qualites = ['exact', 'debut', 'mots', 'exact_une_lettre', 'debut_une_lettre'] as const;
export type Qualite = (typeof qualites)[number];
const [exact, beginning] = [0, 1] as const;

/** Below this many letters, one wrong letter would let almost anything in: in the beginning of a name, in a whole name. */
const shortestWrongBeginning = 4;
const shortestWrongName = 2;

/** Prepares a shard: once a shard, not once a query. */
export const indexNames = (names: FinderNames): NamesIndex => ({
  names,
  keys: names.map(([, nom]) => comparable(nom)),
  wholes: names.map(([, nom]) => comparableWhole(nom)),
});

/**
 * Communes of the shards given that answer a text: the whole name, its beginning, the beginnings of its words in order, then the
 * same with one wrong letter; at equal quality the article typed counts, then the population. A number beside the name (postal
 * code, département) keeps the communes that bear it, if any. Shards may come in any order; each commune is given once.
 */
export function searchNames(indexes: readonly NamesIndex[], text: string, limit: number): readonly NameMatch[] {
  const { article, readings, numbers } = readQuery(text);
  if (readings.length === 0 || limit < 1) return [];
  const found = new Map<string, Found>();
  for (const index of indexes) {
    index.keys.forEach((key, place) => {
      const quality = bestQuality(key, readings);
      const name = index.names[place];
      if (quality === null || name === undefined || found.has(name[0])) return;
      const whole = index.wholes[place] ?? key;
      const otherArticle = article !== null && !whole.startsWith(`${article} `);
      // « le blan » begins « Le Blanc » and is not « Blan ».
      found.set(name[0], { name, key, quality: otherArticle && quality === exact ? beginning : quality, otherArticle });
    });
  }
  const all = [...found.values()];
  const numbered = numbers.length === 0 ? all : all.filter(({ name }) => bearsNumber(name, numbers));
  return (numbered.length > 0 ? numbered : all)
    .sort(
      (a, b) =>
        a.quality - b.quality ||
        Number(a.otherArticle) - Number(b.otherArticle) ||
        (b.name[4] ?? -1) - (a.name[4] ?? -1) ||
        compare(a.key, b.key) ||
        compare(a.name[0], b.name[0]),
    )
    .slice(0, limit)
    .map(({ name: [code, nom, codesPostaux, departement, population], quality }) => ({
      code,
      nom,
      codesPostaux,
      departement,
      population,
      qualite: qualites[quality] ?? 'debut_une_lettre',
    }));
}

interface Found {
  readonly name: FinderNames[number];
  readonly key: string;
  /** Index in `qualites`. */
  readonly quality: number;
  readonly otherArticle: boolean;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function bestQuality(key: string, readings: readonly string[]): number | null {
  let best: number | null = null;
  for (const reading of readings) {
    const quality = qualityOf(key, reading);
    if (quality !== null && (best === null || quality < best)) best = quality;
  }
  return best;
}

function qualityOf(key: string, reading: string): number | null {
  if (key.startsWith(reading)) return key.length === reading.length ? 0 : 1;
  if (opensWords(key, reading)) return 2;
  if (reading.length >= shortestWrongName && lettersApart(reading, key, true) < 2) return 3;
  return reading.length >= shortestWrongBeginning && lettersApart(reading, key, false) < 2 ? 4 : null;
}

/** Each word typed opens a word of the name, in order, words between left out: « chalon saone », « ste rade », « aubin ». */
function opensWords(key: string, reading: string): boolean {
  const name = ` ${key}`;
  let from = 0;
  for (const word of reading.split(' ')) {
    const at = name.indexOf(` ${word}`, from);
    if (at < 0) return false;
    from = at + word.length + 1;
  }
  return true;
}

const bearsNumber = ([code, , codesPostaux, departement]: FinderNames[number], numbers: readonly string[]): boolean =>
  numbers.every(
    (number) => departement.toLowerCase() === number || code.toLowerCase() === number || codesPostaux.split(' ').some((codePostal) => codePostal.startsWith(number)),
  );
