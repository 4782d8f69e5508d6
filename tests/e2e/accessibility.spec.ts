import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type App, words } from './support/app';
import { expect, test } from './support/test';

/** The listed states of the explorer; each is checked in light and dark. */
const states: Readonly<Record<string, { readonly width: number; readonly height: number; readonly prepare: (app: App, page: Page) => Promise<void> }>> = {
  'premier écran': { width: 1440, height: 900, prepare: (app) => app.open() },
  'fiche d’une commune': {
    width: 1440,
    height: 900,
    prepare: async (app) => {
      await app.open('s=36018');
      await expect(app.sheet('Le Blanc').getByText(/en voiture, estimation/u).first()).toBeVisible({ timeout: 60_000 });
    },
  },
  'choix de l’indicateur': {
    width: 1440,
    height: 900,
    prepare: async (app) => {
      await app.open();
      await app.panel.getByRole('button', { name: /Changer d’indicateur/u }).click();
    },
  },
  'points et actions': {
    width: 1440,
    height: 900,
    prepare: async (app) => {
      await app.open('p=france_services,hopital');
      await app.openTab('Points');
      await app.openTab('Actions');
      await expect(app.panel.getByText(words('47 actions :'))).toBeVisible({ timeout: 60_000 });
    },
  },
  tableau: {
    width: 1440,
    height: 900,
    prepare: async (app) => {
      await app.open();
      await app.openTable();
    },
  },
  données: {
    width: 1440,
    height: 900,
    prepare: async (app, page) => {
      await app.open('vue=donnees');
      await expect(page.getByRole('heading', { level: 1, name: 'Données' })).toBeVisible();
      await expect(page.getByText('DREES').first()).toBeVisible({ timeout: 60_000 });
    },
  },
  'téléphone, fiche': {
    width: 390,
    height: 844,
    prepare: async (app) => {
      await app.open('s=36018');
      await expect(app.sheet('Le Blanc')).toBeVisible({ timeout: 60_000 });
    },
  },
  'petit écran (320 px)': { width: 320, height: 640, prepare: (app) => app.open() },
};

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`axe, ${scheme}`, () => {
    test.use({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const [name, { width, height, prepare }] of Object.entries(states)) {
      test(name, async ({ app, page }) => {
        await page.setViewportSize({ width, height });
        await prepare(app, page);
        await expect(page.getByRole('main')).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
      });
    }
  });
}

test.describe('colours imposed by the system', () => {
  test.use({ forcedColors: 'active', reducedMotion: 'reduce' });
  test('then what is chosen and what has the focus still show, classes keep their colours, and axe finds nothing', async ({ app, page }) => {
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
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  });
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
