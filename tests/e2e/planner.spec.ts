import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBothSchemes, expectNoSidewaysScroll } from './support/accessible';
import { plain, words } from './support/app';
import { french, peopleUnder } from './support/figures';
import { damage, manifest } from './support/published';
import { expect, test as alone } from './support/test';
import { test } from './support/warm';

/** The planner as a person has it: by role and by name. */
class Planner {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get scenario(): Locator {
    return this.page.getByRole('region', { name: 'Scénario', exact: true });
  }

  get measures(): Locator {
    return this.page.getByRole('region', { name: 'Avant et après', exact: true });
  }

  get table(): Locator {
    return this.page.getByRole('region', { name: 'Communes qui changent' });
  }

  get commune(): Locator {
    return this.page.getByRole('combobox', { name: 'Commune', exact: true });
  }

  get posts(): Locator {
    return this.page.getByRole('textbox', { name: 'Postes à temps plein' });
  }

  step(name: 'Défaire' | 'Refaire' | 'Tout effacer'): Locator {
    return this.scenario.getByRole('button', { name });
  }

  /** Texts of a measure of the territory: official, after, gap. */
  async measure(id: string): Promise<readonly string[]> {
    return (await this.measures.locator(`tr[data-mesure="${id}"]`).first().getByRole('cell').allTextContents()).map(plain);
  }

  async isReady(): Promise<void> {
    await expect(this.measures).toBeVisible({ timeout: 60_000 });
  }

  async add(commune: string, posts: string): Promise<void> {
    await this.commune.fill(commune);
    await this.page.getByRole('option', { name: commune }).first().click();
    await this.posts.fill(posts);
    await this.page.getByRole('button', { name: 'Essayer' }).click();
  }
}

const numberOf = (text: string | undefined): number => Number((text ?? '').replaceAll(' ', '').replace('−', '-').replace(',', '.'));

test('by mouse: a doctor in Le Blanc lifts people over the threshold; undone, done again, shared, and refused where there are none to remove', async ({ app, page, site }) => {
  const planner = new Planner(page);
  await app.open('t=cls:brenne');
  await page.getByRole('link', { name: 'Planifier' }).click();
  await planner.isReady();
  const annee = Math.max(...(manifest.valeurs['apl_mg'] ?? []).map((file) => file.annee));
  const official = french(peopleUnder('cls:brenne', annee, 2.5).under);
  expect(await planner.measure('habitants')).toEqual([official, official, '=']);

  await planner.add('Le Blanc', '1');
  await expect.poll(async () => (await planner.measure('habitants'))[2]).toMatch(/^−/u);
  const [before, after] = await planner.measure('habitants');
  expect(before).toBe(official);
  expect(numberOf(after)).toBeLessThan(numberOf(before));
  const changed = await planner.measure('habitants');
  // The twin of the map: those that change most come first.
  await expect(planner.table.getByRole('row').nth(1)).toContainText('+');

  await planner.step('Défaire').click();
  await expect.poll(() => planner.measure('habitants')).toEqual([official, official, '=']);
  await planner.step('Refaire').click();
  await expect.poll(() => planner.measure('habitants')).toEqual(changed);

  await page.getByRole('radio', { name: 'Retirer' }).check();
  await planner.add('Le Blanc', '60');
  await expect(planner.scenario.getByText(words('Plus de postes retirés qu’il n’y en a'))).toBeVisible();
  await expect(planner.scenario.getByRole('listitem')).toHaveCount(2);
  expect(await planner.measure('habitants')).toEqual(changed);

  const link = page.url();
  await page.goto(site);
  await page.goto(link);
  await planner.isReady();
  await expect(planner.scenario.getByRole('listitem')).toHaveCount(2);
  await expect.poll(() => planner.measure('habitants')).toEqual(changed);
  await page.goBack();
  await expect(planner.scenario).toBeHidden();
});

test('by keyboard: added, edited, best place taken, all of it removed', async ({ app, page }) => {
  const planner = new Planner(page);
  await app.open('t=cls:brenne&vue=planifier');
  await planner.isReady();
  await planner.commune.focus();
  await page.keyboard.type('Le Blanc');
  await expect(page.getByRole('option', { name: 'Le Blanc' }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(planner.commune).toHaveValue(/Le Blanc/u);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('0,5');
  await page.keyboard.press('Enter');
  await expect(planner.scenario.getByRole('listitem')).toHaveText(words('+ 0,5 poste, Le Blanc (36)'));

  await planner.scenario.getByRole('button', { name: /^Modifier/u }).press('Enter');
  await planner.posts.fill('10000');
  await planner.posts.press('Enter');
  await expect(planner.scenario.getByText(words('Au plus 100 postes par ligne'))).toBeVisible();
  await planner.scenario.getByRole('button', { name: /^Supprimer/u }).press('Enter');
  await expect(planner.scenario.getByRole('listitem')).toHaveCount(0);

  const best = page.getByRole('region', { name: 'Où ensuite' });
  await expect(best.getByRole('listitem')).toHaveCount(10);
  await expect(best).toContainText(/s’accorde avec les chiffres officiels à 0,\d\d/u);
  await best.getByRole('button', { name: /^Ajouter un poste/u }).first().press('Enter');
  await expect(planner.scenario.getByRole('listitem')).toHaveCount(1);
  await planner.step('Tout effacer').press('Enter');
  await expect(planner.scenario.getByRole('listitem')).toHaveCount(0);
  await expect.poll(async () => (await planner.measure('communes'))[2]).toBe('=');
});

test('nurses can only be added, and the threshold that stands in for an official one says so', async ({ app, page }) => {
  const planner = new Planner(page);
  await app.open('t=cls:brenne&vue=planifier&pp=infirmier&sc=1..ir36018x1,ia36018x2');
  await planner.isReady();
  await expect(page.getByText('Aucun seuil officiel pour cette profession').first()).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Retirer' })).toHaveCount(0);
  await expect(planner.scenario.getByRole('listitem')).toHaveCount(2);
  await expect.poll(async () => numberOf((await planner.measure('moyenne'))[2])).toBeGreaterThan(0);
});

alone('what of a link cannot be read is told, and the rest of it stands', async ({ app, page }) => {
  const planner = new Planner(page);
  await app.open('t=cls:brenne&vue=planifier&pv=ailleurs&ps=<b>&sc=1..ma36018x1');
  await planner.isReady();
  await expect(app.notice('Une partie du lien n’a pas pu être lue')).toContainText(words('seuil « <b> »'));
  await expect(planner.scenario.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'Compris' }).click();
  await expect(app.notice('Une partie du lien')).toHaveCount(0);
});

alone('without the access file the view says so, and takes up again once it is there', async ({ app, page }) => {
  const planner = new Planner(page);
  const fichier = manifest.acces?.fichier ?? '';
  await damage(page, fichier, 'missing');
  await app.open('t=cls:brenne&vue=planifier&sc=1..ma36018x1');
  await expect(page.getByText('n’est pas sur le serveur')).toBeVisible({ timeout: 30_000 });
  await page.unroute(`**/data/${fichier}`);
  await page.getByRole('button', { name: 'Réessayer' }).first().click();
  await planner.isReady();
  await expect(planner.scenario.getByRole('listitem')).toHaveCount(1);
});

alone('a publication without the model says that nothing can be simulated', async ({ app, page }) => {
  const published: unknown = JSON.parse(readFileSync(join(process.env['CLS_SITE'] ?? 'dist', 'data/manifest.json'), 'utf8'));
  await page.route('**/data/manifest.json', (route) => route.fulfill({ json: { ...Object(published), acces: undefined } }));
  await app.open('t=cls:brenne&vue=planifier');
  await expect(page.getByText('La simulation n’est pas disponible')).toBeVisible({ timeout: 30_000 });
});

test('axe finds nothing, and nothing scrolls sideways at 320 px', async ({ app, page }) => {
  const planner = new Planner(page);
  await app.open('t=cls:brenne&vue=planifier&pc=changement&sc=1..ma36018x1,mr36018x60');
  await planner.isReady();
  await expectAccessibleInBothSchemes(page);
  await expectNoSidewaysScroll(page);
});
