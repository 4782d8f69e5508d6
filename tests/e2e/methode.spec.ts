import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import * as arrow from 'apache-arrow';
import { expectAccessibleInBothSchemes, expectNoSidewaysScroll } from './support/accessible';
import { plain, words } from './support/app';
import { french } from './support/figures';
import { damage, manifest, siteFolder, tableFile } from './support/published';
import { expect, test as alone } from './support/test';
import { test } from './support/warm';

const validation = arrow.tableFromIPC(gunzipSync(readFileSync(join(siteFolder, 'data', tableFile('validation_acces')))));
const column = (name: string): unknown[] => Array.from(validation.getChild(name) ?? []);
const columns = Object.fromEntries(['profession', 'annee', 'perimetre', 'departement', 'correlation', 'rmse', 'population'].map((name) => [name, column(name)]));
const cell = (name: string, row: number): unknown => columns[name]?.[row];
const rowsWhere = (wanted: Readonly<Record<string, unknown>>): number[] =>
  column('annee').flatMap((_, row) => (Object.entries(wanted).every(([name, value]) => cell(name, row) === value) ? [row] : []));
const figure = (name: string, row: number | undefined): number => Number(cell(name, row ?? -1));

const region = (page: Page, name: string): Locator => page.getByRole('region', { name });
async function opened(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Méthode' })).toBeVisible({ timeout: 60_000 });
  await expect(region(page, 'Mesures du modèle par département')).toBeVisible({ timeout: 60_000 });
  await expect(region(page, 'Modèle par classe d’APL officielle')).toBeVisible({ timeout: 60_000 });
}

test('figures shown are those of the published table, the verdict follows from them, and each year has its own', async ({ app, page }) => {
  await app.open();
  await page.getByRole('link', { name: 'Méthode' }).click();
  await opened(page);
  const national = region(page, 'Mesures du modèle, France entière');
  const france = rowsWhere({ profession: 'medecin_generaliste', perimetre: 'france' });
  expect(france.length).toBeGreaterThan(0);
  const lines = national.getByRole('row', { name: /^France entière/u });
  await expect(lines).toHaveCount(france.length);
  for (const [i, row] of france.entries()) {
    const text = plain(await lines.nth(i).innerText());
    expect(text).toContain(french(figure('correlation', row), 4));
    expect(text).toContain(french(figure('rmse', row), 2));
    expect(text).toContain(french(figure('population', row)));
  }
  const latest = figure('correlation', france.at(-1));
  await expect(page.getByText(words(latest >= 0.8 ? 'est atteint' : 'L’objectif de 0,80 n’est pas atteint'))).toBeVisible();
  const under = france.some((row) => figure('correlation', row) < 0.75);
  await expect(page.getByText(words(under ? 'portent un avertissement' : 'ne portent pas d’avertissement'))).toBeVisible();

  const departements = region(page, 'Mesures du modèle par département');
  for (const annee of [2023, 2021]) {
    await page.getByRole('radio', { name: String(annee) }).check({ force: true });
    const [indre] = rowsWhere({ profession: 'medecin_generaliste', annee, departement: '36' });
    await expect(departements.getByRole('row', { name: /Indre \(36\)/u })).toContainText(words(french(figure('correlation', indre), 3)));
    await expect(departements.getByRole('row')).toHaveCount(rowsWhere({ profession: 'medecin_generaliste', annee, perimetre: 'departement' }).length + 1);
  }
});

test('the method is told with the parameters of the file, and what cannot be verified is said', async ({ app, page }) => {
  await app.open('vue=methode');
  await opened(page);
  await expect(page.getByText(words('le nombre de professionnels par commune n’est pas publié'))).toBeVisible();
  await expect(region(page, 'Paramètres du modèle par profession')).toContainText(words('5 400 consultations par an'));
  await expect(page.getByText(/la moitié des estimations/u)).toBeVisible();
  await expect(page.getByRole('math')).toHaveCount(4);
  await expect(page.getByRole('link', { name: /APL\) aux médecins généralistes, 2022 et 2023/u }).last()).toHaveAttribute('href', /^https:\/\/data\.drees/u);
});

test('by the keyboard: sections are reached, the table is sorted, a commune is found and chosen', async ({ app, page }) => {
  await app.open('vue=methode');
  await opened(page);
  await page.getByRole('button', { name: 'Les limites' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Les limites' })).toBeFocused();

  const departements = region(page, 'Mesures du modèle par département');
  await departements.getByRole('button', { name: 'Département' }).focus();
  await page.keyboard.press('Enter');
  await expect(departements.getByRole('columnheader', { name: 'Département' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(departements.getByRole('row').nth(1)).toContainText('Ain (01)');

  await page.getByRole('searchbox', { name: 'Chercher une commune ou un département' }).fill('le blanc 36018');
  const commune = region(page, 'Écarts du modèle par commune, 2023').getByRole('button', { name: 'Le Blanc' });
  await commune.focus();
  await page.keyboard.press('Enter');
  await expect(commune).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.methode__stage canvas')).toBeVisible({ timeout: 60_000 });
});

alone('without the access file, the measures are still there; without the table, the plot and the map are', async ({ app, page }) => {
  const { acces } = manifest;
  if (acces === undefined) throw new Error('access file not published');
  await damage(page, acces.fichier, 'missing');
  await app.open('vue=methode');
  await expect(region(page, 'Mesures du modèle par département')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/n’est pas sur le serveur/u).first()).toBeVisible();

  await page.unrouteAll();
  await damage(page, tableFile('validation_acces'), 'missing');
  await page.reload();
  await expect(region(page, 'Modèle par classe d’APL officielle')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/Les mesures du modèle : /u)).toBeVisible({ timeout: 60_000 });
});

test('axe finds nothing in either scheme, and nothing scrolls sideways at 320 px', async ({ app, page }) => {
  await app.open('vue=methode');
  await opened(page);
  await expectAccessibleInBothSchemes(page);
  await expectNoSidewaysScroll(page);
});
