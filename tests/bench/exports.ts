import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import type { Browser, Page } from 'playwright';
import { mark, visit, watchLongTasks } from './browser';
import type { Figure } from './figures';
import type { Sites } from './site';

const runs = Number(process.env['BENCH_RUNS'] ?? 3);
/** With the seven columns of the table and those that say why a value lacks, thirty or a little more. */
const added = 13;

/** Every commune of France and thirty columns as a spreadsheet. @returns milliseconds from the click to the file. */
async function spreadsheet(page: Page, site: string): Promise<{ readonly took: number; readonly longest: number; readonly columns: number }> {
  await page.goto(`${site}#t=france:FR`);
  await mark(page, 'cls:carte');
  await mark(page, 'cls:duckdb-pret');
  await page.getByRole('button', { name: 'Tableau' }).click();
  await page.getByRole('region', { name: 'Tableau des communes' }).getByRole('button', { name: /^Télécharger/u }).click();
  const dialog = page.getByRole('dialog', { name: /^Télécharger/u });
  await dialog.getByRole('radio', { name: /XLSX/u }).check();
  await dialog.getByText('Ajouter d’autres indicateurs').click();
  const boxes = dialog.locator('details[open] input[type="checkbox"]');
  for (let place = 0; place < added; place += 1) await boxes.nth(place).check();
  await page.waitForTimeout(2000);
  const longest = await watchLongTasks(page);
  const coming = page.waitForEvent('download', { timeout: 120_000 });
  const started = performance.now();
  await dialog.getByRole('button', { name: 'Télécharger le fichier' }).click();
  const file = await coming;
  const took = performance.now() - started;
  const [head = []] = utils.sheet_to_json<unknown[]>(read(readFileSync(await file.path()), { sheetRows: 1 }).Sheets['Communes'] ?? {}, { header: 1 });
  return { took, longest: await longest(), columns: head.length };
}

/** Files written in the real page. */
export async function exports(browser: Browser, { site }: Sites): Promise<Figure[]> {
  const seen = [];
  for (let run = 0; run < runs; run += 1) seen.push(await visit(browser, (page) => spreadsheet(page, site)));
  return [
    { name: 'XLSX of France, 35 000 rows and 30 columns or more, click to file', unit: 'ms', values: seen.map(({ took }) => took), atMost: 8000 },
    { name: 'columns of that file', unit: 'columns', values: seen.map(({ columns }) => columns), atLeast: 30 },
    { name: 'longest task while it is written', unit: 'ms', values: seen.map(({ longest }) => longest), atMost: 100 },
  ];
}
