import { read, utils } from '@e965/xlsx';
import type { Download, Locator } from '@playwright/test';
import { expectAccessibleInBothSchemes, expectNoSidewaysScroll } from './support/accessible';
import { words } from './support/app';
import { bytesOf, takeFile, textOf } from './support/files';
import { coloursOf } from './support/pixels';
import { expect, test } from './support/test';

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
  const save = async (format: RegExp): Promise<Download> => {
    await picture.getByRole('radio', { name: format }).check();
    const file = page.waitForEvent('download', { timeout: 60_000 });
    await picture.getByRole('button', { name: 'Enregistrer l’image' }).press('Enter');
    return file;
  };
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
