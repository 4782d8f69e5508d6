import type { LieuCategorie } from '../contract/vocabulary';
import type { nearestPlaces } from '../db/queries';
import type { RowOf } from '../db/query';
import { formatDistance, formatMinutes } from '../domain/format';
import { categoryOrder, categoryText } from './points';

/** Nearest place of a category from a commune. */
export interface NearestItem {
  readonly id: string;
  readonly categorie: LieuCategorie;
  readonly category: string;
  readonly nom: string;
  readonly place: string;
  /** `12 min en voiture, estimation`. */
  readonly minutes: string;
  /** `8,2 km à vol d’oiseau`. */
  readonly distance: string;
}

export function nearestItems(rows: readonly RowOf<typeof nearestPlaces>[]): NearestItem[] {
  return rows
    .toSorted((a, b) => categoryOrder.indexOf(a.categorie) - categoryOrder.indexOf(b.categorie))
    .map((row) => ({
      id: row.id,
      categorie: row.categorie,
      category: categoryText(row),
      nom: row.nom,
      place: row.commune_nom ?? '',
      minutes: `${formatMinutes(row.minutes)} en voiture, estimation`,
      distance: `${formatDistance(row.distance_km)} à vol d’oiseau`,
    }));
}
