import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * axe finds nothing to say of the page as it stands. In the page alone, which has no frame of another origin: without a second page to
 * sum up in, and without describing all that is right, it takes half the time.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(rules).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
}

/** Nor in the other scheme of colours, which the page takes as the system does. */
export async function expectAccessibleInBothSchemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme === 'dark' ? 'sombre' : 'clair');
    await expectAccessible(page);
  }
}

/** Nothing scrolls sideways at 320 px. @param inner what scrolls inside the page. */
export async function expectNoSidewaysScroll(page: Page, inner = '.main__view--scroll'): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  const { scroll, room } = await page.evaluate((selector) => {
    const view = document.querySelector(selector) ?? document.documentElement;
    return { scroll: Math.max(view.scrollWidth, document.documentElement.scrollWidth), room: document.documentElement.clientWidth };
  }, inner);
  expect(scroll).toBeLessThanOrEqual(room);
}
