import type { Browser, Page } from 'playwright';
import { countMarks, mark, visit, watchLongTasks } from './browser';
import type { Figure } from './figures';
import type { Sites } from './site';

const runs = Number(process.env['BENCH_RUNS'] ?? 5);
const changes = 8;

/** Opens the view from the explorer at rest, as a person does. @returns milliseconds from the click until pairs are ready. */
async function openPlanner(page: Page, site: string, territory: string): Promise<number> {
  await page.goto(`${site}#t=${territory}&sc=1..ma36018x1`);
  await mark(page, 'cls:carte');
  await mark(page, 'cls:duckdb-pret');
  await page.waitForLoadState('networkidle');
  const [drawn, idle] = [await countMarks(page, 'cls:carte'), await countMarks(page, 'cls:repos')];
  const opened = await page.evaluate(() => {
    const now = performance.now();
    location.hash += '&vue=planifier';
    return now;
  });
  const ready = (await mark(page, 'cls:paires')) - opened;
  await mark(page, 'cls:carte', drawn);
  await mark(page, 'cls:lieux');
  await mark(page, 'cls:repos', idle);
  await page.waitForTimeout(2000);
  return ready;
}

/** One change of the scenario, undone and done again: from the click, by the page's clock, to the end of the map's render call, then to its rest. */
async function change(page: Page, name: string): Promise<{ readonly shown: number; readonly still: number }> {
  await page.evaluate(() => {
    document.addEventListener('click', ({ timeStamp }) => Reflect.set(globalThis, 'benchClick', timeStamp), { once: true, capture: true });
  });
  const [painted, scanned, rested] = [await countMarks(page, 'cls:peinte'), await countMarks(page, 'cls:lieux'), await countMarks(page, 'cls:repos')];
  await page.getByRole('button', { name, exact: true }).click();
  const shown = await mark(page, 'cls:peinte', painted);
  const still = await mark(page, 'cls:repos', rested);
  const clicked = Number(await page.evaluate(() => Reflect.get(globalThis, 'benchClick')));
  await mark(page, 'cls:lieux', scanned);
  await page.waitForTimeout(700);
  return { shown: shown - clicked, still: still - clicked };
}

const scans = (page: Page): Promise<number[]> => page.evaluate(() => performance.getEntriesByName('cls:dix-lieux').map(({ duration }) => duration));

async function changesOn(browser: Browser, site: string, territory: string): Promise<{ ready: number[]; changed: number[]; still: number[]; scanned: number[]; longest: number }> {
  const ready: number[] = [];
  for (let run = 1; run < runs; run += 1) ready.push(await visit(browser, (page) => openPlanner(page, site, territory)));
  return visit(browser, async (page) => {
    ready.push(await openPlanner(page, site, territory));
    // The page at rest: what it works out in the background is worked out, for the scenario and without it.
    await mark(page, 'cls:variantes');
    const counted = await countMarks(page, 'cls:variantes');
    await page.getByRole('button', { name: 'Tout effacer' }).click();
    await mark(page, 'cls:variantes', counted);
    await page.waitForTimeout(500);
    const longest = await watchLongTasks(page);
    const [changed, still]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < changes; turn += 1) {
      const one = await change(page, turn % 2 === 0 ? 'Défaire' : 'Refaire');
      changed.push(one.shown);
      still.push(one.still);
    }
    return { ready, changed, still, scanned: await scans(page), longest: await longest() };
  });
}

/** The planner in the real page. */
export async function planner(browser: Browser, { site }: Sites): Promise<Figure[]> {
  const cls = await changesOn(browser, site, 'cls:brenne');
  const france = await changesOn(browser, site, 'france:FR');
  return [
    { name: 'planner, pairs ready after opening the view', unit: 'ms', values: [...cls.ready, ...france.ready], atMost: 1500 },
    { name: 'planner, one change on a CLS, gesture to end of render', unit: 'ms', values: cls.changed, atMost: 50 },
    { name: 'planner, one change on France, gesture to end of render', unit: 'ms', values: france.changed, atMost: 150 },
    { name: 'planner, one change on a CLS, gesture to pixels at rest', unit: 'ms', values: cls.still },
    { name: 'planner, one change on France, gesture to pixels at rest', unit: 'ms', values: france.still },
    { name: 'planner, ten best communes of France, asked to answered', unit: 'ms', values: france.scanned },
    { name: 'planner, longest task on a CLS', unit: 'ms', values: [cls.longest], atMost: 100 },
    { name: 'planner, longest task on France', unit: 'ms', values: [france.longest], atMost: 100 },
  ];
}
