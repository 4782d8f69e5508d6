import type { Page } from '@playwright/test';
import { manifest } from './support/published';
import { expect, test } from './support/test';

const tiles = `**/data/${manifest.tuiles.fichier}`;

test.describe('given tiles that cannot be reached', () => {
  test.beforeEach(async ({ app, page }) => {
    await page.route(tiles, (route) => route.abort('connectionfailed'));
    await app.open('s=36018');
    await expect(app.notice('Les contours de la carte n’ont pas pu être téléchargés.')).toContainText('réessayez');
  });

  test('then the sentence says what works, and the sheet, the table and the legend do', async ({ app }) => {
    await expect(app.notice('Les contours')).toContainText('Le tableau, la recherche et les fiches restent disponibles.');
    await expect(app.legend).toBeVisible();
    await expect(app.sheet('Le Blanc')).toContainText('Portrait en chiffres');
    await app.openTable();
    await app.table.getByRole('button', { name: 'Mézières-en-Brenne' }).click();
    await expect(app.sheet('Mézières-en-Brenne')).toBeVisible();
    await app.engineAnswers();
  });

  test('when they come back, then « Réessayer » draws the map and the sentence goes', async ({ app, page }) => {
    await page.unroute(tiles);
    await app.notice('Les contours').getByRole('button', { name: 'Réessayer' }).click();
    await app.seesMap();
    await expect(app.notice('Les contours')).toBeHidden();
  });
});

/** A browser without WebGL, until an attribute of the page says that it is back: asking for a context gives none. */
async function withoutWebgl(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const original: (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) => unknown = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function getContext(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') && !document.documentElement.hasAttribute('data-webgl-revenu') ? null : original.call(this, kind, ...rest);
    } as typeof HTMLCanvasElement.prototype.getContext;
  });
}

test('given no WebGL, then the table stands in for the map, and selecting in it opens the sheet', async ({ app, page }) => {
  await withoutWebgl(page);
  await app.open();
  await expect(app.notice('WebGL absent ou désactivé')).toContainText('Le tableau, la recherche et les fiches des communes montrent les mêmes données.');
  await app.table.getByRole('searchbox', { name: /Filtrer/u }).fill('mezieres');
  const row = app.table.getByRole('row', { name: /Mézières-en-Brenne/u });
  await expect(row).toContainText('36123');
  await row.getByRole('button', { name: 'Mézières-en-Brenne' }).click();
  await expect(app.sheet('Mézières-en-Brenne')).toContainText('Portrait en chiffres');
  await expect(page).toHaveURL(/s=36123/u);
  await expect(app.table.getByRole('button', { name: 'Fermer le tableau' })).toHaveCount(0);
  await app.engineAnswers();
  await page.evaluate(() => document.documentElement.setAttribute('data-webgl-revenu', ''));
  await app.notice('WebGL absent ou désactivé').getByRole('button', { name: 'Réessayer' }).click();
  await app.seesMap();
  await expect(app.notice('WebGL absent ou désactivé')).toBeHidden();
});

test('given a graphics context lost, then a sentence says so, and once it is back the map is drawn and the sentence goes', async ({ app, page }) => {
  await app.open('s=36018');
  await app.seesMap();
  const lose = await page.evaluateHandle(() => {
    const canvas = document.querySelector('canvas');
    return canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context') ?? canvas?.getContext('webgl')?.getExtension('WEBGL_lose_context') ?? null;
  });
  await lose.evaluate((extension) => extension?.loseContext());
  const sentence = app.notice('contexte graphique perdu');
  await expect(sentence).toContainText('le tableau et les fiches fonctionnent');
  await app.openTable();
  await expect(app.table.getByRole('row', { name: /Le Blanc/u })).toBeVisible();
  await app.table.getByRole('button', { name: 'Fermer le tableau' }).click();
  await lose.evaluate((extension) => extension?.restoreContext());
  await expect(sentence).toBeHidden();
  await app.seesMap();
});
