import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Parses a published gzipped JSON file. */
export const readGzipJson = (folder: string, fichier: string): unknown => JSON.parse(gunzipSync(readFileSync(join(folder, fichier))).toString('utf8'));
