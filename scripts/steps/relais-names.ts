import type { FinderNames } from '../../src/contract/finder';
import { comparable } from '../../src/domain/finder/comparable';
import { compareText } from '../lib/anomalies';
import { gzipStable } from '../lib/gzip';
import type { Reference } from '../lib/reference';

export interface NamesShard {
  readonly debut: string;
  readonly bytes: Uint8Array;
}

/** Largest shard, gzipped. */
const largest = 10_000;
/** Names tried first: a little more than a shard holds. */
const guess = 750;

type Entry = { readonly key: string; readonly row: FinderNames[number] };

/** Every commune by its comparable name, cut into shards as large as allowed; equal names are never parted. */
export async function nameShards({ communes }: Pick<Reference, 'communes'>): Promise<NamesShard[]> {
  const entries = communes
    .map(({ code, nom, codesPostaux, departement, population }): Entry => ({ key: comparable(nom), row: [code, nom, codesPostaux.join(' '), departement, population] }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.row[0], b.row[0]));
  const shards: NamesShard[] = [];
  for (let from = 0; from < entries.length; ) {
    const { to, bytes } = await fullest(entries, from);
    shards.push({ debut: entries[from]?.key ?? '', bytes });
    from = to;
  }
  return shards;
}

/** The longest run of names from a place that is not too large. */
async function fullest(entries: readonly Entry[], from: number): Promise<{ to: number; bytes: Uint8Array }> {
  let to = wholeNames(entries, from, from + guess);
  let bytes = await pack(entries, from, to);
  while (bytes.length > largest) {
    const fewer = wholeNames(entries, from, from + Math.floor(((to - from) * largest) / bytes.length) - 1);
    if (fewer <= from || fewer >= to) throw new Error(`noms de communes : ${entries[from]?.key ?? ''} ne tient pas dans un fichier`);
    to = fewer;
    bytes = await pack(entries, from, to);
  }
  return { to, bytes };
}

/** Moves an end back to where a new name begins. */
function wholeNames(entries: readonly Entry[], from: number, end: number): number {
  let to = Math.min(end, entries.length);
  while (to > from && to < entries.length && entries[to]?.key === entries[to - 1]?.key) to -= 1;
  return to;
}

const pack = (entries: readonly Entry[], from: number, to: number): Promise<Uint8Array> =>
  gzipStable(Buffer.from(JSON.stringify(entries.slice(from, to).map(({ row }) => row)), 'utf8'));
