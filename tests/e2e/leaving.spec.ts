import { read, utils } from '@e965/xlsx';
import type { Download, Locator } from '@playwright/test';
import { expectAccessibleInBothSchemes, expectNoSidewaysScroll } from './support/accessible';
import { words } from './support/app';
import { bytesOf, takeFile, textOf } from './support/files';
import { coloursOf } from './support/pixels';
import { drawnCommunes, savedPicture } from './support/pictures';
import { expect, test } from './support/test';

/** Territories of the contracts. */
const contracts = ['cls:brenne', 'cls:agglopolys', 'cls:loue-lison', 'cls:coeur-de-lorraine', 'cls:vienne-et-gartempe'] as const;

test('an élu takes the table and the map away: chosen columns, other indicators, a picture in true colours', async ({ app, page }) => {
  test.setTimeout(240_000);
  await app.open('t=cls:brenne&p=gare,france_services');
  await app.seesMap();
  await app.openTable();
  const button = app.table.getByRole('button', { name: /^Télécharger/u });
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Télécharger/u });
  await expect(dialog.getByText(words('51 lignes'))).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await dialog.getByText('Colonnes (7 sur 7)').press('Enter');
  await dialog.getByRole('checkbox', { name: 'Unité' }).uncheck();
  await dialog.getByText('Ajouter d’autres indicateurs (0)').press('Enter');
  await dialog.getByRole('checkbox', { name: /Niveau de vie médian/u }).check();
  const coming = page.waitForEvent('download');
  await dialog.getByRole('radio', { name: /XLSX/u }).check();
  await dialog.getByRole('button', { name: 'Télécharger le fichier' }).press('Enter');
  const book = read(await bytesOf(await coming));
  await expect(dialog.getByText(/Fichier carto-cls_apl-mg_2023_.*\.xlsx enregistré/u)).toBeVisible();
  expect(book.SheetNames).toEqual(['Communes', 'À savoir', 'Sources', 'Définitions']);
  const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Communes'] ?? {});
  expect(rows).toHaveLength(51);
  expect(Object.keys(rows[0] ?? {})).toEqual(expect.arrayContaining(['Code commune', expect.stringMatching(/^Niveau de vie médian/u)]));
  expect(Object.keys(rows[0] ?? {})).not.toContain('Unité');
  expect(utils.sheet_to_json<Record<string, string>>(book.Sheets['Sources'] ?? {}).map(({ Producteur }) => Producteur)).toEqual(expect.arrayContaining(['DREES', 'INSEE']));
  await expectNoSidewaysScroll(page, 'dialog');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();

  await page.getByRole('button', { name: 'Fermer le tableau' }).click();
  await page.getByRole('button', { name: 'Image…' }).press('Enter');
  const picture = page.getByRole('dialog', { name: 'Image de la carte' });
  const drawn = picture.getByRole('img', { name: /APL aux médecins généralistes.*2023/u });
  await expect(drawn).toBeVisible({ timeout: 60_000 });
  await expectAccessibleInBothSchemes(page);
  const save = (format: RegExp): Promise<Download> => savedPicture(picture, format);
  const svg = await textOf(await save(/^SVG/u));
  const reread = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    const fills = [...parsed.querySelectorAll('#communes > g')].map((group) => group.getAttribute('fill') ?? '');
    return { wrong: parsed.querySelector('parsererror')?.textContent ?? null, communes: parsed.querySelectorAll('#communes path').length, fills, text: parsed.documentElement.textContent ?? '' };
  }, svg);
  expect(reread.wrong).toBeNull();
  expect(reread.communes).toBe(51);
  for (const said of ['DREES', 'Contours', 'licence', 'Carto CLS']) expect(reread.text).toContain(said);
  const png = await bytesOf(await save(/^PNG ×1/u));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1350, 900]);
  const colours = coloursOf(png);
  for (const fill of reread.fills) expect(colours.get(fill) ?? 0).toBeGreaterThan(500);
  expect([(await bytesOf(await save(/^PNG ×4/u))).readUInt32BE(16)]).toEqual([5400]);

  // What the map shows, once it is not the territory any more; a drawing given up leaves nothing.
  await page.keyboard.press('Escape');
  await app.open('t=cls:brenne&p=gare,france_services&act=1&s=36018&m=11,46.63,1.06');
  await app.seesMap();
  await page.getByRole('button', { name: 'Image…' }).press('Enter');
  await expect(picture.getByRole('radio', { name: 'Ce que montre la carte à l’écran' })).toBeChecked();
  await expect(drawn).toBeVisible({ timeout: 60_000 });
  const near = await drawnCommunes(page, await textOf(await save(/^SVG/u)), await bytesOf(await save(/^PNG ×1/u)));
  expect(near.length).toBeLessThan(51);
  expect(near.map(({ code }) => code)).toContain('36018');
  await picture.getByRole('radio', { name: 'Le territoire entier' }).check();
  await expect(drawn).toBeVisible({ timeout: 60_000 });
});

test('the picture of every contract has, on each commune, the colour of its class on the map', async ({ app, page }) => {
  test.setTimeout(240_000);
  for (const cls of contracts) {
    await app.open(`t=${cls}`);
    await app.seesMap();
    const swatches = await app.legend.locator('li').evaluateAll((lines) =>
      lines.flatMap((line) => {
        const colour = line.querySelector('.swatch rect[fill^="#"]')?.getAttribute('fill') ?? null;
        return colour === null ? [] : [{ colour, label: line.querySelector('.legend__label')?.textContent ?? '' }];
      }),
    );
    // Inner breaks, as the legend tells them.
    const breaks = swatches.slice(1).map(({ label }) => Number((/^[\d,]+/u.exec(label)?.[0] ?? '').replace(',', '.')));
    await app.openTable();
    const csv = read((await textOf(await takeFile(page, app.table.getByRole('button', { name: /^Télécharger/u }), /^CSV pour d’autres outils/u))).replace('\ufeff', ''), { type: 'string', raw: true });
    const rows = utils.sheet_to_json<Record<string, string>>(csv.Sheets['Sheet1'] ?? {});
    const title = Object.keys(rows[0] ?? {}).find((key) => key.startsWith('APL aux médecins')) ?? '';
    const values = new Map(rows.flatMap((row) => (/^\d[\dAB]\d{3}$/u.test(row['Code commune'] ?? '') ? [[row['Code commune'] ?? '', Number(row[title] ?? Number.NaN)] as const] : [])));
    const communes = values.size;
    expect(communes).toBeGreaterThan(20);
    await page.getByRole('button', { name: 'Fermer le tableau' }).click();
    await page.getByRole('button', { name: 'Image…' }).click();
    const picture = page.getByRole('dialog', { name: 'Image de la carte' });
    await expect(picture.getByRole('img', { name: /./u })).toBeVisible({ timeout: 60_000 });
    const [svg, png] = [await savedPicture(picture, /^SVG/u), await savedPicture(picture, /^PNG ×1/u)];
    const drawn = await drawnCommunes(page, await textOf(svg), await bytesOf(png));
    expect(drawn).toHaveLength(communes);
    const judged = drawn.filter(({ code, pixels }) => {
      const value = values.get(code) ?? Number.NaN;
      // A label rounds its bound, and a name may cover a small commune.
      return pixels > 300 && !Number.isNaN(value) && breaks.every((bound) => Math.abs(value - bound) > 0.01);
    });
    expect(judged.length).toBeGreaterThan(communes / 3);
    for (const { code, fill, colour } of judged) {
      const expected = swatches[breaks.filter((bound) => (values.get(code) ?? 0) >= bound).length]?.colour;
      expect({ cls, code, fill, colour }).toEqual({ cls, code, fill: expected, colour: expected });
    }
    await page.keyboard.press('Escape');
  }
});

test('a view is shared: the link reopens it, a QR code holds it, and the map stands in the page of a commune', async ({ app, page, hostWith, site, context }) => {
  test.setTimeout(180_000);
  await app.open('t=epci:200070043&i=revenu_median&s=36018');
  await app.seesMap();
  await page.getByRole('button', { name: 'Partager' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Partager cette vue' });
  const link = await dialog.getByRole('textbox', { name: 'Lien de la vue' }).inputValue();
  expect(link).toBe(page.url());
  await expect(dialog.locator('.share__qr')).toBeVisible();
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Enregistrer la vue en fichier' }).press('Enter');
  const file = await (await saved).path();
  await expectAccessibleInBothSchemes(page);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: 'Copier le code' }).press('Enter');
  await expect(dialog.getByText('Code copié.')).toBeVisible();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toContain(`${site}carte.html#`);
  await expectNoSidewaysScroll(page, 'dialog');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Escape');

  // As the documented headers say: the map and the finder alone.
  for (const [name, framed] of [['carte.html', '*'], ['relais.html', '*'], ['', "'self'"]] as const) {
    const policy = (await page.request.get(`${site}${name}`)).headers()['content-security-policy'] ?? '';
    expect(policy).toContain(`frame-ancestors ${framed}`);
  }
  const host = await hostWith({ pages: { 'mairie.html': `<!doctype html><html lang="fr"><title>Mairie</title><h1>Mairie</h1>${code}</html>` } });
  await page.goto(`${host.url}mairie.html`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('region', { name: /^Légende/u })).toBeVisible({ timeout: 60_000 });
  await expect(frame.getByRole('button', { name: /Changer d’indicateur.*Niveau de vie médian/u })).toBeVisible();
  await expect(frame.getByRole('navigation', { name: 'Vues' })).toHaveCount(0);
  const whole = await frame.getByRole('link', { name: /Ouvrir dans Carto CLS/u }).getAttribute('href');
  await page.goto(whole ?? '');
  await expect(page.getByRole('navigation', { name: 'Vues' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Changer d’indicateur.*Niveau de vie médian/u })).toBeVisible({ timeout: 60_000 });

  // The file brings another view back to this one.
  await app.open('t=cls:blois');
  await page.getByRole('button', { name: 'Partager' }).click();
  const open = async (files: Parameters<Locator['setInputFiles']>[0]): Promise<void> => dialog.locator('input[type="file"]').setInputFiles(files);
  await open({ name: 'note.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"carto-cls.scenario","version":1}') });
  await expect(dialog.getByText(/Ce fichier est un scénario.*La vue présente reste\./u)).toBeVisible();
  await open(file);
  await expect(dialog).toHaveCount(0);
  expect(page.url()).toBe(link);
  await expect(app.sheet('Le Blanc')).toBeVisible({ timeout: 60_000 });
});

test('the file of all France can be given up while it is written, and the page answers', async ({ app, page }) => {
  test.setTimeout(180_000);
  await app.open('t=france:FR');
  await app.seesMap();
  await app.openTable();
  await app.table.getByRole('button', { name: /^Télécharger/u }).press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Télécharger/u });
  await dialog.getByText('Ajouter d’autres indicateurs (0)').press('Enter');
  await dialog.locator('details[open]').getByRole('button', { name: 'Tout cocher' }).press('Enter');
  await dialog.getByRole('button', { name: 'Télécharger le fichier' }).press('Enter');
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await dialog.getByRole('button', { name: 'Annuler' }).press('Enter');
  await expect(dialog.getByText('Écriture annulée : aucun fichier.')).toBeVisible();
  await page.keyboard.press('Escape');
  // Another file is not held by the one given up.
  const small = await takeFile(page, app.table.getByRole('button', { name: /^Télécharger/u }), /^CSV pour d’autres outils/u);
  expect((await textOf(small)).split('\r\n')[0]).toContain('Code commune,Commune,Département');
});
