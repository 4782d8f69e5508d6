import { expectAccessible, expectAccessibleInBothSchemes } from './support/accessible';
import { words } from './support/app';
import { expect } from './support/test';
import { test } from './support/warm';

test('axe, in both schemes: the sheet of a commune, on a wide screen and on a phone', async ({ app, page }) => {
  await app.open('s=36018');
  await expect(app.sheet('Le Blanc').getByText(/en voiture, estimation/u).first()).toBeVisible({ timeout: 60_000 });
  await expectAccessibleInBothSchemes(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(app.sheet('Le Blanc')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});

test('axe, in both schemes: the data', async ({ app, page }) => {
  await app.open('vue=donnees');
  await expect(page.getByRole('heading', { level: 1, name: 'Données' })).toBeVisible();
  await expect(page.getByText('DREES').filter({ visible: true }).first()).toBeVisible({ timeout: 60_000 });
  await expectAccessibleInBothSchemes(page);
});

test('axe, in both schemes: a small screen (320 px)', async ({ app, page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await app.open();
  await expect(page.getByRole('main')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});

test('given colours imposed by the system, what is chosen and what has the focus still show, classes keep their colours, and axe finds nothing', async ({ app, page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await app.open('s=36018');
  await expect(app.legend).toBeVisible();
  await expect(app.sheet('Le Blanc')).toBeVisible({ timeout: 60_000 });
  const style = (selector: string, property: string): Promise<string> =>
    page.locator(selector).first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  const tab = (selected: boolean): Promise<string> => style(`.tabs__tab[aria-selected="${selected}"]`, 'background-color');
  expect(await tab(true)).not.toBe(await tab(false));
  const fills = await page.locator('.legend .swatch__edge').evaluateAll((edges) => edges.map((edge) => getComputedStyle(edge).fill));
  expect(new Set(fills).size).toBeGreaterThanOrEqual(5);
  await app.openTab('Indicateur');
  await page.keyboard.press('Tab');
  const focused = page.locator(':focus-visible');
  expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
  await expectAccessible(page);
});

test('nothing scrolls sideways at 320 px, nor at 400 % of a 1280 px screen', async ({ app, page }) => {
  for (const size of [
    { width: 320, height: 640 },
    { width: 320, height: 256 },
  ]) {
    await page.setViewportSize(size);
    for (const fragment of ['', 's=36018', 'vue=donnees']) {
      await app.open(fragment);
      await expect(page.getByRole('main')).toBeVisible({ timeout: 60_000 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${fragment} at ${size.height}`).toBeLessThanOrEqual(320);
    }
  }
});

// Last: the table stays open.
test('axe, in both schemes: the explorer: first screen, choice of the indicator, points and actions, table', async ({ app, page }) => {
  await app.open('p=france_services,hopital');
  await app.seesMap();
  await expectAccessibleInBothSchemes(page);
  const change = app.panel.getByRole('button', { name: /Changer d’indicateur/u });
  await change.click();
  await expectAccessibleInBothSchemes(page);
  await page.keyboard.press('Escape');
  await app.openTab('Points');
  await app.openTab('Actions');
  await expect(app.panel.getByText(words('47 actions :'))).toBeVisible({ timeout: 60_000 });
  await expectAccessibleInBothSchemes(page);
  await app.openTable();
  await expectAccessibleInBothSchemes(page);
});
