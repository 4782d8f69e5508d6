import type { placesOfTerritory } from '../db/queries';
import type { RowOf } from '../db/query';
import { formatDate } from '../domain/format';
import { comparable } from '../domain/search';
import { type CsvCell, csvFileName, toCsv } from './csv';
import { categoryText, categoryWords } from './points';

export type PlacesRow = RowOf<typeof placesOfTerritory>;

export const placeColumns = ['nom', 'categorie', 'commune', 'adresse', 'telephone', 'date'] as const;
export type PlaceColumn = (typeof placeColumns)[number];

export interface PlaceSort {
  readonly column: PlaceColumn;
  readonly direction: 'ascending' | 'descending';
}

/** Texts of a place, in the order of `placeColumns`; empty where the source says nothing. */
export function placeCells(row: PlacesRow): Readonly<Record<PlaceColumn, string>> {
  const kind = categoryText(row);
  return {
    nom: row.nom,
    categorie: row.itinerant ? `${kind} (itinérant)` : kind,
    commune: row.commune_nom ?? '',
    adresse: row.adresse ?? '',
    telephone: row.telephone ?? '',
    date: row.date_maj === null ? (row.source_millesime ?? '') : formatDate(row.date_maj),
  };
}

/** Places sorted by a column and filtered by words anywhere in them; empty cells come last both ways. */
export function placesOrder(rows: readonly PlacesRow[], sort: PlaceSort, filter: string): readonly PlacesRow[] {
  const words = comparable(filter)
    .split(' ')
    .filter((word) => word !== '');
  const keyed = rows.map((row) => {
    const cells = placeCells(row);
    const dated = sort.column === 'date' ? (row.date_maj ?? cells.date) : cells[sort.column];
    return { row, key: comparable(dated), text: words.length === 0 ? '' : comparable(Object.values(cells).join(' ')) };
  });
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return keyed
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .toSorted((a, b) => {
      if (a.key === b.key) return 0;
      if (a.key === '' || b.key === '') return a.key === '' ? 1 : -1;
      return a.key < b.key ? -sign : sign;
    })
    .map(({ row }) => row);
}

export function placesCsv(rows: readonly PlacesRow[], territory: string): { readonly name: string; readonly text: string } {
  const header = ['Catégorie', 'Type', 'Nom', 'Adresse', 'Code postal', 'Code commune', 'Commune', 'Longitude', 'Latitude', 'Itinérant', 'Téléphone', 'Courriel', 'Site', 'Source', 'Mise à jour'];
  const lines = rows.map((row): CsvCell[] => [
    categoryWords[row.categorie].label, row.sous_categorie, row.nom, row.adresse, row.code_postal, row.commune, row.commune_nom, row.lon, row.lat,
    row.itinerant ? 'oui' : 'non', row.telephone, row.courriel, row.site, row.source_titre ?? row.source, row.date_maj,
  ]);
  const mentions = [...new Set(rows.flatMap((row) => row.source_mention ?? []))];
  const sources = [...new Set(rows.map((row) => `${row.source_producteur ?? ''} ${row.source_titre ?? row.source}`.trim()))];
  return { name: csvFileName('lieux', territory), text: toCsv(header, lines, [`Territoire : ${territory}`, `Sources : ${sources.join(' ; ')}`, ...mentions]) };
}
