import { expect, test } from './support/test';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('someone on a phone finds the nearest France services from a postal code, with its phone and hours', async ({ app, page }) => {
  await app.open();
  await expect(page.getByText(/vivent dans une commune où/u)).toBeVisible({ timeout: 60_000 });
  await app.searchField.fill('36300');
  const option = page.getByRole('option', { name: /Le Blanc/u }).first();
  await expect(option).toBeVisible({ timeout: 60_000 });
  await option.click();
  const sheet = app.sheet('Le Blanc');
  await expect(sheet).toBeVisible();
  const nearest = sheet.getByRole('listitem').filter({ hasText: 'France services' }).first();
  await expect(nearest).toContainText('en voiture, estimation', { timeout: 60_000 });
  await nearest.getByRole('button').click();
  const place = page.getByRole('region', { name: /^Lieu : / });
  await expect(place.getByRole('link', { name: /^0\d( |\u00a0|\u202f)/u })).toHaveAttribute('href', /^tel:/u);
  await expect(place.getByRole('table', { name: /Horaires tels que la source les donne/u })).toBeVisible();
  await expect(place.getByText(/Licence/u)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
