import type { Browser, Page } from 'playwright';
import { countMarks, mark, visit, watchLongTasks } from './browser';
import type { Figure } from './figures';
import type { Sites } from './site';

const runs = Number(process.env['BENCH_RUNS'] ?? 5);

/** The portrait of another territory, the engine started and the files read, as after a click in the list. @returns milliseconds until its figures are drawn. */
async function change(page: Page, territory: string): Promise<number> {
  const seen = await countMarks(page, 'cls:portrait');
  const asked = await page.evaluate((id) => {
    const now = performance.now();
    location.hash = `t=${id}&vue=portrait`;
    return now;
  }, territory);
  const drawn = await mark(page, 'cls:portrait', seen);
  await page.waitForTimeout(2500);
  return drawn - asked;
}

/** The two pages as a PDF, once the sheet is ready, in milliseconds. */
async function print(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Imprimer en deux pages' }).click();
  await page.getByText('Le portrait est prêt').waitFor({ timeout: 60_000 });
  const started = performance.now();
  await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const took = performance.now() - started;
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
  return took;
}

/** Portraits in the real page: of a contract, and of the région of most communes. */
export async function portrait(browser: Browser, { site }: Sites): Promise<Figure[]> {
  return visit(browser, async (page) => {
    await page.goto(`${site}#t=cls:brenne&vue=portrait`);
    await mark(page, 'cls:duckdb-pret');
    await mark(page, 'cls:portrait');
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(3000);
    const [cls, region, printed]: [number[], number[], number[]] = [[], [], []];
    const longest = await watchLongTasks(page);
    for (let run = 0; run < runs; run += 1) {
      region.push(await change(page, 'region:44'));
      cls.push(await change(page, 'cls:agglopolys'));
    }
    const task = await longest();
    for (let run = 0; run < runs; run += 1) printed.push(await print(page));
    return [
      { name: 'portrait of the région of most communes, click to figures', unit: 'ms', values: region, atMost: 400 },
      { name: 'portrait of a CLS, click to figures', unit: 'ms', values: cls, atMost: 150 },
      { name: 'portrait, longest task', unit: 'ms', values: [task] },
      { name: 'portrait, PDF of two pages', unit: 'ms', values: printed, atMost: 3000 },
    ];
  });
}
