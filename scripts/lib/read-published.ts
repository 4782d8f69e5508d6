import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { tableFromIPC, type Table } from 'apache-arrow';
import * as v from 'valibot';
import { type Manifest, type ManifestValueFile, manifestSchema } from '../../src/contract/manifest';
import { type CommuneValues, decodeValueFile } from '../../src/contract/value-file';
import { manifestName } from './publisher';

/** Reads the manifest of a folder of published files. @throws Error if there is none, or it is not one. */
export function readManifest(folder: string): Manifest {
  return v.parse(manifestSchema, JSON.parse(readFileSync(join(folder, manifestName), 'utf8')));
}

/** Reads a published Arrow file. */
export const readTable = (folder: string, fichier: string): Table => tableFromIPC(gunzipSync(readFileSync(join(folder, fichier))));

/** Reads a published value file. */
export const readValues = (folder: string, { fichier, decimales }: ManifestValueFile, communes: number): CommuneValues =>
  decodeValueFile(gunzipSync(readFileSync(join(folder, fichier))), decimales, communes);
