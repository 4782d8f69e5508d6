import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBothSchemes, expectNoSidewaysScroll } from './support/accessible';
import { plain, words } from './support/app';
import { french, peopleUnder, published } from './support/figures';
import { latestValues, readStartup, textColumn } from './support/published';
import { expect, test as alone } from './support/test';
import { test } from './support/warm';
import { takeFile } from './support/files';

/** The gaps as a person has them: by role and by name. */
class Gaps {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get sentence(): Locator {
    return this.page.locator('.gap-sentence');
  }

  get legend(): Locator {
    return this.page.getByRole('region', { name: /^Légende/u });
  }

  analysis(name: string): Locator {
    return this.page.getByRole('radio', { name });
  }

  table(name: string | RegExp): Locator {
    return this.page.getByRole('region', { name, exact: typeof name === 'string' });
  }

  /** Texts of the rows in view, cell by cell. */
  async rows(name: string | RegExp): Promise<string[][]> {
    const rows = await this.table(name).first().locator('tr[data-place]').all();
    return Promise.all(rows.map(async (row) => (await row.locator('th, td').allTextContents()).map(plain)));
  }

  async says(text: string): Promise<void> {
    await expect(this.sentence).toContainText(words(text), { timeout: 80_000 });
  }
}

const { annee } = latestValues('apl_mg');
const apl = published('apl_mg', annee);
const people = published('population_apl_mg', annee);
const brenne = (): number[] => readStartup().territoires.find(({ id }) => id === 'cls:brenne')?.communes.map(({ rang }) => rang) ?? [];
const everywhere = (): number[] => Array.from(apl, (_, rank) => rank);
const at = (values: Float64Array, rank: number): number => values[rank] ?? Number.NaN;
const headcount = (ranks: readonly number[], of = people): number => ranks.reduce((sum, rank) => sum + (at(of, rank) > 0 ? at(of, rank) : 0), 0);
const far = (service: string, limit: number, ranks: readonly number[]): number[] => {
  const minutes = published(service, latestValues(service).annee);
  return ranks.filter((rank) => at(minutes, rank) >= limit);
};
const open = (territory: string, state: string): string => `t=${territory}&vue=planifier&pv=lacunes&la=${state}`;

test.describe('figures are those of the published files', () => {
  test('under the threshold: the contract by commune, France by région, and a row takes the territory', async ({ app, page }) => {
    const gaps = new Gaps(page);
    const { under, all } = peopleUnder('cls:brenne', annee, 2.5);
    await app.open(open('cls:brenne', 'seuil.commune.minutes_urgences.30'));
    await gaps.says(`${french(under)} habitants sur ${french(all)}`);
    const listed = brenne().filter((rank) => at(apl, rank) < 2.5);
    await gaps.says(`${listed.length} communes sur ${brenne().length}`);
    const largest = listed.toSorted((a, b) => at(people, b) - at(people, a))[0] ?? -1;
    await expect.poll(async () => (await gaps.rows('Communes sous le seuil'))[0]?.slice(1, 3)).toEqual([french(at(apl, largest), 2), french(at(people, largest))]);

    await app.open(open('france:FR', 'seuil.region.minutes_urgences.30'));
    const underFrance = everywhere().filter((rank) => at(apl, rank) < 2.5 && at(people, rank) > 0);
    await gaps.says(`En France, ${french(headcount(underFrance))} habitants`);
    const region = textColumn('communes', 'region');
    const ofRegion = new Map<string, number>();
    for (const rank of underFrance) ofRegion.set(region[rank] ?? '', (ofRegion.get(region[rank] ?? '') ?? 0) + at(people, rank));
    const most = Math.max(...ofRegion.values());
    await expect.poll(async () => (await gaps.rows('Régions sous le seuil'))[0]?.[1]).toBe(french(most));
    await gaps.table('Régions sous le seuil').first().getByRole('button', { name: /Île-de-France/u }).click();
    await expect(page).toHaveURL(/t=region:11/u);
    await gaps.says('En Île-de-France');
  });

  test('retirement: two official columns, and no such test for nurses', async ({ app, page }) => {
    const gaps = new Gaps(page);
    const without = published('apl_mg_moins_65', annee);
    const fall = (ranks: readonly number[]): number[] => ranks.filter((rank) => at(apl, rank) >= 2.5 && at(without, rank) < 2.5 && at(people, rank) > 0);
    await app.open(open('cls:brenne', 'retraite.commune.minutes_urgences.30'));
    await gaps.says(`${french(headcount(fall(brenne())))} habitants de ${fall(brenne()).length} communes passeraient sous 2,5`);
    await expect.poll(async () => (await gaps.rows('Communes qui passeraient sous le seuil')).length).toBe(fall(brenne()).length);
    await app.open(open('france:FR', 'retraite.departement.minutes_urgences.30'));
    await gaps.says(`${french(headcount(fall(everywhere())))} habitants de ${french(fall(everywhere()).length)} communes`);
    await page.getByRole('combobox', { name: 'Profession' }).selectOption('infirmier');
    await gaps.says('Sans objet pour cette profession');
  });

  test('need and access: the square holds every commune once', async ({ app, page }) => {
    const gaps = new Gaps(page);
    await app.open(open('france:FR', 'croisement.commune.minutes_urgences.30'));
    await gaps.says('où le besoin de soins est élevé');
    const need = published('besoin_mg', annee);
    const known = everywhere().filter((rank) => !Number.isNaN(at(apl, rank)) && !Number.isNaN(at(need, rank)) && at(people, rank) !== 0);
    const cells = await gaps.legend.locator('.crossing__cell').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
    const counts = cells.map((label) => Number(/([\d\s]+) communes?/u.exec(plain(label))?.[1]?.replaceAll(' ', '')));
    expect(cells).toHaveLength(9);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(known.length);
    const under = counts.slice(0, 3).reduce((sum, count) => sum + count, 0);
    expect(under).toBe(known.filter((rank) => at(apl, rank) < 2.5).length);
    // The bound of need that the legend names is the one of the cells.
    const bound = Number((await gaps.legend.locator('thead .crossing__range').last().textContent())?.replace(',', '.').replace(/[^\d.]/gu, ''));
    expect(counts[2]).toBe(known.filter((rank) => at(apl, rank) < 2.5 && at(need, rank) >= bound).length);
    await page.getByRole('combobox', { name: 'Profession' }).selectOption('sage_femme');
    await gaps.says('Le besoin de soins n’est pas publié');
  });

  test('isolated communes: another service, other minutes, and what is asked stays in the link', async ({ app, page }) => {
    const gaps = new Gaps(page);
    const population = published('population', latestValues('population').annee);
    await app.open(open('cls:brenne', 'isolement.commune.minutes_urgences.30'));
    const urgent = far('minutes_urgences', 30, brenne());
    await gaps.says(`${french(headcount(urgent, population))} habitants`);
    await gaps.says(`${urgent.length} communes sur ${brenne().length}`);
    await page.getByRole('combobox', { name: 'Service' }).selectOption('minutes_ehpad');
    await page.getByRole('textbox', { name: /^Minutes/u }).fill('12');
    await page.getByRole('textbox', { name: /^Minutes/u }).press('Enter');
    await gaps.says(`${french(headcount(far('minutes_ehpad', 12, brenne()), population))} habitants`);
    await expect(page).toHaveURL(/la=isolement\.commune\.minutes_ehpad\.12/u);
    await expect(page.getByText(/la moitié des estimations s’écarte/u)).toBeVisible();
    await page.getByRole('textbox', { name: /^Minutes/u }).fill('10000');
    await expect(page.getByText('Nombre entier de minutes attendu', { exact: false })).toBeVisible();
    await app.open(open('france:FR', 'isolement.departement.minutes_gare.20'));
    await gaps.says(`${french(headcount(far('minutes_gare', 20, everywhere()), population))} habitants`);
  });

  test('blind spots: Brenne has actions of the whole territory and none there; outside the contracts loaded nothing is claimed', async ({ app, page }) => {
    const gaps = new Gaps(page);
    const under = brenne().filter((rank) => at(apl, rank) < 2.5);
    await app.open(open('cls:brenne', 'angles.commune.minutes_urgences.30'));
    await gaps.says(`${french(headcount(under))} habitants (${under.length} communes) relèvent d’un contrat dont les actions`);
    await expect(page.locator('tr[data-contrat="brenne-2021"]')).toContainText('2021');
    await app.open(open('france:FR', 'angles.commune.minutes_urgences.30'));
    const covered = new Set(readStartup().territoires.flatMap(({ communes }) => communes.map(({ rang }) => rang)));
    const outside = everywhere().filter((rank) => at(apl, rank) < 2.5 && at(people, rank) > 0 && !covered.has(rank));
    await gaps.says(`${french(headcount(outside))} habitants (${french(outside.length)} communes) vivent hors des contrats chargés`);
    await expect(page.locator('tr[data-contrat="coeur-de-lorraine-2018"]')).toContainText('échu');
  });
});

test('by keyboard: from analysis to analysis, then a commune of the table', async ({ app, page }) => {
  const gaps = new Gaps(page);
  await app.open(open('cls:brenne', 'seuil.commune.minutes_urgences.30'));
  await gaps.says('communes sur');
  await gaps.analysis('Sous le seuil').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/la=retraite/u);
  await expect(gaps.analysis('Départs à la retraite')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await gaps.says('communes sur');
  await gaps.table('Communes sous le seuil').first().getByRole('button', { name: /Bélâbre/u }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/s=36016/u);
  await expect(page.getByRole('region', { name: 'Commune choisie' })).toContainText('Bélâbre');
  expect((await takeFile(page, page.getByRole('button', { name: /^Télécharger/u }))).suggestedFilename()).toMatch(/^carto-cls_lacunes_seuil_communes_apl-mg/u);
});

alone('without the engine the blind spots say so, and the others go on', async ({ app, page }) => {
  const gaps = new Gaps(page);
  await page.route(/\/assets\/duckdb-[^/]+\.wasm$/u, (route) => route.abort('connectionfailed'));
  await app.open(open('cls:brenne', 'angles.commune.minutes_urgences.30'));
  await expect(page.getByText('Les quatre autres analyses n’en ont pas besoin')).toBeVisible({ timeout: 80_000 });
  await gaps.analysis('Sous le seuil').check();
  await gaps.says('communes sur');
  // DuckDB-WASM’s worker leaves its own failed fetch uncaught.
  app.forgive('Failed to fetch');
});

test('a hostile link gives the default, and says so', async ({ app, page }) => {
  const gaps = new Gaps(page);
  await app.open(open('cls:brenne', encodeURIComponent('<img src=x>.commune.minutes_urgences.30')));
  await gaps.says('communes sur');
  await expect(gaps.analysis('Sous le seuil')).toBeChecked();
  await app.open(open('cls:brenne', 'isolement.commune.minutes_inconnu.30'));
  await gaps.says('atteint ou dépasse 30 minutes');
  await expect(page.getByText('n’est pas publié', { exact: false })).toBeVisible();
});

test('axe finds nothing, and nothing scrolls sideways at 320 px', async ({ app, page }) => {
  const gaps = new Gaps(page);
  const wide = page.viewportSize();
  for (const analysis of ['seuil.epci', 'retraite.commune', 'croisement.commune', 'isolement.commune', 'angles.commune']) {
    await test.step(analysis, async () => {
      if (wide !== null) await page.setViewportSize(wide);
      await app.open(open('cls:brenne', `${analysis}.minutes_urgences.30`));
      await expect(page).toHaveURL(new RegExp(analysis.split('.')[0] ?? analysis, 'u'));
      await expect(gaps.sentence).not.toBeEmpty({ timeout: 80_000 });
      await expect(gaps.legend).toBeVisible();
      await expectAccessibleInBothSchemes(page);
      await expectNoSidewaysScroll(page);
    });
  }
});
