import type { placesOfTerritory } from '../db/queries';
import type { RowOf } from '../db/query';
import { formatDate } from '../domain/format';
import { comparable } from '../domain/search';
import { isOdbl, odblPart } from './files/licence';
import { type FileColumn, fileFigure, filePart, type FilePart, fileText, type TableFile, tableFile } from './files/table-file';
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

const placeFileColumns: readonly FileColumn<PlacesRow>[] = [
  fileText('Catégorie', ({ categorie }) => categoryWords[categorie].label),
  fileText('Type', ({ sous_categorie }) => sous_categorie),
  fileText('Nom', ({ nom }) => nom),
  fileText('Adresse', ({ adresse }) => adresse),
  fileText('Code postal', ({ code_postal }) => code_postal),
  fileText('Code commune', ({ commune }) => commune),
  fileText('Commune', ({ commune_nom }) => commune_nom),
  fileFigure('Longitude', null, ({ lon }) => lon),
  fileFigure('Latitude', null, ({ lat }) => lat),
  fileText('Itinérant', ({ itinerant }) => (itinerant ? 'oui' : 'non')),
  fileText('Téléphone', ({ telephone }) => telephone),
  fileText('Courriel', ({ courriel }) => courriel),
  fileText('Site', ({ site }) => site),
  fileText('Source', ({ source_titre, source }) => source_titre ?? source),
  fileText('Mise à jour', ({ date_maj }) => date_maj),
];

function placesPart(rows: readonly PlacesRow[]): FilePart {
  const at = (of: (row: PlacesRow) => number | null) => (place: number): number => {
    const row = rows[place];
    return (row === undefined ? null : of(row)) ?? Number.NaN;
  };
  return filePart('Lieux', rows, placeFileColumns, {
    places: { kind: 'points', lon: at(({ lon }) => lon), lat: at(({ lat }) => lat) },
    notes: [...new Set(rows.flatMap((row) => row.source_mention ?? []))],
  });
}

/** Places as a file; those under ODbL in one of their own. */
export function placesFile(rows: readonly PlacesRow[], territory: string): TableFile {
  const [free, shared] = [rows.filter((row) => !isOdbl(row.source_licence)), rows.filter((row) => isOdbl(row.source_licence))];
  const parts = [...(free.length === 0 && shared.length > 0 ? [] : [placesPart(free)]), ...(shared.length === 0 ? [] : [odblPart(placesPart(shared))])];
  return tableFile('Lieux', ['lieux', territory], parts, [`Territoire : ${territory}`], { sources: [...new Set(rows.map(({ source }) => source))] });
}
