import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import type { Browser, Locator, Page } from 'playwright';
import { mark, visit, watchLongTasks } from './browser';
import type { Figure } from './figures';
import type { Sites } from './site';

const runs = Number(process.env['BENCH_RUNS'] ?? 3);
/** With the seven columns of the table and those that say why a value lacks, thirty or a little more. */
const added = 13;

/** The table of all of France, its download dialog open on a format and on the other indicators. */
async function openDownload(page: Page, site: string, format: RegExp): Promise<Locator> {
  await page.goto(`${site}#t=france:FR`);
  await mark(page, 'cls:carte');
  await mark(page, 'cls:duckdb-pret');
  await page.getByRole('button', { name: 'Tableau' }).click();
  await page.getByRole('region', { name: 'Tableau des communes' }).getByRole('button', { name: /^Télécharger/u }).click();
  const dialog = page.getByRole('dialog', { name: /^Télécharger/u });
  await dialog.getByRole('radio', { name: format }).check();
  await dialog.getByText('Ajouter d’autres indicateurs').click();
  return dialog;
}

/** Every commune of France and thirty columns as a spreadsheet. @returns milliseconds from the click to the file. */
async function spreadsheet(page: Page, site: string): Promise<Taken & { readonly columns: number }> {
  const dialog = await openDownload(page, site, /XLSX/u);
  const boxes = dialog.locator('details[open] input[type="checkbox"]');
  for (let place = 0; place < added; place += 1) await boxes.nth(place).check();
  await page.waitForTimeout(2000);
  const { path, ...taken } = await saved(page, () => dialog.getByRole('button', { name: 'Télécharger le fichier' }).click());
  const [head = []] = utils.sheet_to_json<unknown[]>(read(readFileSync(path), { sheetRows: 1 }).Sheets['Communes'] ?? {}, { header: 1 });
  return { ...taken, columns: head.length };
}

/** Every commune of France and every indicator, in a format that is not a spreadsheet. */
async function wholeFile(page: Page, site: string, format: RegExp): Promise<Taken> {
  const dialog = await openDownload(page, site, format);
  await dialog.locator('details[open]').getByRole('button', { name: 'Tout cocher' }).click();
  await page.waitForTimeout(2000);
  return saved(page, () => dialog.getByRole('button', { name: 'Télécharger le fichier' }).click());
}

interface Taken {
  readonly took: number;
  readonly longest: number;
}

/** From a click to the file. */
async function saved(page: Page, click: () => Promise<void>): Promise<Taken & { readonly path: string }> {
  const longest = await watchLongTasks(page);
  const coming = page.waitForEvent('download', { timeout: 240_000 });
  const started = performance.now();
  await click();
  const path = await (await coming).path();
  return { took: performance.now() - started, longest: await longest(), path };
}

const formats = ['PNG ×1', 'PNG ×2', 'PNG ×4', 'SVG'] as const;

/** A map as each kind of picture, the dialog opened anew for each: the first drawing of the page is counted in. */
async function pictures(page: Page, site: string, territory: string): Promise<Record<(typeof formats)[number], Taken>> {
  await page.goto(`${site}#t=${territory}`);
  await mark(page, 'cls:carte');
  await mark(page, 'cls:duckdb-pret');
  const open = page.getByRole('button', { name: 'Image…' });
  await open.waitFor();
  await page.waitForTimeout(3000);
  const taken: Partial<Record<(typeof formats)[number], Taken>> = {};
  for (const format of formats) {
    taken[format] = await saved(page, async () => {
      await open.click();
      const dialog = page.getByRole('dialog', { name: 'Image de la carte' });
      await dialog.getByRole('radio', { name: format }).check();
      await dialog.getByRole('img', { name: /./u }).waitFor({ timeout: 120_000 });
      await dialog.getByRole('button', { name: 'Enregistrer l’image' }).click();
    });
    await page.keyboard.press('Escape');
    await page.waitForTimeout(500);
  }
  const { 'PNG ×1': one, 'PNG ×2': two, 'PNG ×4': four, SVG } = taken;
  if (one === undefined || two === undefined || four === undefined || SVG === undefined) throw new Error('a picture is missing');
  return { 'PNG ×1': one, 'PNG ×2': two, 'PNG ×4': four, SVG };
}

/** Pictures of a map: from the button of the map to the file, drawing included. */
async function pictureFigures(browser: Browser, site: string, territory: string, name: string, atMost: number): Promise<Figure[]> {
  const seen: Record<(typeof formats)[number], Taken>[] = [];
  for (let run = 0; run < runs; run += 1) seen.push(await visit(browser, (page) => pictures(page, site, territory)));
  return formats.flatMap((format) => [
    { name: `${format} of ${name}, button to file`, unit: 'ms', values: seen.map((taken) => taken[format].took), atMost },
    { name: `longest task while it is drawn`, unit: 'ms', values: seen.map((taken) => taken[format].longest), atMost: 100 },
  ]);
}

/** Files written in the real page. */
export async function exports(browser: Browser, { site }: Sites): Promise<Figure[]> {
  const seen = [];
  for (let run = 0; run < runs; run += 1) seen.push(await visit(browser, (page) => spreadsheet(page, site)));
  const others: Figure[] = [];
  for (const [name, format] of [['CSV', /^CSV pour d’autres outils/u], ['GeoJSON', /GeoJSON/u]] as const) {
    const written: Taken[] = [];
    for (let run = 0; run < runs; run += 1) written.push(await visit(browser, (page) => wholeFile(page, site, format)));
    others.push(
      { name: `${name} of France with every indicator, click to file`, unit: 'ms', values: written.map(({ took }) => took) },
      { name: 'longest task while it is written', unit: 'ms', values: written.map(({ longest }) => longest), atMost: 100 },
    );
  }
  return [
    ...(await pictureFigures(browser, site, 'cls:brenne', 'a CLS', 3000)),
    ...(await pictureFigures(browser, site, 'france:FR', 'France', 8000)),
    ...others,
    { name: 'XLSX of France, 35 000 rows and 30 columns or more, click to file', unit: 'ms', values: seen.map(({ took }) => took), atMost: 8000 },
    { name: 'columns of that file', unit: 'columns', values: seen.map(({ columns }) => columns), atLeast: 30 },
    { name: 'longest task while it is written', unit: 'ms', values: seen.map(({ longest }) => longest), atMost: 100 },
  ];
}
