import { type LieuCategorie, lieuCategories } from '../../contract/vocabulary';
import type { CommunesTable } from '../../domain/communes';
import { formatNumber } from '../../domain/format';
import { categoryWords } from '../points';

/** Communes that have a point of each category, by rank, ascending; a point that is no stop is in none. */
export type PlacesByCategory = ReadonlyMap<LieuCategorie, Int32Array>;

export function placesByCategory(
  rows: readonly { readonly categorie: string | null; readonly commune: string | null; readonly itinerant: boolean }[],
  rankOf: (code: string) => number | null,
): PlacesByCategory {
  const ranks = new Map<LieuCategorie, Set<number>>();
  for (const { categorie, commune, itinerant } of rows) {
    const known = lieuCategories.find((candidate) => candidate === categorie);
    const rank = commune === null || itinerant ? null : rankOf(commune);
    if (known === undefined || rank === null) continue;
    const own = ranks.get(known) ?? new Set();
    own.add(rank);
    ranks.set(known, own);
  }
  return new Map([...ranks].map(([category, own]) => [category, Int32Array.from(own).toSorted()]));
}

/** Communes of the zone that have the point and the people asked for, by rank; null: nothing is asked. Unknown populations are under any. */
export function allowedRanks(zone: Int32Array | null, { population }: Pick<CommunesTable, 'population'>, places: Int32Array | null, people: number): Int32Array | null {
  if (places === null && people === 0) return null;
  const has = places === null ? null : new Set(places);
  const ranks = zone ?? Int32Array.from(population.keys());
  return ranks.filter((rank) => has?.has(rank) !== false && (people === 0 || (population[rank] ?? 0) >= people));
}

export interface CategoryChoice {
  readonly value: LieuCategorie;
  readonly label: string;
}

/** Categories that some commune has, with how many of the zone do. */
export function categoryChoices(places: PlacesByCategory, zone: Int32Array | null): CategoryChoice[] {
  const inside = zone === null ? null : new Set(zone);
  return lieuCategories.flatMap((value) => {
    const ranks = places.get(value);
    if (ranks === undefined) return [];
    const count = inside === null ? ranks.length : ranks.reduce((sum, rank) => sum + (inside.has(rank) ? 1 : 0), 0);
    return [{ value, label: `${categoryWords[value].label} (${formatNumber(count)} commune${count < 2 ? '' : 's'})` }];
  });
}
