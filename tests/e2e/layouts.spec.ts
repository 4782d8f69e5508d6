import { expect, test } from './support/test';

const layouts = {
  ordinateur: { width: 1440, height: 900 },
  tablette: { width: 900, height: 1100 },
  telephone: { width: 390, height: 844 },
} as const;

/** Photographed with a tolerance: a moved or missing panel fails, a smoothed letter does not. */
for (const [name, viewport] of Object.entries(layouts)) {
  test(`layout ${name}`, async ({ app, page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await app.open('s=36018');
    await app.moments('cls:fiche', 'cls:fiche-acces');
    await page.waitForLoadState('networkidle');
    await app.rests();
    await expect(page).toHaveScreenshot(`${name}.png`, { maxDiffPixelRatio: 0.06, threshold: 0.3, timeout: 30_000 });
  });
}
