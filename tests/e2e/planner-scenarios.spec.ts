import { read, utils } from '@e965/xlsx';
import type { Download, Locator, Page } from '@playwright/test';
import { expectAccessibleInBothSchemes } from './support/accessible';
import { plain, words } from './support/app';
import { expect, test } from './support/test';
import { bytesOf, takeFile, textOf } from './support/files';

const lines = '1.2d6b11bd.ma36018x1,md36018-36010x0.5';
const opening = `t=cls:brenne&vue=planifier&pv=essayer&sc=${lines}`;

/** The scenario as a document, as a person has it. */
class Documents {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get share(): Locator {
    return this.page.getByRole('region', { name: 'Garder et partager' });
  }

  get kept(): Locator {
    return this.page.getByRole('region', { name: 'Scénarios gardés' });
  }

  get scenario(): Locator {
    return this.page.getByRole('region', { name: 'Scénario', exact: true });
  }

  get results(): Locator {
    return this.page.getByRole('region', { name: 'Emporter les résultats' });
  }

  get name(): Locator {
    return this.page.getByRole('textbox', { name: 'Nom du scénario' });
  }

  async isReady(): Promise<void> {
    await expect(this.page.getByRole('region', { name: 'Avant et après', exact: true })).toBeVisible({ timeout: 60_000 });
  }

  /** A file given by the button that asks for one. */
  async giveFile(name: string, text: string): Promise<void> {
    const asked = this.page.waitForEvent('filechooser');
    await this.share.getByRole('button', { name: 'Ouvrir un fichier…' }).click();
    await (await asked).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  async download(button: Locator, how: 'souris' | 'clavier' = 'souris'): Promise<Download> {
    const coming = this.page.waitForEvent('download', { timeout: 60_000 });
    await (how === 'souris' ? button.click() : button.press('Enter'));
    return coming;
  }
}

test('named, kept, duplicated, renamed, removed and given back; undone after leaving the view', async ({ app, page }) => {
  const documents = new Documents(page);
  await app.open(opening);
  await documents.isReady();
  await documents.share.getByRole('button', { name: 'Garder sur cet appareil' }).click();
  await expect(documents.share.getByText('Donnez d’abord un nom')).toBeVisible();
  await documents.name.fill('  <b>Deux</b>\u202E postes ');
  await documents.name.press('Enter');
  await expect(documents.name).toHaveValue('<b>Deux</b> postes');
  await documents.share.getByRole('button', { name: 'Garder sur cet appareil' }).click();
  await documents.kept.getByRole('button', { name: 'Dupliquer : <b>Deux</b> postes' }).press('Enter');
  await expect(documents.kept.getByRole('listitem')).toHaveCount(2);
  await documents.kept.getByRole('button', { name: 'Renommer : <b>Deux</b> postes (copie)' }).press('Enter');
  await documents.kept.getByRole('textbox').fill('Autre');
  await documents.kept.getByRole('textbox').press('Enter');
  await documents.kept.getByRole('button', { name: 'Supprimer : Autre' }).click();
  await expect(documents.kept.getByRole('listitem')).toHaveCount(1);
  await documents.kept.getByRole('button', { name: 'Annuler' }).click();
  await expect(documents.kept.getByText('Autre', { exact: true })).toBeVisible();

  // What was done is undone after another view, and what was kept is there after the page is loaded again.
  await documents.scenario.getByRole('button', { name: 'Tout effacer' }).click();
  await page.getByRole('link', { name: 'Données', exact: true }).click();
  await page.getByRole('link', { name: 'Planifier' }).click();
  await documents.isReady();
  await documents.scenario.getByRole('button', { name: 'Défaire' }).click();
  await expect(documents.scenario.getByRole('listitem')).toHaveCount(2);
  await page.reload();
  await documents.isReady();
  await expect(documents.kept.getByRole('listitem')).toHaveCount(2);
});

test('a file goes out and comes back, by keyboard; what is no scenario is refused and the present one stays', async ({ app, page }) => {
  const documents = new Documents(page);
  await app.open(`${opening}&sn=Aller-retour`);
  await documents.isReady();
  const saved = await documents.download(documents.share.getByRole('button', { name: 'Enregistrer en fichier' }), 'clavier');
  expect(saved.suggestedFilename()).toBe('carto-cls_scenario_aller-retour.json');
  const text = (await bytesOf(saved)).toString('utf8');
  await documents.scenario.getByRole('button', { name: 'Tout effacer' }).press('Enter');
  await expect(documents.scenario.getByRole('listitem')).toHaveCount(0);
  await documents.giveFile('scenario.json', text);
  await expect(documents.scenario.getByRole('listitem')).toHaveCount(2);
  await expect(documents.name).toHaveValue('Aller-retour');

  for (const [bad, why] of [
    ['{"a":', 'tronqué'],
    ['[]', 'n’est pas un scénario'],
    [text.replace('"version": 1', '"version": 2'), 'plus récente'],
    [text.replace('ma36018x1', 'ma36018x1;DROP'), 'abîmé'],
    [' '.repeat(600_000), 'trop gros'],
  ] as const) {
    await documents.giveFile('mauvais.json', bad);
    await expect(documents.share.getByText(why)).toBeVisible();
    await expect(documents.scenario.getByRole('listitem')).toHaveCount(2);
  }
  await page.evaluate((dropped) => {
    const data = new DataTransfer();
    data.items.add(new File([dropped], 'scenario.json', { type: 'application/json' }));
    document.querySelector('[aria-label="Garder et partager"]')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, text.replace('Aller-retour', 'Glissé'));
  await expect(documents.name).toHaveValue('Glissé');
});

test('two scenarios side by side: the same figures as one by one, maps that move together', async ({ app, page }) => {
  test.setTimeout(180_000);
  const documents = new Documents(page);
  await app.open(`${opening}&sn=Deux%20postes`);
  await documents.isReady();
  const alone = (await page.getByRole('region', { name: 'Avant et après', exact: true }).locator('tr[data-mesure="habitants"]').first().getByRole('cell').allTextContents()).map(plain);
  await documents.share.getByRole('button', { name: 'Comparer deux scénarios' }).click();
  const dialog = page.getByRole('dialog', { name: 'Comparer deux scénarios' });
  const measures = dialog.getByRole('region', { name: 'Mesures, A et B' });
  const people = async (): Promise<string[]> => (await measures.locator('tr[data-mesure="habitants"]').first().getByRole('cell').allTextContents()).map(plain);
  await expect.poll(people, { timeout: 60_000 }).toEqual(alone);
  await dialog.getByRole('combobox', { name: 'Scénario B' }).selectOption('officiel');
  await expect.poll(people).toEqual([alone[0], alone[0], '=']);
  await expect(dialog.getByText('Aucune commune n’a un accès différent')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Scénario A' }).selectOption('present');
  await expect.poll(people).toEqual([alone[1], alone[0], expect.stringMatching(/^\+/u)]);
  const csv = await textOf(await takeFile(page, dialog.getByRole('button', { name: /^Télécharger/u })));
  expect(csv).toContain('Scénario présent (Deux postes)');

  const scales = dialog.locator('.maplibregl-ctrl-scale');
  await expect(scales).toHaveCount(2, { timeout: 60_000 });
  const scale = await scales.first().textContent();
  await dialog.getByRole('figure', { name: /^Carte A/u }).getByRole('button', { name: /zoom/iu }).first().click();
  await expect(async () => {
    const [first, second] = await scales.allTextContents();
    expect(first).not.toBe(scale);
    expect(second).toBe(first);
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a link of another version says what differs', async ({ app, page }) => {
  const documents = new Documents(page);
  await app.open(`t=cls:brenne&vue=planifier&pv=essayer&sc=1.00000000.ma36018x1&sd=2024-03-01.m2021i2021`);
  await documents.isReady();
  await expect(page.getByText(words('médecins généralistes : APL 2021, 2023 ici'))).toBeVisible();
  await expect(page.getByText(words('sources au 1er mars 2024'))).toBeVisible();
  await expect(page.getByText('modèle d’accès 00000000')).toBeVisible();
});

test('the spreadsheet, the GeoJSON and the note of two pages', async ({ app, page }) => {
  test.setTimeout(240_000);
  const documents = new Documents(page);
  await app.open(`${opening}&sn=Deux%20postes`);
  await documents.isReady();
  const whole = documents.results.getByRole('button', { name: /^Tout le scénario/u });
  const book = read(await bytesOf(await takeFile(page, whole, /XLSX/u)));
  expect(book.SheetNames).toEqual(['Communes', 'Mesures', 'Scénario', 'À savoir', 'Sources', 'Définitions']);
  expect(utils.sheet_to_json(book.Sheets['Communes'] ?? {})).toHaveLength(51);
  const geojson: unknown = JSON.parse(await textOf(await takeFile(page, whole, /GeoJSON/u)));
  expect(geojson).toMatchObject({ type: 'FeatureCollection', metadata: { titre: 'Scénario « Deux postes »' }, features: expect.arrayContaining([expect.objectContaining({ properties: expect.objectContaining({ code_commune: '36018', geometrie: 'contour' }) })]) });

  await documents.results.getByRole('button', { name: 'Note de deux pages' }).click();
  await expect(page.getByText('La note est prête')).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('.note-preview img')).toBeVisible();
  await expect(page.locator('.note-preview .note__qr')).toBeVisible();
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(2);
});

test('axe finds nothing in the comparison nor around it, and nothing scrolls sideways at 320 px', async ({ app, page }) => {
  test.setTimeout(180_000);
  const documents = new Documents(page);
  await app.open(`${opening}&sn=Deux%20postes`);
  await documents.isReady();
  await documents.share.getByRole('button', { name: 'Garder sur cet appareil' }).click();
  await expectAccessibleInBothSchemes(page);
  await documents.share.getByRole('button', { name: 'Comparer deux scénarios' }).click();
  await expect(page.getByRole('region', { name: 'Mesures, A et B' }).getByRole('table').first()).toBeVisible({ timeout: 60_000 });
  await expectAccessibleInBothSchemes(page);
  await page.setViewportSize({ width: 320, height: 640 });
  const { scroll, room } = await page.evaluate(() => {
    const dialog = document.querySelector('dialog') ?? document.documentElement;
    return { scroll: dialog.scrollWidth, room: dialog.clientWidth };
  });
  expect(scroll).toBeLessThanOrEqual(room);
});
