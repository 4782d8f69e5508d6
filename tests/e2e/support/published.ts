import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page, Route } from '@playwright/test';
import * as arrow from 'apache-arrow';
import * as v from 'valibot';
import { type Manifest, manifestSchema } from '../../../src/contract/manifest';
import { type Startup, startupSchema } from '../../../src/contract/startup';

/** The built site under test. */
export const siteFolder = process.env['CLS_SITE'] ?? 'dist';

const read = (fichier: string): Buffer => readFileSync(join(siteFolder, 'data', fichier));

export const manifest: Manifest = v.parse(manifestSchema, JSON.parse(read('manifest.json').toString('utf8')));
export const readStartup = (): Startup => v.parse(startupSchema, JSON.parse(gunzipSync(read(manifest.demarrage.fichier)).toString('utf8')));

/** Published path of a table. */
export function tableFile(table: string): string {
  const file = manifest.tables[table]?.fichier;
  if (file === undefined) throw new Error(`table ${table} not published`);
  return file;
}

/** Published path of the latest year of an indicator, with that year. */
export function latestValues(indicateur: string): { readonly fichier: string; readonly annee: number } {
  const latest = manifest.valeurs[indicateur]?.toSorted((a, b) => b.annee - a.annee)[0];
  if (latest === undefined) throw new Error(`indicator ${indicateur} not published`);
  return latest;
}

/** One column of text of a published table. */
export function textColumn(table: string, column: string): (string | null)[] {
  const vector = arrow.tableFromIPC(gunzipSync(read(tableFile(table)))).getChild(column);
  return Array.from(vector ?? [], (cell: unknown) => (typeof cell === 'string' ? cell : null));
}

/** A published table with the texts of one column replaced, gzipped as it is published. */
export function withTexts(table: string, column: string, replace: (text: string, row: number) => string): Buffer {
  const published = arrow.tableFromIPC(gunzipSync(read(tableFile(table))));
  const columns = Object.fromEntries(
    published.schema.fields.map(({ name }) => {
      const vector = published.getChild(name);
      if (vector === null) throw new Error(`column ${name} missing`);
      if (name !== column) return [name, vector];
      const texts = Array.from(vector, (cell: unknown, row) => (typeof cell === 'string' ? replace(cell, row) : null));
      return [name, arrow.vectorFromArray(texts, new arrow.Utf8())];
    }),
  );
  return gzipSync(arrow.tableToIPC(new arrow.Table(columns), 'stream'));
}

export const gzippedJson = (json: unknown): Buffer => gzipSync(JSON.stringify(json));

/** How a published file goes wrong; the manifest still announces the true one. */
export type Damage = 'missing' | 'truncated';

const onFile = (fichier: string): string => `**/data/${fichier}`;

export async function damage(page: Page, fichier: string, how: Damage): Promise<void> {
  await page.route(onFile(fichier), async (route) => {
    if (how === 'missing') await route.fulfill({ status: 404, contentType: 'text/plain', body: '404' });
    else await fulfilBytes(route, read(fichier).subarray(0, Math.floor(read(fichier).length / 2)));
  });
}

export const repair = (page: Page, fichier: string): Promise<void> => page.unroute(onFile(fichier));

const fulfilBytes = (route: Route, body: Buffer): Promise<void> => route.fulfill({ status: 200, contentType: 'application/octet-stream', body });

/** Publishes other bytes in place of files, with a manifest that announces them: what a faulty build would publish. */
export async function publishInstead(page: Page, replaced: Readonly<Record<string, Buffer>>): Promise<void> {
  const announce = <T extends Announced>(file: T): T => {
    const body = replaced[file.fichier];
    return body === undefined ? file : { ...file, empreinte: createHash('sha256').update(body).digest('hex'), octets: body.length };
  };
  const edited: Manifest = {
    ...manifest,
    tables: Object.fromEntries(Object.entries(manifest.tables).map(([table, file]) => [table, announce(file)])),
    valeurs: Object.fromEntries(Object.entries(manifest.valeurs).map(([indicateur, years]) => [indicateur, years.map(announce)])),
    demarrage: announce(manifest.demarrage),
  };
  await page.route(onFile('manifest.json'), (route) => route.fulfill({ json: edited }));
  for (const [fichier, body] of Object.entries(replaced)) await page.route(onFile(fichier), (route) => fulfilBytes(route, body));
}

interface Announced {
  readonly fichier: string;
  readonly empreinte: string;
  readonly octets: number;
}

/** The bytes of another table, as published. */
export const bytesOf = (fichier: string): Buffer => read(fichier);
