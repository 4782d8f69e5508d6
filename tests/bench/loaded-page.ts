import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import * as v from 'valibot';
import { startupSchema, type StartupTerritoire } from '../../src/contract/startup';
import { readManifest } from '../../scripts/lib/read-published';
import { Publication } from '../files/support/publication';
import type { ActionsLoad } from './actions-load';

const swapped = ['contrats', 'axes', 'actions', 'actions_themes', 'actions_pilotes', 'actions_communes', 'themes'] as const;

/** Territories of the contracts of the load, as the start-up file gives them: the first map draws their perimeters. */
function territoriesOf({ communes, contrats, territoires_communes: memberships }: ActionsLoad): StartupTerritoire[] {
  const ranks = new Map(communes.map(({ code }, rang) => [code, rang]));
  return contrats.map(({ id, nom, debut, fin, territoire }) => ({
    id: territoire,
    nom,
    bbox: null,
    contrats: [{ id, nom, debut, fin }],
    communes: memberships
      .filter((membership) => membership.territoire === territoire)
      .map(({ commune: code }) => ({ rang: ranks.get(code) ?? 0, code, nom: communes[ranks.get(code) ?? 0]?.nom ?? code, population: null })),
  }));
}

/** Answers a page with the contracts of a load in place of the real ones; communes, values and tiles stay those published. */
export async function serveLoad(page: Page, published: string, load: ActionsLoad): Promise<void> {
  const real = readManifest(published);
  const startup = v.parse(startupSchema, JSON.parse(gunzipSync(readFileSync(join(published, real.demarrage.fichier))).toString('utf8')));
  const { manifest, files } = new Publication({
    tables: Object.fromEntries(swapped.map((name) => [name, load[name]])),
    startup: { ...startup, territoires: territoriesOf(load) },
  });
  const tables = { ...real.tables, ...manifest.tables };
  const empreinte = createHash('sha256').update(JSON.stringify(tables)).digest('hex');
  await page.route(/\/data\//u, async (route) => {
    const path = new URL(route.request().url()).pathname.replace(/^.*\/data\//u, '');
    const file = files.get(path);
    if (path === 'manifest.json') await route.fulfill({ json: { ...real, empreinte, tables, demarrage: manifest.demarrage } });
    else if (file instanceof Uint8Array) await route.fulfill({ body: Buffer.from(file), contentType: 'application/octet-stream' });
    else await route.continue();
  });
}
