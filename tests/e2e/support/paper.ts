import type { Locator, Page } from '@playwright/test';
import { expect } from './test';

/** A4 between its margins, in pixels of CSS. */
const paper = { width: 688, height: 1016 } as const;

/** Photographed with a tolerance: something cut, moved or missing fails, a smoothed letter or another version of the browser does not. */
const tolerance = { maxDiffPixelRatio: 0.06, threshold: 0.3, timeout: 30_000 } as const;

/** As a copier gives it back, and small. */
const copy = '.sheet-print, .note-print { filter: grayscale(1); transform: scale(0.7); transform-origin: 0 0 }';

/** Shows the page as it is printed, in black and white, at the width of the paper, and gives back the screen afterwards. */
export async function onPaper(page: Page, look: () => Promise<void>): Promise<void> {
  const before = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(paper);
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, copy);
  await look();
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  await page.emulateMedia({ media: null });
  if (before !== null) await page.setViewportSize(before);
}

/** Compares a part of what is printed with its photograph; what changes from a day or a port to another is masked. */
export async function expectPhotograph(part: Locator, name: string): Promise<void> {
  const changing = [part.locator('.note__qr'), part.locator('.sheet__link, .note__link'), part.getByText('Imprimé le')];
  await expect(part).toHaveScreenshot(`${name}.png`, { ...tolerance, mask: changing, maskColor: '#cccccc' });
}
