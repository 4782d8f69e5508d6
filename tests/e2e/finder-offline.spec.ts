import { words } from './support/app';
import { expect, test } from './support/test';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('after one visit, the page opens and answers without network for what was seen', async ({ finder, page, context }) => {
  await finder.open();
  await finder.search('36300', 'Le Blanc');
  await finder.keptForOffline();
  await context.setOffline(true);
  await page.goto('about:blank');
  await finder.open('#c=36018&q=droits');
  await expect(finder.cards.first()).toContainText('France services du Blanc');
  await expect(page.locator('#fraicheur')).toContainText(words('Données les plus récentes'));
  await finder.openFirstCard();
  await expect(finder.cards.first().getByRole('table')).toBeVisible();
  // Another commune of the same département, by its postal code.
  await finder.search('36000', words('Châteauroux'));
  // And another by its name, whose shard of names was never read.
  await finder.search('Mérigny', words('Mérigny'));
  await expect(finder.cards.first()).toBeVisible();
  // A département never seen.
  await finder.open('#c=29019&q=droits');
  await page.reload();
  await expect(finder.announced).toContainText('hors connexion');
});

test('the worker keeps the finder and nothing of the dashboard', async ({ finder, page }) => {
  await finder.open();
  await finder.search('36300', 'Le Blanc');
  await finder.keptForOffline();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/relais.html');
  expect(kept).toContain('/data/relais/relais.json');
  expect(kept.filter((path) => !/^\/(?:relais\.html|favicon\.svg|assets\/[\w.-]+\.(?:js|css|woff2)|data\/relais\/[\w.-]+)$/u.test(path))).toEqual([]);
  expect(kept.filter((path) => /duckdb|maplibre|pmtiles|index/u.test(path))).toEqual([]);
  // The dashboard is out of its scope.
  await page.goto('./');
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
});

test('caches of an older version are deleted by the next one', async ({ finder, page }) => {
  await finder.open();
  await page.evaluate(async () => {
    const old = await caches.open('relais-page-000000000000');
    await old.put('/relais.html', new Response('vieille page'));
  });
  await finder.search('36300', 'Le Blanc');
  await finder.keptForOffline();
  await expect.poll(() => page.evaluate(() => caches.has('relais-page-000000000000'))).toBe(false);
});
