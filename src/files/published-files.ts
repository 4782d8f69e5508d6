import type { Table } from 'apache-arrow';
import * as v from 'valibot';
import type { TerritoireId } from '../contract/codes';
import { type Manifest, manifestSchema, type ManifestValueFile } from '../contract/manifest';
import { type Startup, startupSchema } from '../contract/startup';
import { type TableName } from '../contract/tables';
import { type CommuneValues, decodeValueFile } from '../contract/value-file';
import { type CommunesTable, ranksFromColumns } from '../domain/communes';
import { loadArrow, readArrowTable } from './arrow-tables';
import { readCommunes } from './communes-file';
import { download, type Fetch, type FileToFetch } from './download';
import { LeastRecentlyUsed } from './least-recently-used';
import { PublishedFileError } from './published-file-error';
import { SharedTasks } from './shared-tasks';
import { type ConfirmWholeTiles, TilesSource } from './tiles';

/** Values of an indicator for one year, every commune by rank. Shared between callers: never write in the arrays. */
export interface YearValues extends CommuneValues {
  readonly indicateur: string;
  readonly annee: number;
}

/** A verified Arrow IPC, unpacked, ready for the engine. */
export interface ArrowBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lignes: number;
}

/** The published files of one build, read when asked for. Every method throws `PublishedFileError`, or the signal's reason when aborted. */
export interface PublishedFiles {
  readonly manifest: (signal?: AbortSignal) => Promise<Manifest>;
  readonly startup: (signal?: AbortSignal) => Promise<Startup>;
  /** @param annee null: the latest year published. */
  readonly values: (indicateur: string, annee: number | null, signal?: AbortSignal) => Promise<YearValues>;
  readonly communes: (signal?: AbortSignal) => Promise<CommunesTable>;
  /** Ranks of the communes of a territory, ascending; null for France: all of them. Empty when no commune is known to be in it. */
  readonly territoryRanks: (id: TerritoireId, signal?: AbortSignal) => Promise<Int32Array<ArrayBuffer> | null>;
  /** A table of the manifest (`lieux_odbl` too), checked against `schema`. */
  readonly arrow: (fichier: string, schema: TableName, signal?: AbortSignal) => Promise<Table>;
  readonly arrowBytes: (fichier: string, schema: TableName, signal?: AbortSignal) => Promise<ArrowBytes>;
  /** Outlines of a département. */
  readonly contours: (departement: string, signal?: AbortSignal) => Promise<Table>;
  readonly contoursBytes: (departement: string, signal?: AbortSignal) => Promise<ArrowBytes>;
  /** The access file of the planner, unpacked; `decodeAccessFile` reads it. */
  readonly access: (signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
  /** The tiles, their head on its way. @param confirm asked once, before a host without byte ranges is made to send the whole file. */
  readonly tilesSource: (confirm: ConfirmWholeTiles, signal?: AbortSignal) => Promise<TilesSource>;
}

export interface PublishedFilesOptions {
  /** Folder of `manifest.json`, with its final slash. */
  readonly base: URL;
  readonly fetch: Fetch;
  /** Value files kept decoded (about 0.3 MB each for all of France). */
  readonly valuesKept?: number;
}

/** Years published for an indicator, ascending; empty when the manifest knows no value of it. */
export const yearsOf = (manifest: Manifest, indicateur: string): readonly number[] =>
  (own(manifest.valeurs, indicateur) ?? []).map(({ annee }) => annee).sort((a, b) => a - b);

const manifestFile = 'manifest.json';

/** A link may name anything, `constructor` too. */
const own = <T>(entries: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(entries, key) ? entries[key] : undefined);

export function openPublishedFiles({ base, fetch, valuesKept = 96 }: PublishedFilesOptions): PublishedFiles {
  const shared = new SharedTasks();
  const keptValues = new LeastRecentlyUsed<YearValues>(valuesKept);
  const kept = new Map<string, unknown>();

  /** Reads once, then keeps: a failure is not kept, so that the next call tries again. */
  async function once<T>(key: string, signal: AbortSignal | undefined, read: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    if (kept.has(key)) return kept.get(key) as T;
    return shared.run(key, signal, async (sharedSignal) => {
      const value = await read(sharedSignal);
      kept.set(key, value);
      return value;
    });
  }

  const locate = (role: FileToFetch['role'], file: { fichier: string; octets: number; empreinte: string }): FileToFetch => ({
    role,
    fichier: file.fichier,
    url: new URL(file.fichier, base).href,
    octets: file.octets,
    empreinte: file.empreinte,
  });

  const manifest = (signal?: AbortSignal): Promise<Manifest> =>
    once('manifeste', signal, async (sharedSignal) => {
      const file: FileToFetch = { role: 'manifeste', fichier: manifestFile, url: new URL(manifestFile, base).href };
      const json = readJson(await download(fetch, file, { signal: sharedSignal, cache: 'no-cache' }), file);
      const version = v.safeParse(v.object({ version: v.unknown() }), json);
      if (version.success && version.output.version !== 1) {
        throw new PublishedFileError('version', file, `version ${String(version.output.version)}`);
      }
      return checked(manifestSchema, json, file);
    });

  const startup = (signal?: AbortSignal): Promise<Startup> =>
    once('demarrage', signal, async (sharedSignal) => {
      const file = locate('demarrage', (await manifest(sharedSignal)).demarrage);
      return checked(startupSchema, readJson(await download(fetch, file, { signal: sharedSignal }), file), file);
    });

  async function values(indicateur: string, annee: number | null, signal?: AbortSignal): Promise<YearValues> {
    const { valeurs, nb_communes } = await manifest(signal);
    const published = publishedYear(own(valeurs, indicateur) ?? [], annee);
    if (published === undefined) {
      const fichier = annee === null ? indicateur : `${indicateur} ${annee}`;
      throw new PublishedFileError('absent', { role: 'valeurs', fichier }, 'le manifeste ne cite aucun fichier pour cette année');
    }
    const key = published.fichier;
    const known = keptValues.get(key);
    if (known !== undefined) return known;
    return shared.run(`valeurs ${key}`, signal, async (sharedSignal) => {
      const file = locate('valeurs', published);
      const bytes = await download(fetch, file, { signal: sharedSignal });
      const read = { indicateur, annee: published.annee, ...decodeValues(bytes, published, nb_communes, file) };
      keptValues.set(key, read);
      return read;
    });
  }

  async function readTable(fichier: string, schema: TableName, signal: AbortSignal): Promise<ArrowBytes & { readonly table: Table }> {
    const entry = own((await manifest(signal)).tables, fichier);
    const role = fichier === 'communes' ? 'communes' : 'table';
    if (entry === undefined) throw new PublishedFileError('absent', { role, fichier }, 'le manifeste ne cite pas cette table');
    return readArrow(locate(role, entry), schema, entry.lignes, signal);
  }

  async function readContours(departement: string, signal: AbortSignal): Promise<ArrowBytes & { readonly table: Table }> {
    const entry = own((await manifest(signal)).contours, departement);
    if (entry === undefined) {
      const fichier = `contours du département ${departement}`;
      throw new PublishedFileError('absent', { role: 'contours', fichier }, 'le manifeste ne cite pas ce département');
    }
    return readArrow(locate('contours', entry), 'contours', entry.lignes, signal);
  }

  async function readArrow(file: FileToFetch, schema: TableName, lignes: number, signal: AbortSignal) {
    const [bytes, arrow] = await Promise.all([download(fetch, file, { signal }), loadArrow()]);
    return { bytes, lignes, table: readArrowTable(arrow, bytes, schema, lignes, file) };
  }

  const communes = (signal?: AbortSignal): Promise<CommunesTable> =>
    once('communes', signal, async (sharedSignal) => {
      const { table } = await readTable('communes', 'communes', sharedSignal);
      try {
        return readCommunes(table);
      } catch (cause) {
        if (cause instanceof RangeError) throw new PublishedFileError('schema', { role: 'communes', fichier: 'communes' }, cause.message, cause);
        throw cause;
      }
    });

  async function territoryRanks(id: TerritoireId, signal?: AbortSignal): Promise<Int32Array<ArrayBuffer> | null> {
    if (id.startsWith('cls:')) {
      const found = (await startup(signal)).territoires.find((territoire) => territoire.id === id);
      return Int32Array.from(found?.communes ?? [], ({ rang }) => rang).sort();
    }
    if (id.startsWith('france:')) return null;
    return ranksFromColumns(await communes(signal), id);
  }

  return {
    manifest,
    startup,
    values,
    communes,
    territoryRanks,
    arrow: async (fichier, schema, signal) =>
      (await shared.run(`table ${fichier}`, signal, (sharedSignal) => readTable(fichier, schema, sharedSignal))).table,
    arrowBytes: (fichier, schema, signal) => shared.run(`table ${fichier}`, signal, (sharedSignal) => readTable(fichier, schema, sharedSignal)),
    contours: async (departement, signal) =>
      (await shared.run(`contours ${departement}`, signal, (sharedSignal) => readContours(departement, sharedSignal))).table,
    contoursBytes: (departement, signal) =>
      shared.run(`contours ${departement}`, signal, (sharedSignal) => readContours(departement, sharedSignal)),
    access: (signal) =>
      shared.run('acces', signal, async (sharedSignal) => {
        const file = (await manifest(sharedSignal)).acces;
        if (file === undefined) {
          throw new PublishedFileError('absent', { role: 'acces', fichier: 'acces' }, 'le manifeste ne cite pas de fichier d’accès');
        }
        return download(fetch, locate('acces', file), { signal: sharedSignal });
      }),
    tilesSource: async (confirm, signal) => {
      const { fichier, octets } = (await manifest(signal)).tuiles;
      const source = new TilesSource({ fetch, url: new URL(fichier, base).href, fichier, octets, confirm });
      source.warm();
      return source;
    },
  };
}

/** The year asked for, or the latest. */
function publishedYear(files: readonly ManifestValueFile[], annee: number | null): ManifestValueFile | undefined {
  if (annee !== null) return files.find((file) => file.annee === annee);
  return files.toSorted((a, b) => b.annee - a.annee)[0];
}

function readJson(bytes: Uint8Array, file: FileToFetch): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new PublishedFileError('tronque', file, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function checked<S extends v.GenericSchema>(schema: S, json: unknown, file: FileToFetch): v.InferOutput<S> {
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new PublishedFileError('schema', file, `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim());
}

function decodeValues(bytes: Uint8Array, { decimales }: ManifestValueFile, communes: number, file: FileToFetch): CommuneValues {
  try {
    return decodeValueFile(bytes, decimales, communes);
  } catch (cause) {
    if (cause instanceof RangeError) throw new PublishedFileError('tronque', file, cause.message, cause);
    throw cause;
  }
}
