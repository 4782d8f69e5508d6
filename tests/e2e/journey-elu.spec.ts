import { plain, words } from './support/app';
import { french, peopleUnder, rankOf, valueAt } from './support/figures';
import { expect, test } from './support/test';

test.describe('an élu before a council', () => {
  test('reads on the first screen how many people live under the threshold, and the figure is true', async ({ app, page }) => {
    await app.open();
    await app.seesMap();
    const { under, all } = peopleUnder('cls:brenne', 2023, 2.5);
    const sentence = page.getByText(/vivent dans une commune où/u);
    await expect.poll(async () => plain(await sentence.innerText())).toContain(`${french(under)} habitants sur ${french(all)}`);
    await expect(page.getByText(words('Source : DREES')).first()).toBeVisible();
  });

  test('opens a commune, compares it, and the link brings a colleague to the same place', async ({ app, page, context }) => {
    await app.open();
    await app.seesMap();
    await app.searchCommune('Le Blanc');
    const sheet = app.sheet('Le Blanc');
    const value = valueAt('apl_mg', 2023, rankOf('cls:brenne', '36018'));
    await expect.poll(async () => plain(await sheet.innerText())).toContain(french(value, 2));
    for (const other of ['Parc naturel régional de la Brenne', 'Indre', 'France']) await expect(sheet.getByText(other).first()).toBeVisible();
    await expect(sheet.getByText(/en voiture, estimation/u).first()).toBeVisible({ timeout: 60_000 });
    await expect(page).toHaveURL(/s=36018/u);

    const colleague = await context.newPage();
    await colleague.goto(page.url());
    await expect(colleague.getByRole('region', { name: 'Fiche de la commune Le Blanc' })).toBeVisible({ timeout: 60_000 });
  });

  test('looks at another year and another indicator, and goes back', async ({ app, page }) => {
    await app.open();
    await app.seesMap();
    await app.panel.getByRole('slider', { name: /Année/u }).press('ArrowLeft');
    await expect(page).toHaveURL(/a=2022/u);
    const { under } = peopleUnder('cls:brenne', 2022, 2.5);
    await expect.poll(async () => plain(await page.getByText(/vivent dans une commune où/u).innerText())).toContain(french(under));
    await app.pickIndicator(/Niveau de vie médian/u);
    await expect(page).toHaveURL(/i=revenu_median/u);
    await page.goBack();
    await expect(page).not.toHaveURL(/revenu_median/u);
    await expect(app.panel.getByRole('button', { name: /Changer d’indicateur.*APL aux médecins généralistes/u })).toBeVisible();
    await page.goForward();
    await expect(page).toHaveURL(/i=revenu_median/u);
  });

  test('sees what the contract promises: located actions told apart from those of the whole territory', async ({ app }) => {
    await app.open('t=cls:brenne');
    await app.seesMap();
    await app.openTab('Actions');
    await expect(app.panel.getByText(words('47 actions : 2 actions situées'))).toBeVisible({ timeout: 60_000 });
    await expect(app.panel.getByText('Ailleurs, contrat non renseigné.', { exact: false })).toBeVisible();
    await expect(app.panel.getByText(/déduit/u).first()).toBeVisible();
  });

  test('is told that a contract past its end is over', async ({ app }) => {
    await app.open('t=cls:vienne-et-gartempe');
    await app.seesMap();
    await app.openTab('Actions');
    await expect(app.panel.getByText(/[ée]chu/iu).first()).toBeVisible({ timeout: 60_000 });
  });
});
