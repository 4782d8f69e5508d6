import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBothSchemes, expectNoSidewaysScroll } from './support/accessible';
import { plain } from './support/app';
import { damage, manifest } from './support/published';
import { takeFile, textOf } from './support/files';
import { expect, test as alone } from './support/test';
import { test } from './support/warm';

/** The simulated zoning as a person has it: by role and by name. */
class Zoning {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get classes(): Locator {
    return this.page.getByRole('region', { name: 'Population par classe' });
  }

  get bassins(): Locator {
    return this.page.getByRole('region', { name: 'Bassins de vie', exact: true });
  }

  cutoff(which: 'Avant' | 'Après', place: 1 | 2): Locator {
    return this.page.getByRole('group', { name: which, exact: true }).getByRole('textbox', { name: `Priorité ${place}, sous` });
  }

  async isReady(): Promise<void> {
    await expect(this.classes).toBeVisible({ timeout: 60_000 });
  }

  /** People of each class, after. */
  async people(): Promise<number[]> {
    const cells = await this.classes.locator('tbody tr td:nth-child(3)').allTextContents();
    return cells.map((text) => Number((plain(text).split(' (')[0] ?? '').replaceAll(' ', '')));
  }
}

const label = 'Simulation, sans valeur réglementaire';

test('other cut-offs move whole bassins and their people; the label stays, the link brings it back', async ({ app, page, site }) => {
  const zoning = new Zoning(page);
  await app.open('t=departement:36&vue=planifier&pv=zonage');
  await zoning.isReady();
  await expect(page.getByText(label).first()).toBeVisible();
  await expect(page.getByText('aucun ne change de classe entre les deux jeux')).toBeVisible();
  await expect(zoning.cutoff('Avant', 1)).toHaveValue('2,5');
  const before = await zoning.people();
  const total = before.reduce((sum, people) => sum + people, 0);

  await zoning.cutoff('Après', 1).fill('3');
  await zoning.cutoff('Après', 1).press('Enter');
  await expect.poll(async () => (await zoning.people())[0]).toBeGreaterThan(before[0] ?? 0);
  const after = await zoning.people();
  expect(after.reduce((sum, people) => sum + people, 0)).toBe(total);
  await expect(page.getByText(/bassins? de vie changent? de classe/u)).toBeVisible();
  await expect(zoning.bassins.getByRole('row').nth(1)).toContainText('Prior. 1');

  await page.getByRole('radio', { name: 'Ce qui change' }).check();
  await expect(page.getByRole('region', { name: /^Légende/u })).toContainText('Vers une priorité plus forte');
  await page.getByRole('radio', { name: '65 ans ou moins' }).check();
  await expect(page.getByText('APL aux médecins généralistes de moins de 65 ans').first()).toBeVisible();
  await expect(page).toHaveURL(/zo=1\.mc\./u);
  const older = await zoning.people();
  const link = page.url();
  await page.goto(site);
  await page.goto(link);
  await zoning.isReady();
  await expect.poll(() => zoning.people()).toEqual(older);

  const text = await textOf(await takeFile(page, zoning.bassins.getByRole('button', { name: /^Télécharger/u })));
  expect(text).toContain(label);
  expect(text).toMatch(/\r\n36018;Le Blanc;/u);
});

test('by keyboard: what cannot be cut-offs says why and changes nothing, then back to those of the start', async ({ app, page }) => {
  const zoning = new Zoning(page);
  await app.open('t=cls:brenne&vue=planifier');
  await page.getByRole('button', { name: 'Zonage', exact: true }).press('Enter');
  await zoning.isReady();
  const people = await zoning.people();
  const field = zoning.cutoff('Après', 1);
  for (const [typed, reason] of [
    ['99', 'La première coupure doit être plus basse que la seconde.'],
    ['deux', 'Deux nombres attendus, supérieurs à zéro.'],
    ['', 'Deux nombres attendus, supérieurs à zéro.'],
    ['-3', 'Deux nombres attendus, supérieurs à zéro.'],
  ] as const) {
    await field.fill(typed);
    await field.press('Enter');
    await expect(page.getByText(reason)).toBeVisible();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  }
  expect(await zoning.people()).toEqual(people);
  await expect(page).not.toHaveURL(/zo=/u);
  await field.fill('2,9');
  await field.press('Tab');
  await expect(page).toHaveURL(/zo=1\.tp\._2\.9-/u);
  await page.getByRole('button', { name: 'Coupures de départ' }).press('Enter');
  await expect(page).not.toHaveURL(/zo=/u);
  await expect.poll(() => zoning.people()).toEqual(people);
});

test('the agencies that decide are linked, those of the territory first; other professions say what their figures hold', async ({ app, page }) => {
  const zoning = new Zoning(page);
  await app.open('t=cls:brenne&vue=planifier&pv=zonage&pp=infirmier&zo=1.mp.4-2_');
  await zoning.isReady();
  const official = page.getByRole('region', { name: 'Zonage officiel' });
  await expect(official.getByRole('link', { name: 'Zonage des médecins, ARS Centre-Val de Loire' })).toHaveAttribute('href', /^https:\/\/www\.centre-val-de-loire\.ars\.sante\.fr\/.*zonage-medecin/u);
  await official.getByText('Les autres agences régionales').click();
  await expect(official.getByRole('link', { name: /ARS/u })).toHaveCount(18);
  await expect(page.getByRole('radio', { name: '65 ans ou moins' })).toHaveCount(0);
  await expect(page.getByText('Aucun seuil officiel n’existe pour cette profession')).toBeVisible();
});

alone('the file without the oldest GPs that is missing is named, and taken up again once it is there', async ({ app, page }) => {
  const zoning = new Zoning(page);
  const file = manifest.valeurs['apl_mg_moins_65']?.toSorted((a, b) => b.annee - a.annee)[0];
  await damage(page, file?.fichier ?? '', 'missing');
  await app.open('t=cls:brenne&vue=planifier&pv=zonage&zo=1.mp._');
  await expect(page.getByText(/L’accès des communes :/u)).toBeVisible({ timeout: 60_000 });
  await page.unroute(`**/data/${file?.fichier ?? ''}`);
  await page.getByRole('button', { name: 'Réessayer' }).first().click();
  await zoning.isReady();
});

test('axe finds nothing, and nothing scrolls sideways at 320 px', async ({ app, page }) => {
  const zoning = new Zoning(page);
  await app.open('t=cls:brenne&vue=planifier&pv=zonage&zo=1.tc.2.5-3.3_3-3.6');
  await zoning.isReady();
  await page.getByText('Les autres agences régionales').click();
  await expectAccessibleInBothSchemes(page);
  await expectNoSidewaysScroll(page);
});
