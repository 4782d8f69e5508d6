import type { TableFile } from './table-file';

export const fileFormats = ['xlsx', 'csv-fr', 'csv', 'geojson', 'parquet'] as const;
export type FileFormat = (typeof fileFormats)[number];

export const formatWords: Readonly<Record<FileFormat, { readonly label: string; readonly detail: string; readonly extension: string }>> = {
  xlsx: { label: 'Tableur (XLSX)', detail: 'Nombres et textes typés, avec une feuille « Sources » et une feuille « Définitions ».', extension: 'xlsx' },
  'csv-fr': { label: 'CSV pour tableur français', detail: 'Point-virgule entre les colonnes, virgule décimale.', extension: 'csv' },
  csv: { label: 'CSV pour d’autres outils', detail: 'Virgule entre les colonnes, point décimal.', extension: 'csv' },
  geojson: { label: 'Carte (GeoJSON)', detail: 'Contours des communes ou points, pour un système d’information géographique.', extension: 'geojson' },
  parquet: { label: 'Parquet (pour DuckDB, R, Python)', detail: 'Colonnes typées et compressées ; sources, unités et licences dans les métadonnées du fichier.', extension: 'parquet' },
};

/** Rows under the head of a sheet: as many as a spreadsheet opens. */
const mostRows = 1_048_575;

/** Only rows that are somewhere make a map, and not all of them fit in a sheet. */
export const formatsOf = ({ parts }: Pick<TableFile, 'parts'>): readonly FileFormat[] =>
  fileFormats.filter((format) => (format === 'geojson' ? parts.every(({ places }) => places !== null) : format !== 'xlsx' || parts.every(({ rows }) => rows <= mostRows)));

/** Titles of the columns, each once, in their order. */
export const columnTitles = ({ parts }: Pick<TableFile, 'parts'>): readonly string[] => [...new Set(parts.flatMap(({ columns }) => columns.map(({ titre }) => titre)))];

/** Said where a file is several. */
export const partsText = ({ parts }: Pick<TableFile, 'parts'>): string | null =>
  parts.length < 2 ? null : 'Une partie vient de sources sous licence ODbL, qui demande que ces lignes restent sous cette licence : elles sont dans un fichier à part, et le tout dans un ZIP.';
