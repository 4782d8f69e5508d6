import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as arrow from 'apache-arrow';
import type { Manifest } from '../../../src/contract/manifest';
import type { Startup } from '../../../src/contract/startup';
import { type Column, type Row, type TableName, tables } from '../../../src/contract/tables';
import { type CommuneValues, encodeValueFile } from '../../../src/contract/value-file';

/** A few rows of the published layout, made from the contract's schemas as the pipeline makes them. */

const arrowType = (column: Column): arrow.DataType => {
  switch (column.type) {
    case 'utf8':
    case 'date':
      return new arrow.Utf8();
    case 'int32':
      return new arrow.Int32();
    case 'float64':
      return new arrow.Float64();
    case 'bool':
      return new arrow.Bool();
  }
};

/** Arrow IPC of rows, every column of the contract in its order. */
export function arrowOf<T extends TableName>(name: T, rows: readonly Row<T>[], format: 'stream' | 'file' = 'stream'): Uint8Array<ArrayBuffer> {
  const columns: Record<string, arrow.Vector> = {};
  for (const [column, declared] of Object.entries<Column>(tables[name])) {
    const cells = rows.map((row) => Object.entries(row).find(([key]) => key === column)?.[1]);
    columns[column] = arrow.vectorFromArray(cells, arrowType(declared));
  }
  return new Uint8Array(arrow.tableToIPC(new arrow.Table(columns), format));
}

export interface PublishedValue {
  readonly indicateur: string;
  readonly annee: number;
  readonly decimales: number;
  readonly values: CommuneValues;
}

export interface PublicationOptions {
  readonly tables?: { readonly [T in TableName]?: readonly Row<T>[] };
  readonly lieuxOdbl?: readonly Row<'lieux'>[];
  readonly contours?: Readonly<Record<string, readonly Row<'contours'>[]>>;
  readonly values?: readonly PublishedValue[];
  readonly startup?: Startup;
  readonly tiles?: Uint8Array<ArrayBuffer>;
  readonly gzip?: boolean;
}

/** What a host answers for a path: bytes, or a response of its own. */
export type Answer = Uint8Array<ArrayBuffer> | ((init: RequestInit | undefined) => Response | Promise<Response>);

/** The files of a build by path, a manifest that cites them, and a `fetch` that serves them. */
export class Publication {
  readonly base = new URL('https://exemple.test/carto/data/');
  readonly files = new Map<string, Answer>();
  readonly requests: { readonly path: string; readonly init: RequestInit | undefined }[] = [];
  manifest: Manifest;

  constructor(options: PublicationOptions = {}) {
    const gzip = options.gzip ?? true;
    const add = (name: string, content: Uint8Array, extension: string) => {
      const bytes = new Uint8Array(gzip ? gzipSync(content) : content);
      const empreinte = sha256(bytes);
      const fichier = `${name}.${empreinte.slice(0, 10)}.${extension}${gzip ? '.gz' : ''}`;
      this.files.set(fichier, bytes);
      return { fichier, empreinte, octets: bytes.length };
    };
    const published: Manifest['tables'] = {};
    const addTable = <T extends TableName>(fichier: string, name: T, rows: readonly Row<T>[]) => {
      published[fichier] = { ...add(fichier, arrowOf(name, rows), 'arrow'), lignes: rows.length, millesime: null };
    };
    for (const name of namesOf(options.tables ?? {})) addTable(name, name, rowsOf(options.tables ?? {}, name));
    if (options.lieuxOdbl !== undefined) addTable('lieux_odbl', 'lieux', options.lieuxOdbl);
    const contours: Manifest['contours'] = {};
    for (const [departement, rows] of Object.entries(options.contours ?? {})) {
      contours[departement] = { ...add(`contours/${departement}`, arrowOf('contours', rows), 'arrow'), lignes: rows.length, millesime: null };
    }
    const valeurs: Manifest['valeurs'] = {};
    for (const { indicateur, annee, decimales, values } of options.values ?? []) {
      const file = add(`valeurs/${indicateur}-${annee}`, encodeValueFile(values, decimales), 'bin');
      const renseignees = values.values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
      valeurs[indicateur] = [...(valeurs[indicateur] ?? []), { ...file, annee, decimales, renseignees }];
    }
    const tiles = options.tiles ?? new Uint8Array(64);
    const tileHash = sha256(tiles);
    const tileFile = `communes.${tileHash.slice(0, 10)}.pmtiles`;
    this.files.set(tileFile, tiles);
    const startup: Startup = options.startup ?? { territoires: [], france_bbox: [-5, 41, 10, 51], indicateurs: [] };
    this.manifest = {
      version: 1,
      etat: 'complet',
      empreinte: 'essai',
      donnees_au: null,
      nb_communes: options.values?.[0]?.values.values.length ?? options.tables?.communes?.length ?? 0,
      tables: published,
      valeurs,
      contours,
      tuiles: { fichier: tileFile, empreinte: tileHash, octets: tiles.length, zoom_min: 3, zoom_max: 11, contours_schematiques: false },
      demarrage: add('demarrage', new TextEncoder().encode(JSON.stringify(startup)), 'json'),
    };
  }

  readonly fetch = async (input: string, init?: RequestInit): Promise<Response> => {
    init?.signal?.throwIfAborted();
    const path = input.slice(this.base.href.length);
    this.requests.push({ path, init });
    await new Promise((resolve) => setTimeout(resolve, 0));
    init?.signal?.throwIfAborted();
    const answer = path === 'manifest.json' ? new TextEncoder().encode(JSON.stringify(this.manifest)) : this.files.get(path);
    if (answer === undefined) return new Response('absent', { status: 404 });
    return typeof answer === 'function' ? answer(init) : new Response(answer);
  };

  /** Path of a table's file. */
  pathOf(table: string): string {
    const entry = this.manifest.tables[table];
    if (entry === undefined) throw new Error(`${table} n’est pas publiée`);
    return entry.fichier;
  }

  requestsOf(path: string): number {
    return this.requests.filter((request) => request.path === path).length;
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const namesOf = (given: NonNullable<PublicationOptions['tables']>): TableName[] =>
  Object.keys(tables).filter((name): name is TableName => name in given);

const rowsOf = <T extends TableName>(given: { readonly [K in TableName]?: readonly Row<K>[] }, name: T): readonly Row<T>[] => given[name] ?? [];
