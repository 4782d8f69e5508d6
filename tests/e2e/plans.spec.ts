import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBothSchemes, expectNoSidewaysScroll } from './support/accessible';
import { plain, words } from './support/app';
import { expectPhotograph, onPaper } from './support/paper';
import { expect, test } from './support/test';

/** The view of the plans as a coordinator has it: by role and by name. */
class Plans {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get sentence(): Locator {
    return this.page.locator('.plans__sentence');
  }

  get rows(): Locator {
    return this.page.getByRole('region', { name: 'Tableau des actions' }).locator('tbody tr');
  }

  get sheet(): Locator {
    return this.page.getByRole('region', { name: 'Fiche de l’action' });
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Chercher dans les actions' });
  }

  /** A value of a facet, by the beginning of its label. */
  facet(label: string): Locator {
    return this.page.getByRole('complementary', { name: 'Filtres' }).getByRole('checkbox', { name: new RegExp(`^${label}`, 'u') });
  }

  async says(text: string): Promise<void> {
    await expect(this.sentence).toContainText(words(text), { timeout: 80_000 });
  }
}

test('a coordinator finds who pilots what, what others do on the theme, and where, and sends the link', async ({ app, page }) => {
  const plans = new Plans(page);
  await app.open('t=cls:agglopolys');
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await plans.says('62 fiches numérotées et 53 opérations non numérotées, dans 5 contrats');

  // Counts of a facet follow the other facets; operations are never added to sheets.
  const mobility = plans.facet('Mobilité');
  await expect(mobility).toHaveAccessibleName(words('2 fiches numérotées et 4 opérations non numérotées'));
  await plans.facet('Agglopolys').check();
  await plans.says('19 fiches numérotées, dans le contrat Agglopolys');
  await expect(mobility).toHaveAccessibleName(words('1 fiche numérotée'));
  await mobility.check();
  await plans.says('1 fiche numérotée');
  await expect(plans.rows).toHaveCount(1);
  await expect(plans.rows.first()).toContainText('direction des mobilités');
  await expect(page).toHaveURL(/ac=agglopolys-2022&at=mobilite/u);

  // The sheet of an action, and who else does it.
  await plans.rows.first().getByRole('button').click();
  await expect(plans.sheet.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(plans.sheet).toContainText('Agglopolys (direction des mobilités)');
  await expect(plans.sheet).toContainText('non précisé par le document');
  await plans.sheet.getByText(/^Mobilité : /u).click();
  await expect(plans.sheet).toContainText(words('1 fiche numérotée et 4 opérations non numérotées dans 2 autres contrats'));
  await plans.sheet.getByRole('button', { name: /observatoire de la mobilité/u }).click();
  await expect(plans.sheet).toContainText('Opération · Contrat local de santé du Parc naturel régional de la Brenne');
  await expect(page).toHaveURL(/ad=brenne-2021:/u);

  // The link opens the same view.
  await app.open(new URL(page.url()).hash.slice(1));
  await page.reload();
  await plans.says('1 fiche numérotée, dans le contrat Agglopolys');
  await expect(plans.sheet).toContainText('observatoire de la mobilité');

  // Words without accents, marked where they are found; hostile words are words.
  await page.getByRole('button', { name: 'Retirer tous les filtres' }).click();
  await plans.search.fill('SANTE mentale');
  await expect(plans.rows.locator('mark').first()).toHaveText(/^santé$/iu);
  await expect(page).toHaveURL(/aq=SANTE/u);
  await plans.search.fill(`'; DROP TABLE actions; -- %_<img src=x onerror=alert(1)>`);
  await plans.says('Aucune action ne répond à ces filtres');
  await expect(page.getByRole('button', { name: /Retirer le filtre Recherche : « '; DROP TABLE/u })).toBeVisible();
  await plans.search.fill('');
  await plans.says('62 fiches');

  // A cell of contracts and themes keeps its actions, and gives them up.
  await page.getByRole('tab', { name: 'Croisements' }).click();
  const cell = page.getByRole('button', { name: words('Parc naturel régional de la Brenne 2021–2026, Mobilité : 4 opérations non numérotées') });
  await cell.click();
  await plans.says('4 opérations non numérotées, dans le contrat Parc naturel régional de la Brenne');
  await expect(page).toHaveURL(/ac=brenne-2021&at=mobilite/u);
  await expect(cell).toHaveAttribute('aria-pressed', 'true');
  await cell.click();
  await plans.says('62 fiches');
  await page.getByRole('radio', { name: 'Pilotes' }).check();
  await expect(page.getByRole('rowheader', { name: 'Pilote non précisé par le document' })).toBeVisible();

  // On paper: by contract and axis, as many pages as it takes, whatever the scheme of the screen.
  await page.emulateMedia({ colorScheme: 'dark' });
  // The browser's own dialog is none of ours: what it is told is.
  await page.evaluate(() => {
    window.print = () => dispatchEvent(new Event('beforeprint'));
  });
  await page.getByRole('button', { name: 'Imprimer le plan' }).click();
  const paper = page.locator('.note-print--plan');
  await expect(paper).toBeAttached();
  await onPaper(page, async () => {
    await expectPhotograph(paper.locator('.note__head'), 'plan-tete');
    await expectPhotograph(paper.locator('.plan-sheet__map').nth(1), 'plan-carte');
    await expectPhotograph(paper.locator('.plan-sheet__table').nth(2), 'plan-tableau');
  });
  await page.emulateMedia({ media: 'print' });
  await expect(paper.getByRole('heading', { level: 2 })).toHaveCount(6);
  await expect(paper.getByRole('figure')).toHaveCount(6);
  await expect(paper.locator('.plan-sheet__drawing')).toHaveCount(6);
  await expect(paper.getByRole('figure', { name: /Vienne et Gartempe/u })).toContainText('Montmorillon');
  await expect(paper.locator('.note__qr')).toBeVisible();
  await expect(paper).toContainText('Source : Présentation du contrat local de santé d’Agglopolys 2022-2027.');
  await expect(paper.locator('.plan-sheet__table thead').first()).toHaveCSS('display', 'table-header-group');
  await expect(paper.locator('.plan-sheet__table tbody tr:not(.plan-sheet__axis)')).toHaveCount(115);
  await expect(page.locator('.app')).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(paper).toHaveCount(0);
  await page.emulateMedia({ media: null, colorScheme: 'light' });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length).toBeGreaterThan(6);

  // The table of the map chooses a commune: what names it and what is for its whole territory; the map shows it chosen.
  await page.getByRole('tab', { name: 'Tableau' }).click();
  const map = page.getByRole('region', { name: 'Carte des actions' });
  await map.getByText('La carte en tableau').click();
  await map.getByRole('button', { name: 'Montmorillon' }).click();
  await plans.says('25 fiches numérotées, dans le contrat Vienne et Gartempe');
  await expect(page).toHaveURL(/al=86165/u);
  await page.getByRole('button', { name: 'Retirer le filtre Commune : Montmorillon' }).click();
  // So does a click on the map, here in the middle of a contract; the same commune again lets it go.
  await plans.facet('Agglopolys').check();
  await plans.says('19 fiches numérotées, dans le contrat Agglopolys');
  await app.rests();
  const canvas = map.locator('canvas.maplibregl-canvas');
  await canvas.click();
  await expect(page).toHaveURL(/al=41\d{3}/u);
  const chip = page.getByRole('button', { name: /^Retirer le filtre Commune : /u });
  await expect(chip).toBeVisible();
  await app.rests();
  await canvas.click();
  await expect(chip).toHaveCount(0);
  await plans.facet('Agglopolys').uncheck();

  // Located actions lead to the explorer's map, with the contract and its commune.
  await page.locator('summary', { hasText: 'Portée' }).click();
  await plans.facet('Communes nommées').check();
  await plans.says('1 fiche numérotée et 3 opérations non numérotées, dans 3 contrats');
  await plans.rows.filter({ hasText: 'Conforter l’expertise' }).getByRole('button').click();
  await plans.sheet.getByRole('button', { name: 'Le Blanc sur la carte' }).click();
  await expect(page).toHaveURL(/t=cls:brenne.*act=1.*ac=brenne-2021.*s=36018/u);
  await expect(app.sheet('Le Blanc')).toBeVisible({ timeout: 60_000 });
  await app.panel.getByRole('tab', { name: 'Actions' }).click();
  await expect(app.panel.getByRole('button', { name: 'Retirer le filtre Portée : Communes nommées' })).toBeAttached({ timeout: 60_000 });
});

test('by keyboard, from the filters to the tree; axe finds nothing, nothing scrolls sideways at 320 px', async ({ app, page }) => {
  const plans = new Plans(page);
  await app.open('vue=actions&ac=brenne-2021');
  await plans.says('47 opérations non numérotées');
  await plans.facet('Mobilité').focus();
  await page.keyboard.press('Space');
  await plans.says('4 opérations non numérotées');
  await plans.rows.first().getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(plans.sheet.getByRole('heading', { level: 2 })).toBeFocused();
  await expectAccessibleInBothSchemes(page);
  await plans.sheet.getByRole('button', { name: 'Fermer la fiche de l’action' }).press('Enter');
  await expect(plans.sheet).toHaveCount(0);
  await expect(plans.rows.first().getByRole('button')).toBeFocused();
  await page.getByRole('tab', { name: 'Tableau' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Arborescence' })).toBeFocused();
  await expect(page.getByRole('heading', { level: 3 })).toHaveText([/^Axe 2/u]);
  expect(plain((await page.getByRole('tabpanel').textContent()) ?? '')).toContain('Axe 2 : Faciliter le parcours, l’accès aux soins/prévention/droits (4 opérations non numérotées)');
  await expectAccessibleInBothSchemes(page);
  for (const [name, content] of [['Croisements', 'Contrats et thèmes'], ['Frise', 'Contrats et générations'], ['Résultats', 'Résultats cités'], ['Champs donnés', 'Champs donnés par']] as const) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name })).toBeFocused();
    await expect(page.getByRole('tabpanel').getByRole('region', { name: content })).toBeVisible({ timeout: 20_000 });
    await expectAccessibleInBothSchemes(page);
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 720 });
  }
  await expect(page.getByRole('tabpanel')).not.toContainText('%');
});

test('without the engine the page says so, what else works, and offers to start it again', async ({ app, page }) => {
  await page.route(/\/assets\/duckdb-[^/]+\.wasm$/u, (route) => route.abort('connectionfailed'));
  await app.open('vue=actions');
  await expect(page.getByRole('button', { name: 'Relancer le moteur' })).toBeVisible({ timeout: 80_000 });
  await page.getByRole('link', { name: 'Explorer' }).click();
  await app.seesMap();
  // DuckDB-WASM’s worker leaves its own failed fetch uncaught.
  app.forgive('Failed to fetch');
});
