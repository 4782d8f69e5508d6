import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { build } from 'vite';
import { packRows } from '../../src/contract/columns';
import { finderDepartementSchema } from '../../src/contract/finder';
import { words } from './support/app';
import { finderFile, finderManifest, FinderPage } from './support/finder';
import { gzippedJson, siteFolder } from './support/published';
import { expect, test } from './support/test';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** The next build of the site, as `npm run build:site` makes it: another title, another script, hence another worker. */
async function nextBuild(folder: string): Promise<void> {
  // Of the public folder, what the worker keeps; the data come apart.
  cpSync(join(siteFolder, 'favicon.svg'), join(folder, 'favicon.svg'));
  await build({
    publicDir: false,
    logLevel: 'silent',
    build: { outDir: folder, emptyOutDir: false },
    plugins: [
      { name: 'next-title', transformIndexHtml: (html) => html.replace('<h1>Trouver un relais', '<h1>Deuxième édition : trouver un relais') },
      { name: 'next-script', transform: (code, id) => (id.endsWith('/src/finder/main.ts') ? `${code}\ndocument.documentElement.dataset.edition = 'deux';` : null) },
    ],
  });
}

/** The next publication of the data: the file of the Indre has another name and other words; the old one is gone. */
function nextData(folder: string): void {
  cpSync(join(siteFolder, 'data/relais'), join(folder, 'relais'), { recursive: true });
  const fichier = finderFile('36', 'points');
  const read = v.parse(finderDepartementSchema, JSON.parse(gunzipSync(readFileSync(join(folder, fichier))).toString('utf8')));
  const lieux = read.lieux.map((place) => ({ ...place, nom: place.nom.replace('France services du Blanc', 'France services du Blanc, nouvelle adresse') }));
  const body = gzippedJson({ ...read, communes: packRows(read.communes), lieux: packRows(lieux) });
  rmSync(join(folder, fichier));
  writeFileSync(join(folder, 'relais/points-36.suivante.json.gz'), body);
  const manifest = finderManifest();
  const entry = manifest.departements['36'];
  if (entry === undefined) throw new Error('36 not published');
  const departements = { ...manifest.departements, '36': { ...entry, points: { fichier: 'relais/points-36.suivante.json.gz', octets: body.length } } };
  writeFileSync(join(folder, 'relais/relais.json'), JSON.stringify({ ...manifest, empreinte: 'suivante', departements }));
}

const cachesOf = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

test.describe('two builds, one after the other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-suivant-'));
  test.beforeAll(async () => {
    await nextBuild(join(folder, 'site'));
    nextData(join(folder, 'data'));
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the reader is not interrupted, the next opening is the new build, and nothing is left of the old one', async ({ page, context, hostWith }) => {
    let next = false;
    const host = await hostWith({ site: () => (next ? join(folder, 'site') : siteFolder), data: () => (next ? join(folder, 'data') : join(siteFolder, 'data')) });
    const first = new FinderPage(page, host.url);
    await first.open();
    await first.search('36300', 'Le Blanc');
    await first.keptForOffline();
    await page.reload();
    await expect(first.cards.first()).toContainText('France services du Blanc');
    const before = await cachesOf(page);
    await page.evaluate(() => Reflect.set(globalThis, 'lecture', 'en cours'));

    next = true;
    // The browser looks for a new worker by itself from time to time: here, now.
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('relais.html'))?.update());
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration('relais.html'))?.waiting?.state)).toBe('installed');
    // The page open is still the old one, never reloaded, and what was seen still answers, though its files are gone from the server.
    expect(await page.evaluate(() => [Reflect.get(globalThis, 'lecture'), document.documentElement.dataset['edition'], document.querySelector('h1')?.textContent])).toEqual(['en cours', undefined, 'Trouver un relais près de chez moi']);
    await first.choice(/L’hôpital/u).click();
    await expect(first.answer).toContainText('ne dit pas quels établissements');
    await first.choice(/Mes démarches/u).click();
    await first.search('36000', 'Châteauroux');
    expect(await cachesOf(page)).toEqual(expect.arrayContaining(before));
    await page.close();

    const again = await context.newPage();
    const second = new FinderPage(again, host.url);
    await second.open('#c=36018&q=droits');
    await expect(again.getByRole('heading', { level: 1 })).toHaveText(words('Deuxième édition : trouver un relais près de chez moi'));
    expect(await again.evaluate(() => document.documentElement.dataset['edition'])).toBe('deux');
    await expect(second.cards.first()).toContainText('France services du Blanc');
    await expect.poll(async () => (await cachesOf(again)).filter((name) => before.includes(name) && name.startsWith('relais-page-'))).toEqual([]);
    expect((await cachesOf(again)).filter((name) => name.startsWith('relais-page-'))).toHaveLength(1);
    // The new data were prepared behind the answer, and are read at the next opening, even without network.
    await expect.poll(() => again.evaluate(async () => (await caches.match(new URL('data/relais/relais.json', location.href)))?.text().then((text) => text.includes('points-36.suivante')))).toBe(true);
    await again.close();
    await context.setOffline(true);
    const last = await context.newPage();
    const third = new FinderPage(last, host.url);
    await third.open('#c=36018&q=droits');
    await expect(third.cards.first()).toContainText('France services du Blanc, nouvelle adresse');
    expect([...first.crashes, ...second.crashes, ...third.crashes]).toEqual([]);
  });
});

test('data kept in another layout are fetched in this one before it takes over', async ({ finder, page }) => {
  await finder.open();
  await page.evaluate(async () => {
    const cache = await caches.open('relais-donnees-1');
    // It runs in the page.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const at = (path: string): string => new URL(`data/${path}`, location.href).href;
    await cache.put(at('relais/relais.json'), Response.json({ version: 1, noms: [], departements: { '29': { points: { fichier: 'relais/points-29.ancien.json.gz' }, mobilite: { fichier: 'relais/mobilite-29.ancien.json.gz' } } } }));
    await cache.put(at('relais/points-29.ancien.json.gz'), new Response('ancien'));
  });
  await finder.search('36300', 'Le Blanc');
  await finder.keptForOffline();
  await expect.poll(() => cachesOf(page)).not.toContain('relais-donnees-1');
  const kept = await page.evaluate(async () => (await (await caches.open('relais-donnees-2')).keys()).map(({ url }) => new URL(url).pathname));
  expect(kept).toContain(`/data/${finderFile('29', 'points')}`);
  expect(kept).not.toContain(`/data/${finderFile('29', 'ages')}`);
});
