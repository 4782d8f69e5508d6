import { expectAccessible } from './support/accessible';
import { plain, words } from './support/app';
import { valueAt } from './support/figures';
import { manifest, readStartup } from './support/published';
import { expect } from './support/test';
import { test } from './support/warm';

const annee = Math.max(...(manifest.valeurs['apl_mg'] ?? []).map((file) => file.annee));

test('the map of the variants says how many of them leave each commune under the threshold', async ({ app, page }) => {
  await app.open('t=cls:brenne&vue=planifier&pc=variantes');
  const sentence = page.locator('.planner__under output').filter({ hasText: 'variantes' });
  await expect(sentence).toContainText('dans les 36', { timeout: 90_000 });
  const ranks = readStartup().territoires.find(({ id }) => id === 'cls:brenne')?.communes.map(({ rang }) => rang) ?? [];
  const under = ranks.filter((rank) => valueAt('apl_mg', annee, rank) < 2.5);
  expect(under.length).toBeGreaterThan(1);
  expect(plain(await sentence.innerText())).toMatch(new RegExp(`^${under.length} communes sous 2,5 dans le Parc naturel régional de la Brenne : \\d+ le sont dans les 36 variantes\\.`, 'u'));

  // Every commune with an official figure stands in one class of the legend.
  const legend = page.getByRole('region', { name: /^Légende/u });
  const labels = await legend.getByRole('listitem').getByRole('button').evaluateAll((lines) => lines.map((line) => line.getAttribute('aria-label') ?? ''));
  const counts = labels.map((label) => Number(/: (\d+) commune/u.exec(plain(label))?.[1]));
  expect(counts).toHaveLength(6);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(ranks.length);

  // The twin of the map has the same counts, and what is far under stays under whatever the convention.
  const lowest = under.toSorted((a, b) => valueAt('apl_mg', annee, a) - valueAt('apl_mg', annee, b))[0];
  const name = readStartup().territoires.find(({ id }) => id === 'cls:brenne')?.communes.find(({ rang }) => rang === lowest)?.nom ?? '';
  const table = page.getByRole('region', { name: 'Communes qui changent' });
  await table.getByRole('button', { name: /Officiel/u }).click();
  await expect(table.getByRole('row').filter({ hasText: name })).toContainText(/3[0-6]\/36/u);
});

test('a doctor more takes communes out of some variants; a profession without counts says what can vary', async ({ app, page }) => {
  await app.open('t=cls:brenne&vue=planifier&pc=variantes&sc=1..ma36018x3');
  const sentence = page.locator('.planner__under output').filter({ hasText: 'variantes' });
  await expect(sentence).toContainText('36', { timeout: 90_000 });
  const after = Number(/^(\d+)/u.exec(plain(await sentence.innerText()))?.[1]);
  await page.getByRole('button', { name: 'Tout effacer' }).click();
  await expect.poll(async () => Number(/^(\d+)/u.exec(plain(await sentence.innerText()))?.[1]), { timeout: 60_000 }).toBeGreaterThan(after);

  await page.getByRole('combobox', { name: 'Profession' }).selectOption('infirmier');
  await page.getByText('Ce que sont les variantes').click();
  await expect(page.getByText(words('seul ce que le scénario change peut varier'))).toBeVisible({ timeout: 60_000 });
  await expect(sentence).toContainText('18', { timeout: 90_000 });
  await expectAccessible(page);
});
