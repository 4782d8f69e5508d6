import { comparable as plain, expand, withoutArticle } from '../plain-words';
import { readQuery } from './comparable';

/** A range of names: those from `debut` up to the next one's. */
interface Range {
  readonly debut: string;
}

/** Most shards that a text asks for: « sa » opens the names of twelve of them, and the visitor is still typing. */
export const maxShards = 3;
const shortest = 2;
/** The only commune of one letter (Somme). */
const oneLetterName = 'y';

/** Last character that a key can hold is `z`. */
const afterAll = '{';

/** Position of the shard that would hold a key: the last one that starts at it or before. */
export function shardOf(key: string, shards: readonly Range[]): number {
  let low = 0;
  let high = shards.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((shards[middle]?.debut ?? afterAll) <= key) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Every shard that may hold a key with this beginning; equal keys are never in two shards. */
function shardsOpening(beginning: string, shards: readonly Range[]): number[] {
  const first = shardOf(beginning, shards);
  const last = shardOf(`${beginning}${afterAll}`, shards);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

const isLongEnough = (key: string): boolean => key.length >= shortest || key === oneLetterName;

/**
 * Shards to read for a text, in the order to read them, `maxShards` at most: positions in `noms` of the manifest. None under two
 * letters, and none for a postal code alone.
 */
export function shardsFor(text: string, noms: readonly Range[]): readonly number[] {
  const found = new Set<number>();
  for (const reading of readQuery(text).readings) {
    if (isLongEnough(reading)) for (const shard of shardsOpening(reading, noms)) found.add(shard);
  }
  return [...found].slice(0, maxShards);
}

/** Letters that a reader takes for one another, by ear or by hand on a French keyboard. */
const likely = ['ao', 'ae', 'ai', 'ei', 'eo', 'ou', 'iy', 'il', 'ck', 'cq', 'kq', 'cs', 'sz', 'gj', 'mn', 'bp', 'dt', 'fv', 'vw', 'gh', 'rt', 'er', 'az', 'zq', 'uv', 'ui', 'op', 'lm', 'kl', 'jk', 'hj', 'fg', 'df', 'sd', 'qs', 'xc', 'wx', 'cv', 'bv', 'bn', 'ty', 'uy', 'io', 'ez'];
const pairs = new Set(likely.flatMap((pair) => [pair, `${pair.charAt(1)}${pair.charAt(0)}`]));
const letters = Array.from('abcdefghijklmnopqrstuvwxyz ');

/**
 * Other shards to try when those of `shardsFor` hold nothing that answers: one letter is wrong near the beginning. The likeliest
 * first: a swap, a letter forgotten or doubled, a letter for its neighbour; the first letter is seldom the wrong one.
 */
export function fartherShards(text: string, noms: readonly Range[]): readonly number[] {
  const asked = new Set(shardsFor(text, noms));
  const scores = new Map<number, number>();
  for (const { key, weight } of readQuery(text).readings.filter(isLongEnough).flatMap(variants)) {
    for (const shard of shardsOpening(key, noms).slice(0, 2)) {
      if (!asked.has(shard)) scores.set(shard, (scores.get(shard) ?? 0) + weight);
    }
  }
  return [...scores].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b).map(([shard]) => shard);
}

interface Variant {
  readonly key: string;
  readonly weight: number;
}

/** Weights say which mistakes are made most; only their order matters. */
const weights = { glued: 10, swap: 6, doubled: 5, missing: 2, neighbour: 2, any: 0.4, firstLetter: 0.35 } as const;

function variants(key: string): Variant[] {
  const found: Variant[] = [];
  const add = (at: number, variant: string, weight: number): void => {
    found.push({ key: withoutArticle(expand(plain(variant))), weight: at === 0 ? weight * weights.firstLetter : weight });
  };
  // « larochelle », « lhay »: an article glued to the name.
  for (const article of ['les', 'la', 'le', 'l']) {
    if (key.startsWith(article) && key.length > article.length + 2) add(1, key.slice(article.length), weights.glued * article.length);
  }
  for (let at = 0; at < key.length; at += 1) {
    const [before, own, after] = [key.slice(0, at), key.charAt(at), key.slice(at + 1)];
    add(at, before + after, own === key.charAt(at - 1) ? weights.doubled : weights.missing);
    if (after !== '') add(at, before + after.charAt(0) + own + after.slice(1), weights.swap);
    for (const letter of letters) {
      add(at, before + letter + after, pairs.has(own + letter) ? weights.neighbour : weights.any);
      add(at, before + letter + own + after, letter === own ? weights.doubled : weights.any);
    }
  }
  return found.filter(({ key: variant }) => variant !== '' && variant !== key);
}
