import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBothSchemes, expectNoSidewaysScroll } from './support/accessible';
import { plain, words } from './support/app';
import { french, peopleBeyond } from './support/figures';
import { expect, test as alone } from './support/test';
import { test } from './support/warm';

/** The part « Services » of the planner as a person has it: by role and by name. */
class Services {
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

  get service(): Locator {
    return this.page.getByRole('combobox', { name: 'Service', exact: true });
  }

  get threshold(): Locator {
    return this.page.getByRole('textbox', { name: 'Seuil, en minutes' });
  }

  get commune(): Locator {
    return this.page.getByRole('combobox', { name: 'Commune', exact: true });
  }

  get lines(): Locator {
    return this.scenario.getByRole('listitem');
  }

  /** Texts of a measure of the territory: before, after, gap. */
  async measure(id: string): Promise<readonly string[]> {
    return (await this.measures.locator(`tr[data-mesure="${id}"]`).first().getByRole('cell').allTextContents()).map(plain);
  }

  async isReady(): Promise<void> {
    await expect(this.measures).toBeVisible({ timeout: 60_000 });
  }

  async pick(commune: string): Promise<void> {
    await this.commune.fill(commune);
    await this.page.getByRole('option', { name: commune }).first().click();
  }

  async tryIt(): Promise<void> {
    await this.page.getByRole('button', { name: 'Essayer' }).click();
  }
}

const territory = 'cls:brenne';
const open = `t=${territory}&vue=planifier&pv=services`;

test('by mouse: a new station brings people nearer; undone, done again, shared', async ({ app, page, site }) => {
  const services = new Services(page);
  await app.open(`t=${territory}&vue=planifier`);
  await page.getByRole('button', { name: 'Services', exact: true }).click();
  await services.isReady();
  await expect(page.getByRole('combobox', { name: 'Profession' })).toHaveCount(0);
  await services.service.selectOption('Gare de voyageurs');
  await services.threshold.fill('30');
  await services.threshold.press('Enter');
  const before = french(peopleBeyond(territory, 'minutes_gare', 2024, 30));
  await expect.poll(() => services.measure('habitants')).toEqual([before, before, '=']);

  await services.pick('Le Blanc');
  await services.tryIt();
  await expect(services.lines).toHaveText(words('Nouveau point, gare de voyageurs, Le Blanc (36)'));
  await expect.poll(async () => (await services.measure('habitants'))[2]).toMatch(/^−/u);
  const after = await services.measure('habitants');
  expect(after[0]).toBe(before);
  await expect(page.getByText(words(`au lieu de ${before} (estimation)`)).first()).toBeVisible();
  // The twin of the map: those that change most come first.
  await expect(services.table.getByRole('row').nth(1)).toContainText('−');

  await services.scenario.getByRole('button', { name: 'Défaire' }).click();
  await expect.poll(() => services.measure('habitants')).toEqual([before, before, '=']);
  await services.scenario.getByRole('button', { name: 'Refaire' }).click();
  await expect.poll(() => services.measure('habitants')).toEqual(after);

  const link = page.url();
  await page.goto(site);
  await page.goto(link);
  await services.isReady();
  await expect(services.service).toHaveValue('gare');
  await expect.poll(() => services.measure('habitants')).toEqual(after);
});

test('by keyboard: new minutes to a service, edited to what makes no sense, removed', async ({ app, page }) => {
  const services = new Services(page);
  await app.open(`${open}&pse=urgences:30`);
  await services.isReady();
  await page.getByRole('radio', { name: 'Nouveau point' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Nouveau temps' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Mézières-en-Brenne');
  await expect(page.getByRole('option', { name: 'Mézières-en-Brenne' }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(services.commune).toHaveValue(/Mézières-en-Brenne/u);
  const minutes = page.getByRole('textbox', { name: 'Minutes', exact: true });
  await minutes.press('Enter');
  await expect(page.getByText(words('Nombre de minutes attendu')).first()).toBeVisible();
  await minutes.fill('12,5');
  await minutes.press('Enter');
  await expect(services.lines).toHaveText(words('Urgences ou SMUR : 12,5 min, Mézières-en-Brenne (36)'));
  await expect.poll(async () => (await services.measure('moyenne'))[2]).toMatch(/^−/u);

  await services.scenario.getByRole('button', { name: /^Modifier/u }).press('Enter');
  await expect(minutes).toBeFocused();
  await minutes.fill('900');
  await minutes.press('Enter');
  await expect(services.scenario.getByText(words('Au plus 600 minutes'))).toBeVisible();
  await expect.poll(async () => (await services.measure('moyenne'))[2]).toBe('=');
  await services.scenario.getByRole('button', { name: /^Supprimer/u }).press('Enter');
  await expect(services.lines).toHaveCount(0);
  await expect(services.scenario.getByRole('heading', { name: 'Scénario' })).toBeFocused();
});

test('a click on the map takes a commune; a threshold that makes no sense is told and kept out', async ({ app, page }) => {
  const services = new Services(page);
  await app.open(`${open}&pse=ehpad:20`);
  await services.isReady();
  await app.moments('cls:peinte', 'cls:repos');
  const map = page.locator('canvas.maplibregl-canvas');
  await expect(async () => {
    await map.click();
    await expect(services.commune).toHaveValue(/\(\d\w\)$/u, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await services.tryIt();
  await expect(services.lines).toHaveCount(1);

  const link = page.url();
  for (const typed of ['0', '700', 'vingt']) {
    await services.threshold.fill(typed);
    await services.threshold.press('Enter');
    await expect(page.getByText(words('Nombre attendu, supérieur à zéro, 600 au plus.'))).toBeVisible();
    expect(page.url()).toBe(link);
  }
  await services.threshold.fill('');
  await services.threshold.press('Enter');
  await expect(services.threshold).toHaveValue('20');
});

test('relay points: unknown before, never zero; after, the minutes to those of the scenario', async ({ app, page }) => {
  const services = new Services(page);
  await app.open(`${open}&pse=relais_sante:20`);
  await services.isReady();
  expect(await services.measure('habitants')).toEqual(['inconnu', 'inconnu', '–']);
  await expect(page.getByText('Aucun fichier ouvert ne recense les points de ce service').first()).toBeVisible();
  await services.pick('Le Blanc');
  await services.tryIt();
  await expect.poll(async () => (await services.measure('habitants'))[1]).toMatch(/^\d/u);
  const [before, , gap] = await services.measure('habitants');
  expect([before, gap]).toEqual(['inconnu', '–']);
  await expect(page.getByText('Ceux qui existent déjà ne sont pas comptés').first()).toBeVisible();
  await page.getByRole('radio', { name: 'Temps avant' }).check();
  await expect(page.getByText('Aucune donnée', { exact: true })).toBeVisible();
});

test('what a link says wrong takes its default, and a service of which nothing is tried keeps the lines of the others', async ({ app, page }) => {
  const services = new Services(page);
  await app.open(`${open}&pse=ehpad:9999&sc=1..ma36018x1,pgs36018`);
  await services.isReady();
  await expect(services.service).toHaveValue('france_services');
  await expect(services.threshold).toHaveValue('20');
  await expect(services.lines).toHaveCount(0);
  await page.goto('about:blank');
  await app.open(`${open}&pse=ehpad:20&sc=1..ma36018x1,pga36018`);
  await services.isReady();
  await expect(services.scenario.getByText(words('1 ligne pour des professions et 1 ligne pour d’autres services'))).toBeVisible();
});

alone('a worker killed in the middle is replaced by one that knows the service', async ({ app, page }) => {
  test.setTimeout(120_000);
  const services = new Services(page);
  await app.open(`${open}&pse=gare:30`);
  await services.isReady();
  const worker = page.workers().find((candidate) => candidate.url().includes('access'));
  // A worker that closes itself dies in silence, as one that the browser kills for its memory.
  await worker?.evaluate('self.close()').catch(() => undefined);
  await services.pick('Le Blanc');
  await services.tryIt();
  const notice = page.getByRole('status').filter({ hasText: 'Le calcul s’est interrompu' }).first();
  await expect(notice).toBeVisible({ timeout: 40_000 });
  await expect(services.lines).toHaveCount(1);
  await notice.getByRole('button', { name: 'Réessayer' }).click();
  await expect.poll(async () => (await services.measure('habitants'))[2], { timeout: 30_000 }).toMatch(/^−/u);
});

test('axe finds nothing, and nothing scrolls sideways at 320 px', async ({ app, page }) => {
  const services = new Services(page);
  await app.open(`${open}&pse=gare:30&pc=changement&sc=1..pga36018,nga36016x900`);
  await services.isReady();
  await expectAccessibleInBothSchemes(page);
  await expectNoSidewaysScroll(page);
});
