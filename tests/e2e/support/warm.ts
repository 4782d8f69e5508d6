import type { BrowserContext, Page } from '@playwright/test';
import { test as base } from './test';

interface WarmPage {
  /** The page, as a visitor left it on a view where nothing is chosen. */
  readonly take: () => Promise<Page>;
  /** Throws the page away: the next test gets a new one. */
  readonly drop: () => Promise<void>;
}

/**
 * Tests that share one page, as a person goes from question to question without closing it: its code, its data and its engine
 * are there already. Only for tests that break nothing and keep nothing on the device; one that fails leaves a new page to the next.
 */
export const test = base.extend<{ context: BrowserContext; page: Page }, { warm: WarmPage }>({
  warm: [
    async ({ browser }, use, { project }) => {
      const { baseURL, locale, timezoneId, viewport } = project.use;
      if (baseURL === undefined) throw new Error('no baseURL in the configuration');
      let context: BrowserContext | null = null;
      const drop = async (): Promise<void> => {
        await context?.close();
        context = null;
      };
      const take = async (): Promise<Page> => {
        context ??= await browser.newContext({ baseURL, ...(locale === undefined ? {} : { locale }), ...(timezoneId === undefined ? {} : { timezoneId }), viewport: viewport ?? null });
        const page = context.pages()[0] ?? (await context.newPage());
        page.removeAllListeners();
        if (viewport !== undefined && viewport !== null) await page.setViewportSize(viewport);
        await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null });
        // Leaving for another view ends the map of this one: the next test waits for its own.
        await page.goto(`${baseURL}#vue=donnees`);
        await page.evaluate(() => {
          localStorage.clear();
          performance.clearMarks();
        });
        return page;
      };
      await use({ take, drop });
      await drop();
    },
    { scope: 'worker' },
  ],
  context: async ({ warm }, use) => {
    await use((await warm.take()).context());
  },
  page: async ({ context, warm }, use, info) => {
    const page = context.pages()[0];
    if (page === undefined) throw new Error('the shared page was closed');
    await use(page);
    if (info.status !== info.expectedStatus) await warm.drop();
  },
});
