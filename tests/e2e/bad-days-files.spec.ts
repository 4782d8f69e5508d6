import type { Locator } from '@playwright/test';
import { bytesOf, damage, latestValues, publishInstead, repair, tableFile } from './support/published';
import { expect, test } from './support/test';

/** A sheet that shows figures of the value files: the commune of the tests is Le Blanc, in the Brenne. */
const leBlanc = 's=36018';

/** What happened to which file, what still works, what to do. */
async function expectSentence(place: Locator, fichier: string, happened: string, stillWorks: string, toDo: string): Promise<void> {
  for (const part of [fichier, happened, stillWorks, toDo]) await expect(place).toContainText(part);
}

const missing = 'n’est pas sur le serveur';
const incomplete = 'est arrivé incomplet ou altéré';
const otherContent = 'n’a pas le contenu attendu';
const withoutTable = 'Le reste de la page fonctionne sans cette table.';

test.describe('given the table of the actions', () => {
  const days = [
    { how: 'missing', happened: missing, toDo: 'la publication des données est incomplète' },
    { how: 'truncated', happened: incomplete, toDo: 'Rechargez la page' },
    { how: 'of another schema', happened: otherContent, toDo: 'les données publiées sont à refaire' },
  ] as const;

  for (const { how, happened, toDo } of days) {
    test(`when it is ${how}, then the actions say so and the map, the points and the sheet work`, async ({ app, page }) => {
      const fichier = tableFile('actions');
      if (how === 'of another schema') await publishInstead(page, { [fichier]: bytesOf(tableFile('axes')) });
      else await damage(page, fichier, how);
      await app.open(leBlanc);
      await app.seesMap();
      await app.engineAnswers();
      await app.openTab('Actions');
      await expectSentence(app.panel.locator('.notice'), fichier, happened, withoutTable, toDo);
      const sheet = app.sheet('Le Blanc');
      await expectSentence(sheet.locator('.notice'), fichier, happened, withoutTable, toDo);
      await expect(sheet.getByRole('row', { name: /consultations|généralistes/u }).first()).toBeVisible();
    });
  }
});

test('given no table of the places, then the points say so and the actions and the sheet’s figures work', async ({ app, page }) => {
  const fichier = tableFile('lieux');
  await damage(page, fichier, 'missing');
  await app.open(leBlanc);
  await app.seesMap();
  await app.openTab('Actions');
  await expect(app.panel.getByRole('status').filter({ hasText: /\d+\saction/u })).toBeVisible({ timeout: 60_000 });
  await app.openTab('Points');
  await expectSentence(app.panel.locator('.notice'), fichier, missing, withoutTable, 'Rechargez la page');
  // A file that is not there proves no absence.
  await expect(app.panel).toContainText('non disponible');
  await expect(app.panel).not.toContainText('Aucun espace France services recensé');
  await expect(app.sheet('Le Blanc').locator('.notice').filter({ hasText: 'Ses lieux manquent ici' })).toContainText(fichier);
});

test('given no table of the figures of territories, then the sheet says so and keeps the commune’s own figures', async ({ app, page }) => {
  const fichier = tableFile('valeurs_territoires');
  await damage(page, fichier, 'missing');
  await app.open(leBlanc);
  await app.seesMap();
  await app.engineAnswers();
  const sheet = app.sheet('Le Blanc');
  await expectSentence(sheet.locator('.notice'), fichier, missing, withoutTable, 'Rechargez la page');
  await expect(sheet).toContainText('Portrait en chiffres');
  await expect(sheet.getByRole('row', { name: /généralistes/u }).first()).toBeVisible();
});

test('given no table of the sources, then the view Données says so and lists the indicators', async ({ app, page }) => {
  const fichier = tableFile('sources');
  await damage(page, fichier, 'missing');
  await app.open('vue=donnees');
  const section = page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: 'Sources' }) });
  await expect(section.locator('.notice')).toBeVisible({ timeout: 60_000 });
  await expectSentence(section.locator('.notice'), fichier, missing, withoutTable, 'Rechargez la page');
  await expect(page.locator('#indicateurs')).toContainText('Accessibilité');
});

test('given no table of the communes, then the map is painted, the search, the sheet and the table each say why they are not there, and actions are listed', async ({ app, page }) => {
  await damage(page, tableFile('communes'), 'truncated');
  await app.open(leBlanc);
  await app.seesMap();
  await app.searchField.fill('Le Blanc');
  await expect(page.getByText('La liste des communes n’a pas pu être lue').first()).toBeVisible();
  await app.searchField.fill('département de l’Indre');
  await expect(page.getByRole('option', { name: /Indre \(36\)/u })).toBeVisible();
  const stillWorks = 'Les limites restent visibles sur la carte';
  const sheet = page.getByRole('region', { name: /Fiche de la commune/u });
  await expectSentence(sheet, tableFile('communes'), incomplete, stillWorks, 'Rechargez la page');
  await app.openTab('Actions');
  await expect(app.panel.getByRole('status').filter({ hasText: /\d+\saction/u })).toBeVisible({ timeout: 60_000 });
  await app.openTable();
  await expectSentence(app.table, tableFile('communes'), incomplete, stillWorks, 'Rechargez la page');
});

test('given no table of the territories, then the choice of territory says so and offers those of the contracts', async ({ app, page }) => {
  await damage(page, tableFile('territoires'), 'missing');
  await app.open();
  await app.seesMap();
  await app.panel.getByRole('button', { name: /Changer de territoire/u }).click();
  await expect(app.panel.getByRole('option', { name: /Agglopolys/u })).toBeVisible();
  await expectSentence(app.panel, tableFile('territoires'), missing, withoutTable, 'Rechargez la page');
  await app.panel.getByRole('option', { name: /Agglopolys/u }).click();
  await expect(app.panel).toContainText('Agglopolys');
  await app.seesMap();
});

test('given neither the table of the territories nor the engine, then communes are found and shown', async ({ app, page }) => {
  await damage(page, tableFile('territoires'), 'missing');
  await page.route(/duckdb.*\.wasm/u, (route) => route.abort());
  await app.open();
  await app.seesMap();
  await app.searchField.fill('chateauroux');
  await expect(page.getByRole('option', { name: /^Châteauroux 36000/u })).toBeVisible();
  await expect(page.getByText('La liste des territoires n’a pas pu être lue').first()).toBeVisible();
  await page.getByRole('option', { name: /^Châteauroux 36000/u }).click();
  await expect(app.sheet('Châteauroux')).toBeVisible();
  await app.searchField.fill('agglopolys');
  await expect(page.getByRole('option', { name: /Agglopolys/u })).toBeVisible();
});

test('given the value file of the indicator on the map missing, then altered, then the legend says so, the sheet and another indicator work, and « Réessayer » is enough once it is back', async ({ app, page }) => {
  const { fichier } = latestValues('apl_mg');
  const notice = app.panel.locator('.notice');
  const stillWorks = 'Les autres indicateurs et les autres années restent disponibles.';
  await damage(page, fichier, 'missing');
  await app.open(leBlanc);
  await expectSentence(notice, fichier, missing, stillWorks, 'Rechargez la page');
  await expect(page.getByText('Calcul en cours…')).toHaveCount(0);
  await expect(app.sheet('Le Blanc').getByRole('row').nth(2)).toBeVisible();
  await damage(page, fichier, 'truncated');
  await notice.getByRole('button', { name: 'Réessayer' }).click();
  await expectSentence(notice, fichier, incomplete, stillWorks, 'Rechargez la page');
  await app.pickIndicator(/Niveau de vie médian/u);
  await app.seesMap();
  await app.engineAnswers();
  await page.goBack();
  await expect(notice).toContainText(fichier);
  await repair(page, fichier);
  await notice.getByRole('button', { name: 'Réessayer' }).click();
  await app.seesMap();
});

test('given no file of the people to count, then the sentence and the legend say so, the map and the table work, and « Réessayer » is enough', async ({ app, page }) => {
  const { fichier } = latestValues('population_apl_mg');
  await damage(page, fichier, 'missing');
  await app.open();
  await app.seesMap();
  const sentence = page.locator('.sentence');
  await expectSentence(sentence, fichier, missing, 'La carte, les valeurs et le tableau restent justes.', 'Rechargez la page');
  await expect(sentence).toContainText('Parc naturel régional de la Brenne');
  await expect(page.getByText('Calcul en cours…')).toHaveCount(0);
  await expect(app.legend.getByRole('button', { name: /habitants en nombre inconnu/u }).first()).toBeVisible();
  await repair(page, fichier);
  await sentence.getByRole('button', { name: 'Réessayer' }).click();
  await expect(sentence).toContainText(/habitants sur/u);
  await app.openTable();
});

test.describe('given a start without what the page opens on', () => {
  const manifestFile = 'manifest.json';
  const startupFile = /demarrage\.[0-9a-f]+\.json\.gz/u;
  const reload = 'Rechargez la page';
  const days: readonly {
    readonly day: string;
    readonly url: string;
    readonly answer: { readonly status?: number; readonly body: string; readonly contentType: string };
    readonly said: readonly (string | RegExp)[];
  }[] = [
    {
      day: 'the manifest is missing',
      url: '**/data/manifest.json',
      answer: { status: 404, contentType: 'text/plain', body: '404' },
      said: [manifestFile, missing, 'Sans lui, aucune donnée ne peut être affichée.', reload],
    },
    {
      day: 'the host answers the page in place of the manifest',
      url: '**/data/manifest.json',
      answer: { contentType: 'text/html', body: '<!doctype html><title>Accueil</title>' },
      said: [manifestFile, missing, reload],
    },
    {
      day: 'the manifest is garbage',
      url: '**/data/manifest.json',
      answer: { contentType: 'application/json', body: '{"version": 1, "etat": "comp' },
      said: [manifestFile, incomplete, reload],
    },
    {
      day: 'the manifest is of another version',
      url: '**/data/manifest.json',
      answer: { contentType: 'application/json', body: '{"version": 2}' },
      said: [manifestFile, 'est d’une version que cette page ne connaît pas', 'Rechargez la page pour en obtenir la version à jour.'],
    },
    {
      day: 'the manifest has not its fields',
      url: '**/data/manifest.json',
      answer: { contentType: 'application/json', body: '{"version": 1}' },
      said: [manifestFile, otherContent, 'les données publiées sont à refaire'],
    },
    {
      day: 'the start-up file is missing',
      url: '**/data/demarrage.*',
      answer: { status: 404, contentType: 'text/plain', body: '404' },
      said: [startupFile, missing, 'la carte ne peut pas s’ouvrir sur un territoire', reload],
    },
  ];

  test('then a sentence says which of these days it is, and « Réessayer » opens the page once it is mended', async ({ app, page }) => {
    const sentence = page.getByRole('main').locator('.notice--error');
    const again = page.getByRole('button', { name: 'Réessayer' });
    for (const [turn, { day, url, answer, said }] of days.entries()) {
      await test.step(day, async () => {
        await page.unrouteAll();
        await page.route(url, (route) => route.fulfill(answer));
        if (turn === 0) await app.open();
        else await again.click();
        for (const part of said) await expect(sentence).toContainText(part);
      });
    }
    await page.unrouteAll();
    await again.click();
    await expect(app.legend).toBeVisible();
  });
});
