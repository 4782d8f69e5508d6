import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBothSchemes, expectNoSidewaysScroll } from './support/accessible';
import { plain, words } from './support/app';
import { expect } from './support/test';
import { test } from './support/warm';
import { takeFile } from './support/files';

/** Where next, as a person has it: by role and by name. */
class Siting {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get form(): Locator {
    return this.page.getByRole('region', { name: 'Où ensuite', exact: true });
  }

  get answer(): Locator {
    return this.page.getByRole('region', { name: 'Lieux choisis', exact: true });
  }

  get run(): Locator {
    return this.form.getByRole('button', { name: 'Chercher les meilleurs lieux' });
  }

  get rows(): Locator {
    return this.answer.getByRole('row');
  }

  count(): Locator {
    return this.form.getByRole('textbox', { name: 'Nombre de lieux' });
  }

  async isReady(): Promise<void> {
    await expect(this.run).toBeEnabled({ timeout: 60_000 });
  }

  /** Communes of the answer, in its order. */
  async chosen(): Promise<readonly string[]> {
    return (await this.rows.getByRole('button').allTextContents()).map(plain);
  }

  async figures(): Promise<readonly number[]> {
    const cells = await this.rows.locator('td:nth-child(3)').allTextContents();
    return cells.map((text) => Number(plain(text).replaceAll(' ', '')));
  }
}

const numberIn = (text: string, pattern: RegExp): number => Number((pattern.exec(plain(text))?.[1] ?? '').replaceAll(' ', ''));
const view = 't=cls:brenne&vue=planifier&pv=choisir';

test('by mouse: two sites, proven the best, one imposed, one forbidden, taken into the scenario', async ({ app, page }) => {
  const siting = new Siting(page);
  await app.open('t=cls:brenne&vue=planifier');
  await page.getByRole('button', { name: 'Choisir des lieux' }).click();
  await siting.isReady();
  await expect(siting.form).toContainText(/s’accorde avec les chiffres officiels à 0,\d\d/u);
  await expect(app.legend).toContainText('moins de 1');
  await siting.count().fill('2');
  await siting.isReady();
  await siting.run.click();
  await expect(siting.answer).toContainText(words('Optimum démontré'), { timeout: 30_000 });
  const summary = (await siting.answer.textContent()) ?? '';
  const lifted = numberIn(summary, /passer ([\d ]+) habitants/u);
  expect(lifted).toBeGreaterThan(0);
  const best = await siting.chosen();
  expect(best).toHaveLength(2);
  // What each adds, in order, makes the whole.
  const gains = await siting.figures();
  expect(Math.abs(gains.reduce((sum, gain) => sum + gain, 0) - lifted)).toBeLessThanOrEqual(1);

  // The first one forbidden and another imposed: the answer holds the rules, and is no better.
  const field = siting.form.getByRole('combobox', { name: /Par son nom/u });
  const name = (best[0] ?? '').replace(/ \(.*$/u, '');
  await field.fill(name);
  await page.getByRole('option', { name }).first().click();
  await siting.form.getByRole('button', { name: 'Interdire' }).click();
  await field.fill('Le Blanc');
  await page.getByRole('option', { name: 'Le Blanc' }).first().click();
  await siting.form.getByRole('button', { name: 'Imposer' }).click();
  await expect(siting.answer).toContainText('ont changé depuis');
  await siting.isReady();
  await siting.run.click();
  await expect(siting.answer).not.toContainText('ont changé depuis');
  await expect.poll(() => siting.chosen()).toContain('Le Blanc (36)');
  expect(await siting.chosen()).not.toContain(best[0]);
  const second = numberIn((await siting.answer.textContent()) ?? '', /passer ([\d ]+) habitants/u);
  expect(second).toBeLessThanOrEqual(lifted);

  // The link gives the question again, and the same answer.
  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link);
  await siting.isReady();
  await expect(siting.form.getByRole('button', { name: /^Retirer/u })).toHaveCount(2);
  await siting.run.click();
  await expect(siting.answer).toContainText(words('Optimum démontré'), { timeout: 30_000 });
  expect(numberIn((await siting.answer.textContent()) ?? '', /passer ([\d ]+) habitants/u)).toBe(second);
  const chosen = await siting.chosen();

  expect((await takeFile(page, siting.answer.getByRole('button', { name: /^Télécharger/u }))).suggestedFilename()).toMatch(/^carto-cls_lieux_seuil_/u);

  await siting.answer.getByRole('button', { name: 'Reprendre dans le scénario' }).click();
  await expect(siting.answer).toContainText('Repris dans le scénario');
  await page.getByRole('button', { name: 'Simuler' }).click();
  const scenario = page.getByRole('region', { name: 'Scénario', exact: true });
  await expect(scenario.getByRole('listitem')).toHaveCount(2);
  for (const commune of chosen) await expect(scenario).toContainText(words(commune));
});

test('by keyboard: the goal, the number, the search, and absurd numbers get a sentence', async ({ app, page }) => {
  const siting = new Siting(page);
  await app.open(view);
  await siting.isReady();
  await siting.count().focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('10000');
  await expect(siting.form).toContainText(words('Nombre de lieux attendu'));
  await expect(siting.run).toBeDisabled();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('abc');
  await expect(siting.form).toContainText('Nombre entier attendu');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('10000');
  await expect(siting.form).toContainText(words('Postes par lieu attendus'));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('0,5');
  await siting.isReady();
  await siting.form.getByRole('combobox', { name: 'Objectif' }).selectOption('deficit');
  await siting.isReady();
  await siting.run.press('Enter');
  await expect(siting.answer).toContainText(words('Optimum démontré'), { timeout: 30_000 });
  await expect(siting.answer).toContainText(words('consultations'));
  await siting.rows.getByRole('button').first().press('Enter');
  await expect(siting.rows.getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');
});

test('more sites than communes, and goals of time', async ({ app, page }) => {
  const siting = new Siting(page);
  await app.open(`${view}&pk=couverture.50.1000.15.france_services.0.rien...suivant`);
  await siting.isReady();
  await siting.run.click();
  await expect(siting.answer).toContainText(/50[\s\u00a0\u202f]lieux demandés|suffi/u, { timeout: 30_000 });
  await expect(siting.answer).toContainText(words('Optimum démontré'));
  await siting.form.getByRole('combobox', { name: 'Objectif' }).selectOption('trajet');
  await siting.count().fill('2');
  await siting.isReady();
  await siting.run.click();
  await expect(siting.answer).toContainText(words('min du service en moyenne'), { timeout: 30_000 });
  await expect(siting.answer).toContainText(words('Optimum démontré'));
});

test('a long search tells how far it is, is given up, and keeps its best answer; a commune both imposed and forbidden is told', async ({ app, page }) => {
  const siting = new Siting(page);
  await app.open('t=departement:36&vue=planifier&pv=choisir&pk=seuil.5.1000.15.toutes.0.offre...suivant');
  await siting.isReady();
  await siting.run.click();
  await expect(siting.form).toContainText('HiGHS', { timeout: 60_000 });
  await expect(siting.form.getByRole('progressbar')).toBeVisible();
  await expect(siting.form).toContainText('Meilleure réponse jusqu’ici');
  const cancel = siting.form.getByRole('button', { name: 'Annuler la recherche' });
  await cancel.press('Enter');
  await expect(siting.answer).toContainText('Recherche arrêtée');
  await expect(siting.run).toBeFocused();
  expect(await siting.chosen()).toHaveLength(5);
  // A new worker takes up the next search.
  await siting.count().fill('1');
  await siting.isReady();
  await siting.run.click();
  await expect(siting.answer).toContainText(words('Optimum démontré'), { timeout: 30_000 });
  expect(await siting.chosen()).toHaveLength(1);

  await app.open(`${view}&pk=seuil.2.1000.15.toutes.0.offre.36018.36018.suivant`);
  await expect(siting.form).toContainText(words('Le Blanc (36) est à la fois imposée et interdite'), { timeout: 60_000 });
  await expect(siting.run).toBeDisabled();
});

test('all of France: a good answer, and no bound where there is none', async ({ app, page }) => {
  const siting = new Siting(page);
  await app.open('t=france:FR&vue=planifier&pv=choisir&pk=seuil.10.1000.15.toutes.0.offre...suivant');
  await siting.isReady();
  await siting.run.click();
  await expect(siting.answer).toContainText('Aucune garantie', { timeout: 60_000 });
  expect(await siting.chosen()).toHaveLength(10);
});

test('axe finds nothing, and nothing scrolls sideways at 320 px', async ({ app, page }) => {
  const siting = new Siting(page);
  await app.open(`${view}&pk=seuil.3.1000.15.toutes.0.offre.36018.36010.suivant`);
  await siting.isReady();
  await siting.run.click();
  await expect(siting.answer).toContainText(words('Optimum démontré'), { timeout: 30_000 });
  await siting.form.getByText('Comment les lieux sont choisis').click();
  await expectAccessibleInBothSchemes(page);
  await expectNoSidewaysScroll(page);
});
