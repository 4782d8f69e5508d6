import { unzipSync } from 'fflate';
import { expectAccessibleInBothSchemes, expectNoSidewaysScroll } from './support/accessible';
import { plain, words } from './support/app';
import { bytesOf, textOf } from './support/files';
import { french, peopleBeyond, peopleUnder } from './support/figures';
import { expectPhotograph, onPaper } from './support/paper';
import { coloursOf } from './support/pixels';
import { expect, test } from './support/test';

test.describe('an élu before a council', () => {
  test('reads the portrait of the territory, true to the files, changes profession and territory by the keyboard', async ({ app, page }) => {
    test.setTimeout(300_000);
    await app.open('t=cls:brenne');
    await page.getByRole('link', { name: 'Portrait' }).click();
    await expect(page).toHaveURL(/vue=portrait/u);
    await expect(page.getByRole('heading', { level: 1, name: 'Portrait : Parc naturel régional de la Brenne' })).toBeVisible({ timeout: 60_000 });
    const { under, all } = peopleUnder('cls:brenne', 2023, 2.5);
    await expect(page.locator('.portrait__lead')).toContainText(words(`${french(under)} habitants sur ${french(all)}`), { timeout: 60_000 });
    await expect(page.getByRole('article')).toHaveCount(4);
    await expect(page.getByRole('article', { name: 'Médecins généralistes' })).toContainText('Rupture de méthode entre 2021 et 2022');
    const far = page.getByRole('region', { name: 'Communes isolées de chaque service' }).getByRole('row', { name: /^Urgences/u });
    expect(plain(await far.innerText())).toContain(french(peopleBeyond('cls:brenne', 'minutes_urgences', 2019, 30)));
    await expect(page.getByText(words('47 opérations que le document ne numérote pas.'))).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(words('France services : 5.'))).toBeVisible();

    await expect(app.legend).toBeVisible();
    await page.getByRole('combobox', { name: 'Profession montrée par la carte' }).selectOption('infirmier');
    await expect(page).toHaveURL(/pp=infirmier/u);
    await expectAccessibleInBothSchemes(page);

    // In the dark, as it stands now: the picture is on paper.
    const article = page.getByRole('article', { name: 'Médecins généralistes' });
    const coming = page.waitForEvent('download');
    await article.getByRole('button', { name: /image SVG$/u }).press('Enter');
    const svg = await textOf(await coming);
    const drawn = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const lines = [...parsed.querySelectorAll('path[stroke-width]')].map((path) => path.getAttribute('stroke'));
      return { wrong: parsed.querySelector('parsererror')?.textContent ?? null, lines, text: parsed.documentElement.textContent ?? '' };
    }, svg);
    expect(drawn.wrong).toBeNull();
    expect(drawn.lines).toContain('#0a5a6b');
    for (const said of ['Médecins généralistes, Parc naturel régional de la Brenne', 'Trait tireté : France', 'DREES', '2023', 'Carto CLS']) expect(plain(drawn.text)).toContain(said);
    expect(svg).not.toMatch(/var\(|class=|style=|href=/u);
    const image = page.waitForEvent('download');
    await article.getByRole('button', { name: /image PNG$/u }).click();
    const png = await bytesOf(await image);
    const width = Number(/<svg[^>]* width="([\d.]+)"/u.exec(svg)?.[1]);
    expect(png.readUInt32BE(16)).toBe(Math.floor(3 * width));
    expect(coloursOf(png).get('#0a5a6b') ?? 0).toBeGreaterThan(100);

    await page.getByRole('button', { name: /Changer de territoire/u }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Chercher un territoire' }).fill('département indre');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Portrait : Indre (36)' })).toBeVisible();
    await expect(page.locator('.portrait__lead')).toContainText('Dans l’Indre,');
    await expect(page.getByText('Contrats renseignés qui partagent des communes avec ce territoire')).toBeVisible();
    const similar = page.getByRole('region', { name: 'Territoires semblables' });
    await expect(similar.getByRole('row')).toHaveCount(8);
    const first = (await similar.getByRole('button', { name: /^Retirer/u }).first().getAttribute('aria-label')) ?? '';
    await similar.getByRole('button', { name: first }).click();
    await expect(similar.getByRole('row')).toHaveCount(7);
    await expect(page).toHaveURL(/pos=\.departement/u);
    await expect(page.getByText(words('dans les 5 territoires comparés'))).toHaveCount(4);
    await page.getByRole('button', { name: 'Revenir aux plus semblables' }).click();
    await expect(similar.getByRole('button', { name: first })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: /Brenne/u })).toBeVisible();

    await page.getByRole('combobox', { name: 'Comparer à' }).fill('loue lison');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/poc=cls:loue-lison/u);
    const compared = page.getByRole('region', { name: 'Comparaison des territoires' });
    const other = peopleUnder('cls:loue-lison', 2023, 2.5);
    await expect(compared.getByRole('row', { name: words('Part sous 2,5 consultations') })).toContainText(words(`${french((100 * other.under) / other.all)} %`));
    await expect(page.getByText('Par rapport à Loue Lison')).toBeVisible();
    const maps = page.getByRole('figure', { name: /^Carte : /u });
    await expect(maps).toHaveCount(2);
    // Tied by the keyboard, the maps go to the same place at the same scale.
    const scales = maps.locator('.maplibregl-ctrl-scale');
    await expect(scales).toHaveCount(2, { timeout: 60_000 });
    await app.rests();
    await page.getByRole('checkbox', { name: /Lier les cartes/u }).focus();
    await page.keyboard.press('Space');
    const before = await scales.first().textContent();
    await expect(async () => {
      await maps.last().getByRole('button', { name: /zoom/iu }).first().press('Enter');
      const [own, moved] = await scales.allTextContents();
      expect(moved).not.toBe(before);
      expect(own).toBe(moved);
    }).toPass();
    await expectAccessibleInBothSchemes(page);
    await expectNoSidewaysScroll(page);
  });
});

test('the portrait is printed on two pages, its map at 200 dots an inch or more, whatever the territory', async ({ app, page }) => {
  test.setTimeout(300_000);
  // 182 mm of paper.
  const leastPixels = (182 / 25.4) * 200;
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const [territory, name] of [
    ['cls:agglopolys', 'Agglopolys'],
    // 1 202 communes; one commune without any figure of access; communes put together by hand.
    ['region:53', 'Bretagne'],
    ['region:977', 'Saint-Barthélemy'],
    ['cls:brenne&poe=36018,epci:243600327', 'Ensemble de 15 communes'],
  ] as const) {
    await app.open(`t=${territory}&vue=portrait`);
    await expect(page.getByRole('heading', { level: 1, name: `Portrait : ${name}` })).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Imprimer en deux pages' }).click();
    await expect(page.getByText('Le portrait est prêt')).toBeVisible({ timeout: 90_000 });
    const sheet = page.getByRole('dialog');
    await expect(sheet.locator('.note__qr')).toBeVisible();
    const outlined = territory !== 'region:977';
    for (const said of ['Imprimé le', outlined ? 'La barre vaut' : 'n’a pas ceux de ce territoire', 'Sources', 'INSEE']) await expect(sheet.getByText(said).first()).toBeVisible();
    await expect(sheet.locator('img')).toHaveCount(outlined ? 1 : 0);
    if (outlined) expect(await sheet.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(leastPixels);
    // In black and white, the territory's line and France's are told apart by their dashes.
    const lines = await sheet.locator('.series__chart').evaluateAll((charts) =>
      charts.map((chart) => [...chart.querySelectorAll('path.recharts-line-curve')].map((line) => [line.getAttribute('stroke'), line.getAttribute('stroke-dasharray')] as const)),
    );
    expect(lines).toHaveLength(4);
    for (const drawn of lines) expect(new Set(drawn.map(([, dash]) => dash)).size).toBe(new Set(drawn.map(String)).size);
    if (outlined) for (const drawn of lines) expect(new Set(drawn.map(([stroke]) => stroke)).size).toBe(2);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(2);
    if (territory === 'cls:agglopolys') {
      await onPaper(page, async () => {
        const pages = page.locator('.sheet-print .sheet__page');
        await expectPhotograph(pages.first(), 'portrait-1');
        await expectPhotograph(pages.last(), 'portrait-2');
      });
      await expectAccessibleInBothSchemes(page);
    }
    await sheet.getByRole('button', { name: 'Fermer' }).click();
  }
});

test('communes put together by hand have a portrait, a link, a presentation, and what the link names wrongly is told', async ({ app, page }) => {
  test.setTimeout(180_000);
  await app.open('t=cls:brenne&vue=portrait&poe=36018,99999x');
  await expect(app.notice('ensemble de communes')).toBeVisible({ timeout: 60_000 });
  await app.open('t=cls:brenne&vue=portrait&poe=36018,36999');
  await expect(app.notice('la commune ou le territoire 36999')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1, name: words('Portrait : Ensemble de 1 commune') })).toBeVisible();
  await page.getByRole('combobox', { name: 'Ajouter une commune' }).fill('Châteauroux');
  await page.getByRole('option', { name: /^Châteauroux/u }).first().click();
  await expect(page).toHaveURL(/poe=36018,36999,36044/u);
  await expect(page.locator('.portrait__lead')).toContainText(words('Dans l’ensemble de 2 communes choisies,'));
  await expect(page.locator('.portrait__lead')).toContainText('Le Blanc (36) et Châteauroux (36)');
  await expect(page.getByText(words('France services :')).first()).toBeVisible({ timeout: 60_000 });
  await expectAccessibleInBothSchemes(page);

  // One click, one presentation; its map at 200 dots an inch or more.
  const coming = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Diaporama (PPTX)' }).press('Enter');
  const deck = await coming;
  expect(deck.suggestedFilename()).toBe('carto-cls_portrait_ensemble-de-2-communes.pptx');
  await expect(page.getByText('carto-cls_portrait_ensemble-de-2-communes.pptx enregistré.')).toBeVisible();
  const parts = unzipSync(new Uint8Array(await bytesOf(deck)));
  const slide = (number: number): string => Buffer.from(parts[`ppt/slides/slide${number}.xml`] ?? []).toString('utf8');
  expect(Object.keys(parts).filter((path) => /^ppt\/slides\/slide\d+\.xml$/u.test(path)).length).toBeGreaterThanOrEqual(7);
  expect(plain(slide(1))).toContain('Ensemble de 2 communes');
  expect(slide(6)).toContain('Parc naturel régional de la Brenne');
  const relation = Buffer.from(parts['ppt/slides/_rels/slide2.xml.rels'] ?? []).toString('utf8');
  const map = Buffer.from(parts[`ppt/media/${/media\/([\w.-]+\.png)/u.exec(relation)?.[1] ?? ''}`] ?? []);
  const width = Number(/<p:pic>.*?<a:ext cx="(\d+)"/su.exec(slide(2))?.[1]) / 914_400;
  expect(map.readUInt32BE(16) / width).toBeGreaterThanOrEqual(200);
  const colours = [...slide(2).matchAll(/<a:tcPr[^>]*>.*?<a:srgbClr val="([\dA-F]{6})"\/><\/a:solidFill>\s*<\/a:tcPr>/gsu)].map(([, colour]) => `#${(colour ?? '').toLowerCase()}`);
  expect([...coloursOf(map)].filter(([colour, pixels]) => colours.includes(colour) && pixels > 2000).length).toBeGreaterThan(0);

  await page.getByRole('button', { name: /Retirer Châteauroux/u }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/poe=36018,36999(&|$)/u);
  await page.getByRole('button', { name: 'Revenir au territoire' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Brenne/u })).toBeVisible();
});
