import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { createHash } from 'node:crypto';
import { packRows } from '../../src/contract/columns';
import { finderDepartementSchema } from '../../src/contract/finder';
import { words } from './support/app';
import { finderFile, finderManifest } from './support/finder';
import { damage, gzippedJson, repair, siteFolder } from './support/published';
import { expect, test } from './support/test';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, serviceWorkers: 'block' });

const brenne = '#c=36018&q=droits';

for (const how of ['missing', 'truncated'] as const) {
  test(`a département file ${how}: a sentence, the numbers, and it works once the file is back`, async ({ finder, page }) => {
    await damage(page, finderFile('36', 'points'), how);
    await finder.open(brenne);
    await expect(finder.announced).toContainText(how === 'missing' ? 'manque sur ce site' : 'est arrivé abîmé');
    await expect(page.getByRole('link', { name: /^15/u })).toBeVisible();
    await expect(finder.answer).toBeHidden();
    await repair(page, finderFile('36', 'points'));
    await finder.choice(/Mes démarches/u).click();
    await expect(finder.cards.first()).toBeVisible();
  });
}

test('without the manifest, a sentence near the field, and the numbers', async ({ finder, page }) => {
  await damage(page, 'relais/relais.json', 'missing');
  await finder.open();
  await expect(finder.fieldMessage).toContainText('manque sur ce site');
  await expect(page.getByRole('link', { name: /^112/u })).toBeVisible();
});

test('offline on the first search: what is missing and what still holds', async ({ finder, context }) => {
  await finder.open();
  await finder.field.focus();
  await context.setOffline(true);
  await finder.field.fill('nantes');
  await expect(finder.fieldMessage).toContainText('hors connexion');
});

test('hostile texts stay texts, and dubious addresses are no links', async ({ finder, page }) => {
  const hostile = '<img src=x onerror="window.pwned=1">';
  const fichier = finderFile('36', 'points');
  const read = v.parse(finderDepartementSchema, JSON.parse(gunzipSync(readFileSync(join(siteFolder, 'data', fichier))).toString('utf8')));
  const lieux = read.lieux.map((place) =>
    place.categorie === 'france_services'
      ? { ...place, nom: hostile, adresse: hostile, commentaire: hostile, site: 'javascript:alert(1)', courriel: 'a@b.fr?bcc=x', telephone: '<b>12</b>', horaires: '¯\\_(ツ)_/¯', passages: [{ jour: 99 }] }
      : place,
  );
  const body = gzippedJson({ ...read, communes: packRows(read.communes), lieux: packRows(lieux) });
  const manifest = finderManifest();
  const entry = manifest.departements['36'];
  if (entry === undefined) throw new Error('36 not published');
  const edited = {
    ...manifest,
    departements: { ...manifest.departements, '36': { ...entry, points: { fichier, octets: body.length, empreinte: createHash('sha256').update(body).digest('hex') } } },
  };
  await page.route('**/data/relais/relais.json', (route) => route.fulfill({ json: edited }));
  await page.route(`**/data/${fichier}`, (route) => route.fulfill({ body, contentType: 'application/octet-stream' }));
  await finder.open(brenne);
  await expect(finder.cards.first().getByRole('heading')).toHaveText(hostile);
  await finder.openFirstCard();
  await expect(finder.cards.first()).toContainText('Horaires non connus');
  await expect(finder.cards.first().getByRole('link', { name: /Appeler|javascript|@/u })).toHaveCount(0);
  await expect(page.locator('main img')).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'pwned'))).toBeUndefined();
});

test('a link that makes no sense opens the page as it is', async ({ finder }) => {
  await finder.open('#c=%00%00&q=rien&l=%F0%9F%92%A9&s=constructor');
  await expect(finder.field).toBeVisible();
  await expect(finder.answer).toBeHidden();
  await finder.search('36300', 'Le Blanc');
});

test('a commune that is not known is said so', async ({ finder }) => {
  await finder.open('#c=36999&q=droits');
  await expect(finder.announced).toContainText('Cette commune n’est pas connue ici');
});

test('a storage that refuses: the search works and the box says why it is not ticked', async ({ finder, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('refusé', 'SecurityError');
      },
    });
  });
  await finder.open(brenne);
  await expect(finder.cards.first()).toBeVisible();
  await page.getByLabel('Se souvenir de ce lieu').click();
  await expect(finder.fieldMessage).toContainText('refuse de garder le lieu');
  await expect(page.getByLabel('Se souvenir de ce lieu')).not.toBeChecked();
});

test.describe('a phone set to another zone', () => {
  test.use({ timezoneId: 'Pacific/Auckland' });

  test('reads the clock of the place', async ({ finder, page }) => {
    // A Tuesday, 10:00 in Paris, 21:00 in Auckland.
    await page.clock.setFixedTime(new Date('2026-11-24T09:00:00Z'));
    await finder.open(brenne);
    await expect(finder.cards.first()).toContainText(words('Ouvert, ferme à midi'));
  });
});

for (const [where, code, sentence] of [
  ['nothing within 60 minutes', '97353', 'Maripasoula (97370) : les 3 France services les plus proches. Rien n’est connu à moins de 60 minutes en voiture. D’abord : France services La Poste de Papaïchton, environ 2 h 02 en voiture (estimation).'],
  ['nothing at all', '97502', 'Saint-Pierre (97500) : aucun lieu de ce type n’est connu aux environs.'],
  ['no road', '17004', 'Île-d\'Aix (17123) : les 5 France services les plus proches.'],
] as const) {
  test(`a commune with ${where} is told so`, async ({ finder }) => {
    await finder.open(`#c=${code}&q=droits`);
    await expect(finder.answer.locator('.resume')).toHaveText(new RegExp(`^${words(sentence).source}$`, 'u'));
    if (where === 'no road') await expect(finder.cards.first()).toContainText(words('Aucune route n’y mène d’ici : le trajet se fait par bateau ou par avion'));
  });
}

test('the map shows the places of the list, by their numbers, when it is asked for', async ({ finder, page }) => {
  const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  await page.route('https://data.geopf.fr/**', (route) => route.fulfill({ body: pixel, contentType: 'image/png', headers: { 'Access-Control-Allow-Origin': '*' } }));
  await finder.open(brenne);
  await expect(finder.cards.first()).toBeVisible();
  expect(finder.asked.some((path) => path.includes('wmts') || path.includes('maplibre'))).toBe(false);
  await page.getByRole('button', { name: 'Voir la carte' }).click();
  await expect(page.getByRole('img', { name: words('1 : France services du Blanc') })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Agrandir' })).toBeVisible();
  await finder.noSidewaysScroll();
});

test('the map says that it needs a network, and the list stays', async ({ finder, page, context }) => {
  await finder.open(brenne);
  await expect(finder.cards.first()).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Voir la carte' }).click();
  await expect(finder.answer.getByRole('alert')).toContainText('besoin du réseau');
  await expect(finder.cards.first()).toBeVisible();
});
