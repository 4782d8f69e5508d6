import type { StartupIndicator } from '../../contract/startup';
import { type Cited, citedMetadata, citedNotes, citedOf, citedSheets } from '../../view-models/files/cited';
import { fileName } from '../../view-models/files/file-name';
import { type FileFormat, formatWords } from '../../view-models/files/formats';
import { columnValues, type FilePart, type TableFile } from '../../view-models/files/table-file';
import type { Writing } from '../../views/files/download-form';
import type { ExportsClient } from '../../workers/exports/client';
import type { PublishedFiles } from '../../files/published-files';
import { placesOfCommunes, rowsByDepartement } from './outlines';
import { readRegister } from './register';

interface WriteTools {
  readonly files: PublishedFiles;
  readonly exporter: ExportsClient;
  readonly catalogue: readonly StartupIndicator[];
  /** Outlines are cells around points. */
  readonly schematic: boolean;
}

/** Shares of the time: columns, then places, then the file itself. */
const prepared = 0.3;
const pointsAtOnce = 5_000;

/** Sends one column at a time: the page is never held for longer than one takes. */
async function sendColumns(exporter: ExportsClient, part: FilePart, fichier: string, signal: AbortSignal, onColumn: () => void): Promise<void> {
  await exporter.run({ kind: 'tableau', nom: part.nom, fichier }, signal);
  for (const column of part.columns) {
    const colonne = columnValues(column, part.rows);
    await exporter.run({ kind: 'colonne', colonne }, signal, { transfer: colonne.kind === 'nombre' ? [colonne.values.buffer] : [] });
    onColumn();
  }
}

async function sendPlaces({ files, exporter }: WriteTools, { places, rows }: FilePart, signal: AbortSignal, onShare: (share: number) => void): Promise<void> {
  if (places === null) return;
  if (places.kind === 'points') {
    for (let start = 0; start < rows; start += pointsAtOnce) {
      const rangees = Int32Array.from({ length: Math.min(pointsAtOnce, rows - start) }, (_, place) => start + place);
      const along = (of: (place: number) => number): Float64Array => Float64Array.from(rangees, (place) => of(place));
      await exporter.run({ kind: 'entites', rangees, places: { contours: null, lon: along(places.lon), lat: along(places.lat) } }, signal);
      onShare((start + rangees.length) / rows);
    }
    return;
  }
  const communes = await files.communes(signal);
  const parts = rowsByDepartement(rows, places.rankOf, communes);
  let done = 0;
  for (const [departement, rangees] of parts) {
    await exporter.run({ kind: 'entites', rangees, places: await placesOfCommunes(files, departement, rangees.map((place) => places.rankOf(place)), communes, signal) }, signal);
    onShare((done += 1) / parts.size);
  }
}

const outlinesText = ({ places }: FilePart, schematic: boolean): string | null => {
  if (places?.kind !== 'communes') return null;
  return schematic ? 'Contours schématiques : cellules autour d’un point par commune.' : 'Contours simplifiés ; point de référence où le contour manque (propriété « geometrie »).';
};

/** The last message: what each part says beside its rows, and the format. */
function finish({ exporter, schematic }: WriteTools, file: TableFile, format: FileFormat, cited: Cited, signal: AbortSignal, onProgress: (share: number) => void): Promise<Blob> {
  const { parts } = file;
  switch (format) {
    case 'xlsx':
      return exporter.run({ kind: 'classeur', annexes: parts.map((part) => citedSheets(file, part, cited)) }, signal, { onProgress });
    case 'csv-fr':
    case 'csv':
      return exporter.run({ kind: 'csv', separateur: format === 'csv' ? ',' : ';', notes: parts.map((part) => citedNotes(file, part, cited)) }, signal, { onProgress });
    case 'geojson':
      return exporter.run({ kind: 'geojson', metadonnees: parts.map((part) => citedMetadata(file, part, cited, outlinesText(part, schematic))) }, signal, { onProgress });
    case 'parquet':
      return exporter.run({ kind: 'parquet', metadonnees: parts.map((part) => citedMetadata(file, part, cited, null)), lien: location.href }, signal, { onProgress });
  }
}

/**
 * Writes a table in the worker, column after column.
 * @throws ComputeError, PublishedFileError; the signal's reason when given up.
 */
export async function writeFile(tools: WriteTools, file: TableFile, format: FileFormat, signal: AbortSignal, onWriting: (writing: Writing) => void): Promise<{ readonly name: string; readonly blob: Blob }> {
  const { exporter } = tools;
  const { extension } = formatWords[format];
  const columns = file.parts.reduce((sum, part) => sum + part.columns.length, 0);
  const drawn = format === 'geojson';
  try {
    const cited = citedOf(file, tools.catalogue, await readRegister(tools.files, signal));
    let sent = 0;
    for (const [place, part] of file.parts.entries()) {
      await sendColumns(exporter, part, fileName(extension, ...file.names, part.suffixe), signal, () => {
        onWriting({ text: 'Lecture des colonnes…', share: (prepared * (sent += 1)) / columns });
      });
      if (drawn) await sendPlaces(tools, part, signal, (share) => onWriting({ text: 'Lecture des contours…', share: prepared + ((1 - prepared) * (place + share)) / file.parts.length }));
    }
    const blob = await finish(tools, file, format, cited, signal, (share) => {
      if (!drawn) onWriting({ text: 'Écriture du fichier…', share: prepared + (1 - prepared) * share });
    });
    return { name: fileName(file.parts.length > 1 ? 'zip' : extension, ...file.names), blob };
  } finally {
    exporter.close();
  }
}
