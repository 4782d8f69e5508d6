import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Row } from '../../src/contract/tables';
import type { Passage } from '../../src/domain/hours/rounds';
import { compareText } from '../lib/anomalies';
import { type CsvFile, type CsvRow, parseCsvText } from '../lib/csv-file';
import { LayoutError } from '../lib/layout-error';
import type { DataFileIssue } from './data-file-error';
import { type LieuEntry, lieuEntryIssues, lieuEntrySchema, lieuxColumns, type LieuxColumn } from './lieux-schema';
import { checkCommune, type CogReference, type DataFileAnomaly } from './reference';
import { hoursByDay, passageOf, saysPassage, withoutDay } from './rounds';

/** One passage of a round at a place. */
export interface LieuPassage {
  readonly lieu: string;
  readonly passage: Passage;
}

export interface ReadLieux {
  readonly rows: Row<'lieux'>[];
  readonly passages: LieuPassage[];
  /** Communes that a service says it goes to, by place: codes of the COG 2026, sorted. */
  readonly desservies: Map<string, readonly string[]>;
  readonly issues: DataFileIssue[];
  readonly anomalies: DataFileAnomaly[];
  readonly files: string[];
}

interface Context {
  readonly reference: CogReference;
  /** Contracts that a place may name; null where some could not be read, so that one mistake is not told twice. */
  readonly contrats: ReadonlySet<string> | null;
}

/** Identifier of these files in the registry of the sources; where each place comes from is said in its comment. */
export const sourceLieux = 'lieux_des_contrats';

const template = 'modele.csv';

/** Reads the places that contracts name (`data/lieux/*.csv`, the template left out). Mistakes are returned, not thrown. */
export function readLieux(dataDir: string, context: Context): ReadLieux {
  const read: ReadLieux = { rows: [], passages: [], desservies: new Map(), issues: [], anomalies: [], files: [] };
  const known = new Map<string, { entry: LieuEntry; file: string; commune: string }>();
  const folder = join(dataDir, 'lieux');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.csv') && name !== template)
    .sort(compareText);
  for (const name of names) {
    const file = `data/lieux/${name}`;
    read.files.push(file);
    for (const { line, entry } of readEntries(file, readFileSync(join(folder, name)), read.issues)) {
      const other = known.get(entry.id);
      const issue = (field: LieuxColumn, message: string): DataFileIssue => ({ file, line, field, message });
      if (other !== undefined && (other.file !== file || !samePlace(other.entry, entry))) {
        read.issues.push(issue('id', `identifiant déjà pris par un autre lieu\u00a0: ${entry.id}`));
        continue;
      }
      if (other === undefined) {
        const { code, anomaly } = checkCommune(entry.commune, context.reference);
        known.set(entry.id, { entry, file, commune: code ?? entry.commune });
        if (code === null) read.issues.push(issue('commune', `commune inconnue\u00a0: ${entry.commune}`));
        if (anomaly !== null) read.anomalies.push({ ...issue('commune', anomaly.message), ...anomaly });
        if (entry.desservies !== null) read.desservies.set(entry.id, servedCommunes(entry.desservies, context.reference, issue, read));
        if (entry.contrat !== null && context.contrats?.has(entry.contrat) === false) {
          read.issues.push(issue('contrat', `contrat inconnu\u00a0: ${entry.contrat}`));
        }
      }
      if (saysPassage(entry)) read.passages.push({ lieu: entry.id, passage: passageOf(entry) });
    }
  }
  for (const { entry, commune } of known.values()) {
    const passages = read.passages.filter(({ lieu }) => lieu === entry.id).map(({ passage }) => passage);
    read.rows.push(lieuRow(entry, commune, passages, context.reference));
  }
  return read;
}

function servedCommunes(
  written: readonly string[],
  reference: CogReference,
  issue: (field: LieuxColumn, message: string) => DataFileIssue,
  { issues, anomalies }: Pick<ReadLieux, 'issues' | 'anomalies'>,
): string[] {
  const codes = written.flatMap((each) => {
    const { code, anomaly } = checkCommune(each, reference);
    if (code === null) issues.push(issue('desservies', `commune inconnue\u00a0: ${each}`));
    if (anomaly !== null) anomalies.push({ ...issue('desservies', anomaly.message), ...anomaly });
    return code ?? [];
  });
  return [...new Set(codes)].sort(compareText);
}

function readEntries(file: string, bytes: Uint8Array, issues: DataFileIssue[]): { line: number; entry: LieuEntry }[] {
  let csv: CsvFile;
  try {
    csv = parseCsvText(bytes, { separator: ',', headerLine: 1, columns: [], minimumRows: 0 });
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error;
    issues.push({ file, line: 1, field: '', message: `CSV illisible\u00a0: ${error.message}` });
    return [];
  }
  const wrong = headerIssues(file, csv.header);
  issues.push(...wrong);
  return wrong.length > 0 ? [] : csv.rows.flatMap((row) => readEntry(file, csv.header, row, issues));
}

function headerIssues(file: string, header: readonly string[]): DataFileIssue[] {
  const names = new Set<string>(lieuxColumns);
  const at = (field: string, message: string): DataFileIssue => ({ file, line: 1, field, message });
  return [
    ...lieuxColumns.filter((name) => !header.includes(name)).map((name) => at(name, 'colonne absente')),
    ...header.filter((name) => !names.has(name)).map((name) => at(name, 'colonne inconnue')),
    ...header.filter((name, i) => header.indexOf(name) !== i).map((name) => at(name, 'colonne écrite deux fois')),
  ];
}

function readEntry(
  file: string,
  header: readonly string[],
  { line, cells }: CsvRow,
  issues: DataFileIssue[],
): { line: number; entry: LieuEntry }[] {
  if (cells.length !== header.length) {
    const message = `${cells.length} cellules lues, ${header.length} attendues`;
    issues.push({ file, line, field: '', message });
    return [];
  }
  const record = Object.fromEntries(header.map((name, position) => [name, cells[position] ?? '']));
  const result = v.safeParse(lieuEntrySchema, record);
  if (result.success) {
    const wrong = lieuEntryIssues(result.output);
    issues.push(...wrong.map((found) => ({ file, line, ...found })));
    return wrong.length > 0 ? [] : [{ line, entry: result.output }];
  }
  for (const { path, message } of result.issues) {
    issues.push({ file, line, field: String(path?.[0]?.key ?? ''), message });
  }
  return [];
}

/** An entry without what changes from one passage to the other. */
function placeOf(entry: LieuEntry): Partial<LieuEntry> {
  const { jour: _1, heure_debut: _2, heure_fin: _3, semaines: _4, reference: _5, parite: _6, rangs: _7, du: _8, au: _9, periode: _10, ...place } = entry;
  return place;
}
const samePlace = (a: LieuEntry, b: LieuEntry): boolean => JSON.stringify(placeOf(a)) === JSON.stringify(placeOf(b));

function lieuRow(
  entry: LieuEntry,
  commune: string,
  passages: readonly Passage[],
  { communes }: CogReference,
): Row<'lieux'> {
  const { id, categorie, sous_categorie, nom, adresse, code_postal, telephone, courriel, site } = entry;
  const point = entry.precision === 'commune' ? communes.get(commune) : entry;
  const caution = entry.precision === 'commune' ? 'Position\u00a0: celle de la commune, non celle du lieu.' : null;
  return {
    id,
    categorie,
    sous_categorie,
    nom,
    adresse,
    code_postal,
    commune,
    lon: point?.lon ?? null,
    lat: point?.lat ?? null,
    telephone,
    courriel,
    site,
    horaires: hoursByDay(passages),
    itinerant: entry.itinerant,
    capacite: entry.capacite,
    commentaire: sentences([
      entry.commentaire,
      ...passages.map(withoutDay),
      caution,
      `Source\u00a0: ${entry.source}.`,
    ]),
    contrat: entry.contrat,
    source: sourceLieux,
    date_maj: entry.date_maj,
  };
}

function sentences(parts: readonly (string | null)[]): string | null {
  const written = parts.filter((part) => part !== null);
  return written.length === 0 ? null : written.join(' ');
}
