import type { Deck } from '../../domain/deck/deck';
import type { MapPicture, PictureOutlines } from '../../domain/picture/picture';
import type { Sheet, SheetColumn } from '../../domain/sheet';
import { type Chunk, rowCount } from './chunks';
import { type Separator, toCsv } from './csv';
import { type Places, toFeatures } from './features';
import { mapScene, pictureFrame } from './picture/map-scene';
import { scenePng } from './picture/png';
import type { Scene } from './picture/scene';
import { PictureShapes } from './picture/shapes';
import { sceneSvg } from './picture/svg';
import { toWorkbook } from './workbook';
import { toZip } from './zip';

/** Starts a table; its columns come one by one, so that no message holds the page. */
interface TableRequest {
  readonly kind: 'tableau';
  readonly nom: string;
  /** Name of its file, with its extension. */
  readonly fichier: string;
}

/** Adds a column to the last table. */
interface ColumnRequest {
  readonly kind: 'colonne';
  readonly colonne: SheetColumn;
}

/** Writes rows of the last table as features, once its columns are there. */
interface FeaturesRequest {
  readonly kind: 'entites';
  readonly rangees: Int32Array;
  readonly places: Places;
}

interface CsvRequest {
  readonly kind: 'csv';
  readonly separateur: Separator;
  /** Lines under each table. */
  readonly notes: readonly (readonly string[])[];
}

interface WorkbookRequest {
  readonly kind: 'classeur';
  /** Sheets after each table. */
  readonly annexes: readonly (readonly Sheet[])[];
}

interface GeojsonRequest {
  readonly kind: 'geojson';
  /** What each table says beside its features. */
  readonly metadonnees: readonly unknown[];
}

interface ParquetRequest {
  readonly kind: 'parquet';
  /** What each table says beside its rows, by key. */
  readonly metadonnees: readonly Readonly<Record<string, unknown>>[];
  /** Address of the view that it was taken from. */
  readonly lien: string;
}

/** A presentation, whole. */
interface DeckRequest {
  readonly kind: 'diaporama';
  readonly diaporama: Deck;
}

/** Starts a picture of a map; its outlines come département after département. */
interface PictureRequest {
  readonly kind: 'image';
  readonly image: MapPicture;
}

interface OutlinesRequest {
  readonly kind: 'traces';
  readonly traces: PictureOutlines;
}

interface SvgRequest {
  readonly kind: 'svg';
}

interface PngRequest {
  readonly kind: 'png';
  /** Pixels a unit. */
  readonly echelle: number;
}

export type ExportRequest =
  | TableRequest
  | ColumnRequest
  | FeaturesRequest
  | CsvRequest
  | WorkbookRequest
  | GeojsonRequest
  | ParquetRequest
  | DeckRequest
  | PictureRequest
  | OutlinesRequest
  | SvgRequest
  | PngRequest;

/** What each request answers: a file, or several in a zip. */
export interface ExportResults {
  tableau: null;
  colonne: null;
  entites: null;
  csv: Blob;
  classeur: Blob;
  geojson: Blob;
  parquet: Blob;
  diaporama: Blob;
  image: null;
  traces: null;
  svg: Blob;
  png: Promise<Blob>;
}

/** Share of the rows that are written, from 0 to 1. */
export type ExportProgress = number;

interface Table {
  readonly nom: string;
  readonly fichier: string;
  readonly columns: SheetColumn[];
  readonly features: Chunk[];
}

const types = {
  csv: 'text/csv;charset=utf-8',
  classeur: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  parquet: 'application/vnd.apache.parquet',
  diaporama: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const;

const utf8 = (text: string): Chunk => new TextEncoder().encode(text);

function geojson({ features }: Table, metadata: unknown): Chunk[] {
  const body = features.flatMap((chunk, place) => (place === 0 ? [chunk] : [utf8(',\n'), chunk]));
  return [utf8(`{"type":"FeatureCollection","metadata":${JSON.stringify(metadata)},"features":[\n`), ...body, utf8('\n]}\n')];
}

/** Writes the files that would hold the page. It keeps the tables it is given until it ends. */
export function createExporter(): (request: ExportRequest, report: (progress: ExportProgress) => void) => ExportResults[ExportRequest['kind']] | Promise<Blob> {
  const tables: Table[] = [];
  const last = (): Table => {
    const table = tables.at(-1);
    // Lost with the worker that held it.
    if (table === undefined) throw new Error('Le tableau à écrire n’est plus là.');
    return table;
  };
  const written = (kind: keyof typeof types, write: (table: Table, place: number) => Chunk[]): Blob => {
    const files = tables.map((table, place) => [table.fichier, write(table, place)] as const);
    const [only] = files;
    return only !== undefined && files.length === 1 ? new Blob(only[1], { type: types[kind] }) : new Blob(toZip(files), { type: 'application/zip' });
  };
  let drawing: { readonly picture: MapPicture; readonly shapes: PictureShapes } | null = null;
  const drawn = (): NonNullable<typeof drawing> => {
    if (drawing === null) throw new Error('L’image à dessiner n’est plus là.');
    return drawing;
  };
  const scene = (): Scene => {
    const { picture, shapes } = drawn();
    return mapScene(picture, shapes);
  };
  return (request, report) => {
    const rows = tables.reduce((sum, { columns }) => sum + rowCount(columns), 0);
    let done = 0;
    const count = (more: number): void => report(Math.min(1, (done += more) / rows));
    switch (request.kind) {
      case 'tableau':
        tables.push({ nom: request.nom, fichier: request.fichier, columns: [], features: [] });
        return null;
      case 'colonne':
        last().columns.push(request.colonne);
        return null;
      case 'entites': {
        const { columns, features } = last();
        features.push(utf8(toFeatures(columns, request.rangees, request.places)));
        return null;
      }
      case 'csv':
        return written('csv', ({ columns }, place) => toCsv(columns, request.separateur, request.notes[place] ?? [], count));
      case 'classeur':
        return written('classeur', ({ nom, columns }, place) => toWorkbook([{ nom, colonnes: columns }, ...(request.annexes[place] ?? [])], count));
      case 'diaporama':
        return import('./deck/pptx').then(async ({ toPptx }) => new Blob([await toPptx(request.diaporama)], { type: types.diaporama }));
      case 'image':
        drawing = { picture: request.image, shapes: new PictureShapes(request.image, pictureFrame(request.image)) };
        return null;
      case 'traces':
        drawn().shapes.add(request.traces);
        return null;
      case 'svg': {
        const encoder = new TextEncoder();
        return new Blob(Array.from(sceneSvg(scene()), (part) => encoder.encode(part)), { type: 'image/svg+xml' });
      }
      case 'png':
        return scenePng(scene(), request.echelle, report);
      case 'geojson':
        return written('geojson', (table, place) => geojson(table, request.metadonnees[place]));
      case 'parquet':
        // Its library is read when a reader asks for the format.
        return import('./parquet').then(({ toParquet }) => written('parquet', ({ columns }, place) => toParquet(columns, request.metadonnees[place] ?? {}, request.lien, count)));
    }
  };
}
