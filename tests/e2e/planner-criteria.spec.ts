import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBothSchemes, expectNoSidewaysScroll } from './support/accessible';
import { plain } from './support/app';
import { rankOf, valueAt } from './support/figures';
import { damage, manifest, readStartup } from './support/published';
import { expect, test as alone } from './support/test';
import { test } from './support/warm';
import { takeFile, textOf } from './support/files';

/** The ranking as a person has it: by role and by name. */
class Ranking {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get criteria(): Locator {
    return this.page.getByRole('region', { name: 'Critères', exact: true });
  }

  get first(): Locator {
    return this.page.getByRole('region', { name: 'Premières communes' });
  }

  get all(): Locator {
    return this.page.getByRole('region', { name: 'Toutes les communes', exact: true });
  }

  get indicator(): Locator {
    return this.page.getByRole('combobox', { name: 'Indicateur' });
  }

  slider(short: string): Locator {
    return this.page.getByRole('slider', { name: new RegExp(`Poids de ${short}`, 'u') });
  }

  async isReady(): Promise<void> {
    await expect(this.first.getByRole('row').nth(1)).toBeVisible({ timeout: 60_000 });
  }

  /** Names of the first communes, in their order. */
  async names(): Promise<string[]> {
    return this.first.locator('tbody th button').allTextContents();
  }

  async add(indicator: string, weight: string): Promise<void> {
    await this.indicator.fill(indicator);
    await this.page.getByRole('option', { name: indicator }).first().click();
    await this.page.getByRole('textbox', { name: /^Poids/u }).fill(weight);
    await this.page.getByRole('button', { name: 'Ajouter le critère' }).click();
  }
}

const annee = Math.max(...(manifest.valeurs['apl_mg'] ?? []).map((file) => file.annee));
const brenne = readStartup().territoires.find(({ id }) => id === 'cls:brenne')?.communes ?? [];

test('one criterion ranks as its figures do; a veto leaves out, a second criterion changes ranks, the link brings it all back', async ({ app, page, site }) => {
  const ranking = new Ranking(page);
  await app.open('t=cls:brenne&vue=planifier&pv=criteres&cr=1.10.apl_mg~b~50~~');
  await ranking.isReady();
  const lowest = brenne
    .map(({ code, nom }) => ({ nom, code, apl: valueAt('apl_mg', annee, rankOf('cls:brenne', code)) }))
    .toSorted((a, b) => a.apl - b.apl || (a.code < b.code ? -1 : 1));
  expect(await ranking.names()).toEqual(lowest.slice(0, 10).map(({ nom }) => nom));
  // One criterion alone: no change of its weight moves anyone.
  await expect(ranking.first.locator('tbody').getByText('tient')).toHaveCount(10);

  await ranking.criteria.getByRole('button', { name: /^Modifier le critère A/u }).click();
  await page.getByRole('combobox', { name: 'Veto' }).selectOption({ label: 'Écarter les communes sous…' });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Veto : un nombre, zéro ou plus.')).toBeVisible();
  const limit = 2;
  await page.getByRole('textbox', { name: 'Valeur du veto' }).fill(String(limit));
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const passing = lowest.filter(({ apl }) => apl >= limit);
  await expect.poll(() => ranking.names()).toEqual(passing.slice(0, 10).map(({ nom }) => nom));
  await expect(page.getByText(new RegExp(`${lowest.length - passing.length}\\scommunes? écartées? par un veto`, 'u'))).toBeVisible();

  await ranking.add('Temps d’accès aux urgences', '60');
  await expect(ranking.criteria.getByRole('listitem')).toHaveCount(2);
  await expect.poll(() => ranking.names()).not.toEqual(passing.slice(0, 10).map(({ nom }) => nom));
  const names = await ranking.names();
  const link = page.url();
  await page.goto(site);
  await page.goto(link);
  await ranking.isReady();
  await expect.poll(() => ranking.names()).toEqual(names);
  await ranking.criteria.getByRole('button', { name: 'Critères proposés' }).click();
  await expect(ranking.criteria.getByRole('listitem')).toHaveCount(4);
  await expect(page).not.toHaveURL(/cr=/u);
});

test('by keyboard: a weight moved, a criterion added, one removed, a commune picked, the file read', async ({ app, page }) => {
  const ranking = new Ranking(page);
  await app.open('t=cls:brenne&vue=planifier');
  await page.getByRole('button', { name: 'Critères', exact: true }).press('Enter');
  await ranking.isReady();
  const slider = ranking.slider('Minutes aux urgences');
  await slider.focus();
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /^100, soit \d+\s%/u);
  await expect(page).toHaveURL(/cr=1\.10\./u);

  await ranking.indicator.focus();
  await page.keyboard.type('gare');
  await expect(page.getByRole('option', { name: /gare/u }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /^Poids/u }).fill('abc');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Poids : un nombre de 0 à 100.')).toBeVisible();
  await page.getByRole('textbox', { name: /^Poids/u }).fill('30');
  await page.keyboard.press('Enter');
  await expect(ranking.criteria.getByRole('listitem')).toHaveCount(5);
  await ranking.criteria.getByRole('button', { name: /^Supprimer le critère B/u }).press('Enter');
  await expect(ranking.criteria.getByRole('listitem')).toHaveCount(4);
  await expect(ranking.criteria.getByRole('heading', { name: 'Critères' })).toBeFocused();

  const first = ranking.first.locator('tbody th button').first();
  await first.press('Enter');
  await expect(first).toHaveAttribute('aria-pressed', 'true');
  const text = await textOf(await takeFile(page, ranking.all.getByRole('button', { name: /^Télécharger/u })));
  const rows = text.split('\r\n').filter((row) => /;36\d{3};|;3[67]\d{3};|;86\d{3};/u.test(row));
  expect(rows).toHaveLength(brenne.length);
  expect(text).toContain(await first.textContent().then((name) => name ?? '?'));
  expect(text).toContain('Rangs à ± 20 %');
});

test('criteria that cannot part communes are left aside with their reason, a bad list is refused, no weight ranks nobody', async ({ app, page }) => {
  const ranking = new Ranking(page);
  await app.open('t=cls:brenne&vue=planifier&pv=criteres&cr=1.10.apl_mg~b~50~~,part_ald_bv~h~20~~,constructor~h~10~~');
  await ranking.isReady();
  await expect(ranking.criteria.getByText('Critère laissé de côté')).toHaveCount(2);
  await expect(ranking.criteria.getByText('publié par bassin de vie')).toBeVisible();
  await ranking.slider('APL généralistes').press('Home');
  await expect(page.getByText('Tous les poids sont à 0')).toBeVisible();

  await app.open('t=cls:brenne&vue=planifier&pv=criteres&cr=1.10.apl_mg~b~400~~');
  await page.reload();
  await ranking.isReady();
  await expect(ranking.criteria.getByRole('listitem')).toHaveCount(4);
  await expect(page.getByText(/critères/u).first()).toBeVisible();
});

alone('a file of values that is missing is named, and taken up again once it is there', async ({ app, page }) => {
  const ranking = new Ranking(page);
  const fichier = manifest.valeurs['minutes_gare']?.[0]?.fichier ?? '';
  await damage(page, fichier, 'missing');
  await app.open('t=cls:brenne&vue=planifier&pv=criteres&cr=1.10.minutes_gare~h~50~~');
  await expect(page.getByRole('button', { name: 'Réessayer' }).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^Le classement :/u)).toBeVisible();
  await page.unroute(`**/data/${fichier}`);
  await page.getByRole('button', { name: 'Réessayer' }).first().click();
  await ranking.isReady();
});

test('all of France with eight criteria: every commune has a place or a reason, and the hand never waits', async ({ app, page }) => {
  const ranking = new Ranking(page);
  const ids = ['apl_mg~b', 'besoin_mg~h', 'revenu_median~b', 'minutes_urgences~h', 'minutes_gare~h', 'minutes_ehpad~h', 'generalistes_10000~b', 'part_apl_mg_plus_65~h'];
  await app.open(`t=france:FR&vue=planifier&pv=criteres&cr=1.20.${ids.map((id, i) => `${id}~${10 + i}~~`).join(',')}`);
  await expect(ranking.first.getByRole('row')).toHaveCount(21, { timeout: 60_000 });
  const sentence = plain((await page.locator('.plan-sentence').textContent()) ?? '');
  const counts = [...sentence.matchAll(/([\d ]+) communes? (?:classées|non classée|écartée|à la population inconnue)/gu)].map(([, count]) => Number((count ?? '').replaceAll(' ', '')));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(manifest.nb_communes);
  const before = plain((await ranking.first.locator('tbody tr').first().textContent()) ?? '');
  await ranking.slider('Minutes à une gare').press('End');
  await expect.poll(async () => plain((await ranking.first.locator('tbody tr').first().textContent()) ?? ''), { timeout: 20_000 }).not.toBe(before);
});

test('axe finds nothing, and nothing scrolls sideways at 320 px', async ({ app, page }) => {
  const ranking = new Ranking(page);
  await app.open('t=cls:brenne&vue=planifier&pv=criteres&cr=1.20.acces_apres~b~40~2.5~,taux_pauvrete~h~0~~,revenu_median~b~20~~s30000,minutes_urgences~h~20~~,part_ald_bv~h~20~~');
  await ranking.isReady();
  await page.getByText('Ce que disent les rangs').click();
  await expectAccessibleInBothSchemes(page);
  await expectNoSidewaysScroll(page);
});
