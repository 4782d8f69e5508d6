import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

/** Tabs until the focused element's accessible text matches; fails rather than turn for ever. */
async function tabTo(page: Page, wanted: RegExp, limit = 60): Promise<void> {
  for (let step = 0; step < limit; step += 1) {
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      const label = activeElement?.getAttribute('aria-label') ?? '';
      const labelled = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLSelectElement ? [...(activeElement.labels ?? [])].map((l) => l.textContent).join(' ') : '';
      return `${label} ${labelled} ${activeElement?.textContent ?? ''}`;
    });
    if (wanted.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no focus on ${wanted.source} after ${limit} tabs`);
}

test('the whole explorer by keyboard: search, sheet, indicator, year, classes, points, actions, table, map', async ({ app, page }) => {
  test.slow();
  await app.open();
  await app.seesMap();

  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText(/Aller au contenu/u);
  await tabTo(page, /Chercher une commune/u);
  await page.keyboard.type('douadic');
  await expect(page.getByRole('option').first()).toContainText('Douadic', { timeout: 60_000 });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(app.sheet('Douadic')).toBeVisible({ timeout: 60_000 });

  await tabTo(page, /Changer d’indicateur/u);
  await page.keyboard.press('Enter');
  await page.keyboard.type('infirmiers');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/i=apl_infirmiers/u);
  await tabTo(page, /Année/u);
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/a=2022/u);

  await tabTo(page, /Découpage des classes/u);
  await page.keyboard.press('Enter');
  await tabTo(page, /Nombre de classes/u);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/quantiles\.6/u);

  await page.getByRole('tab', { name: 'Indicateur' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Points' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('checkbox', { name: /Gares/u })).toBeVisible({ timeout: 60_000 });
  await tabTo(page, /Gares/u);
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/gare/u);
  await page.getByRole('tab', { name: 'Points' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Actions' })).toHaveAttribute('aria-selected', 'true');

  await tabTo(page, /Tableau/u, 120);
  await page.keyboard.press('Enter');
  await expect(app.table).toBeVisible();
  await tabTo(page, /Filtrer par nom/u, 120);
  await page.keyboard.type('lign');
  await expect(app.table.getByRole('button', { name: 'Lignac' })).toBeVisible();
  await tabTo(page, /^\s*Lignac/u);
  await page.keyboard.press('Enter');
  await expect(app.sheet('Lignac')).toBeVisible();

  const map = page.getByRole('region', { name: /Carte/u });
  await map.focus();
  const before = page.url();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.url()).not.toBe(before);
});

test('all of France by keyboard: the overseas départements are a button each', async ({ app, page }) => {
  await app.open('t=france:FR');
  await app.seesMap();
  const places = page.getByRole('group', { name: 'Aller à' }).getByRole('button');
  await expect(places).toHaveText(['Métropole', 'Guadeloupe', 'Martinique', 'Guyane', 'La Réunion', 'Mayotte']);
  await page.getByRole('region', { name: /Carte/u }).focus();
  await tabTo(page, /^\s*La Réunion/u);
  await page.keyboard.press('Enter');
  // Zoom, latitude, longitude: the island, not the ocean.
  await expect(page).toHaveURL(/m=[\d.]+[,/]-21\.\d+[,/]55\.\d+/u);
});
