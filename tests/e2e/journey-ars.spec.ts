import { parse } from 'csv-parse/sync';
import { manifest } from './support/published';
import { words } from './support/app';
import { expect, test } from './support/test';
import { takeFile, textOf } from './support/files';

test.describe('an ARS planner', () => {
  test('takes the table of all of France away as a spreadsheet, every commune in it and no formula', async ({ app, page }) => {
    test.slow();
    await app.open('t=france:FR');
    await app.seesMap();
    await app.openTable();
    await expect(app.table.getByRole('columnheader', { name: /Valeur/u })).toHaveAttribute('aria-sort', 'ascending');
    const text = await textOf(await takeFile(page, app.table.getByRole('button', { name: /^Télécharger/u })));
    expect(text.startsWith('\uFEFF')).toBe(true);
    const rows: string[][] = parse(text, { delimiter: ';', bom: true, relax_column_count: true });
    const communes = rows.filter(([first]) => /^(?:\d\d|2[AB])\d{3}$/u.test(first ?? ''));
    expect(communes).toHaveLength(manifest.nb_communes);
    expect(rows.flat().filter((cell) => /^[=+@\t\r]/u.test(cell))).toEqual([]);
    expect(text).toContain('DREES');
  });

  test('finds a département, cuts the classes another way and lights a class', async ({ app, page }) => {
    await app.open();
    await app.seesMap();
    await app.searchField.fill('indre');
    const option = page.getByRole('option', { name: /^Indre.*département/iu }).first();
    await expect(option).toBeVisible({ timeout: 60_000 });
    await option.click();
    await expect(page).toHaveURL(/t=departement:36/u);
    await app.panel.getByText('Découpage des classes').click();
    await app.panel.getByLabel('Méthode').selectOption({ label: 'Groupes naturels (k-moyennes)' });
    await expect(page).toHaveURL(/ckmeans/u);
    await app.panel.getByRole('slider', { name: /Nombre de classes/u }).press('ArrowRight');
    await expect(app.legend.getByText(/2,5/u).first()).toBeVisible();
  });

  test('filters the actions by theme and sees which themes the contract leaves out', async ({ app, page }) => {
    await app.open('t=cls:loue-lison');
    await app.seesMap();
    await app.openTab('Actions');
    await expect(app.panel.getByText(words('18 actions :'))).toBeVisible({ timeout: 60_000 });
    await expect(app.panel.getByRole('heading', { name: 'Thèmes que le contrat n’aborde pas' })).toBeVisible();
    await app.panel.getByText(/Filtrer les actions/u).click();
    await app.panel.getByLabel('Thème').selectOption({ label: 'Santé mentale (3)' });
    await expect(app.panel.getByText(words('3 actions :')).first()).toBeVisible();
    await expect(page).toHaveURL(/sante_mentale/u);
  });
});
