import type { Browser, Page } from 'playwright';
import { countBytes, countMarks, heapMegabytes, mainThreadWork, mark, visit, watchLongTasks } from './browser';
import { type Figure, median } from './figures';
import type { Sites } from './site';

const runs = Number(process.env['BENCH_RUNS'] ?? 5);
const brenneBounds = '0.82,46.42,1.53,46.93';
const times = async <T>(count: number, work: (run: number) => Promise<T>): Promise<T[]> => {
  const out: T[] = [];
  for (let run = 0; run < count; run += 1) out.push(await work(run));
  return out;
};

/** First map of a contract against a bare MapLibre page on the same tiles, one after the other in each run. */
export async function firstMap(browser: Browser, { site, bare }: Sites): Promise<Figure[]> {
  const pairs = await times(runs, async () => {
    const ours = await visit(browser, async (page) => {
      await page.goto(`${site}#t=cls:brenne`);
      return { painted: await mark(page, 'cls:carte'), asked: await mark(page, 'cls:duckdb-demande') };
    });
    const yardstick = await visit(browser, async (page) => {
      await page.goto(`${bare}?bbox=${brenneBounds}&tuiles=communes.pmtiles`);
      return mark(page, 'cls:carte');
    });
    return { ...ours, yardstick };
  });
  // Reading each answer takes time from the page: bytes are counted in visits of their own.
  const weighed = await times(3, () =>
    visit(browser, async (page) => {
      const counter = countBytes(page);
      await page.goto(`${site}#t=cls:brenne`);
      return counter.total(await mark(page, 'cls:duckdb-demande'));
    }),
  );
  const [first] = weighed;
  for (const [url, size] of first?.files ?? []) console.log(`    ${(size / 1000).toFixed(1).padStart(7)} kB  ${new URL(url).pathname}`);
  return [
    { name: 'first map of a CLS, values painted', unit: 'ms', values: pairs.map(({ painted }) => painted) },
    { name: 'bare MapLibre page, same tiles', unit: 'ms', values: pairs.map(({ yardstick }) => yardstick) },
    { name: 'first map / bare page', unit: '×', values: pairs.map(({ painted, yardstick }) => painted / yardstick), atMost: 1.4 },
    { name: 'painted before DuckDB is asked for', unit: 'ms earlier', values: pairs.map(({ painted, asked }) => asked - painted), atLeast: 0 },
    { name: 'bytes before DuckDB (gzip, no fonts)', unit: 'MB', values: weighed.map(({ bytes }) => bytes / 1e6), atMost: 1.1 },
  ];
}

async function openFrance(page: Page, site: string): Promise<void> {
  await page.goto(`${site}#t=france:FR`);
  await mark(page, 'cls:carte');
  await mark(page, 'cls:duckdb-pret');
  await rest(page);
}

/** Changes a key of the address's fragment, as a link or the back button does. @returns when, by the page's clock. */
const goTo = (page: Page, fragment: string): Promise<number> =>
  page.evaluate((hash) => {
    const now = performance.now();
    location.hash = hash;
    return now;
  }, fragment);

/** Waits until the map has had nothing to draw for a second: what is measured then is the act, not the end of the opening. */
async function rest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => performance.now() - (performance.getEntriesByName('cls:repos').at(-1)?.startTime ?? Infinity) > 1000, null, {
    timeout: 60_000,
    polling: 100,
  });
}

/** Indicator switch on all of France, and the usual way (setData) in the same run. */
export async function switches(browser: Browser, { site, bare }: Sites): Promise<Figure[]> {
  const indicators = ['apl_infirmiers', 'revenu_median', 'apl_dentistes', 'apl_mg', 'population'];
  const ours = await visit(browser, async (page, context) => {
    await openFrance(page, site);
    // Each value file is fetched once: the switch is measured, not the network.
    for (const id of indicators) {
      const before = await countMarks(page, 'cls:peinte');
      await goTo(page, `t=france:FR&i=${id}`);
      await mark(page, 'cls:peinte', before);
      await rest(page);
    }
    const longest = await watchLongTasks(page);
    const work: number[] = [];
    const idle: number[] = [];
    for (const id of [...indicators, ...indicators].slice(0, Math.max(runs, 5))) {
      const seen = await countMarks(page, 'cls:peinte');
      const still = await countMarks(page, 'cls:repos');
      const started = await goTo(page, `t=france:FR&i=${id}`);
      await mark(page, 'cls:peinte', seen);
      idle.push((await mark(page, 'cls:repos', still)) - started);
      // The usual way is measured on a page at rest too.
      await rest(page);
    }
    for (const id of [...indicators, ...indicators].slice(0, Math.max(runs, 5))) {
      work.push(await mainThreadWork(browser, page, `t=france:FR&i=${id}`, 'cls:peinte'));
      await rest(page);
    }
    return { work, idle, longest: await longest(), heap: await heapMegabytes(page, context) };
  });
  const setData = await times(3, () =>
    visit(browser, async (page) => {
      await page.goto(`${bare}?bbox=-5.2,41.3,9.6,51.1&geojson=communes.geojson`);
      await mark(page, 'bare:idle');
      await page.evaluate(() => document.dispatchEvent(new Event('bench-set-data')));
      return (await mark(page, 'bare:set-data-idle')) - (await mark(page, 'bare:set-data'));
    }),
  );
  return [
    { name: 'indicator switch on France, main thread', unit: 'ms', values: ours.work, atMost: 120 },
    { name: 'indicator switch on France, to idle', unit: 'ms', values: ours.idle },
    { name: 'setData on the same outlines, to idle', unit: 'ms', values: setData },
    { name: 'setData / switch, to idle', unit: '×', values: [median(setData) / median(ours.idle)], atLeast: 20 },
    { name: 'longest task while switching', unit: 'ms', values: [ours.longest], atMost: 200 },
    { name: 'JS heap on all of France', unit: 'MB', values: [ours.heap], atMost: 250 },
  ];
}

/** From a click on a commune to its sheet on screen, and the engine's own times. */
export async function sheetAndEngine(browser: Browser, { site }: Sites): Promise<Figure[]> {
  const codes = ['36018', '36010', '36016', '36036', '86165', '41018'];
  const visits = await times(runs, () =>
    visit(browser, async (page) => {
      await page.goto(`${site}#t=cls:brenne`);
      await mark(page, 'cls:carte');
      const ready = (await mark(page, 'cls:duckdb-pret')) - (await mark(page, 'cls:duckdb-demande'));
      await rest(page);
      const longest = await watchLongTasks(page);
      const sheets: number[] = [];
      const places: number[] = [];
      for (const code of codes) {
        const shown = await countMarks(page, 'cls:fiche');
        const placed = await countMarks(page, 'cls:fiche-acces');
        const started = await goTo(page, `t=cls:brenne&s=${code}`);
        sheets.push((await mark(page, 'cls:fiche', shown)) - started);
        places.push((await mark(page, 'cls:fiche-acces', placed)) - started);
        await rest(page);
      }
      return { ready, sheets: sheets.slice(1), whole: places.slice(1).map((last, i) => Math.max(last, sheets[i + 1] ?? 0)), longest: await longest() };
    }),
  );
  return [
    { name: 'DuckDB ready, tables loaded', unit: 'ms', values: visits.map(({ ready }) => ready), atMost: 3000 },
    { name: 'commune sheet, figures', unit: 'ms', values: visits.flatMap(({ sheets }) => sheets) },
    { name: 'commune sheet, nearest places too', unit: 'ms', values: visits.flatMap(({ whole }) => whole), atMost: 100 },
    { name: 'longest task after load', unit: 'ms', values: visits.map(({ longest }) => longest), atMost: 200 },
  ];
}

/** Milliseconds between an act of the visitor and a text of the page, told by the page's own clock. */
export async function untilSeen(page: Page, act: () => Promise<unknown>, event: 'click' | 'input', wanted: { readonly selector: string; readonly text: string }): Promise<number> {
  await page.evaluate(
    ({ type, selector, text }) => {
      Reflect.set(globalThis, 'benchSeen', null);
      document.addEventListener(
        type,
        ({ timeStamp }) => {
          const observer = new MutationObserver(() => {
            if (![...document.querySelectorAll(selector)].some((element) => (element.textContent ?? '').includes(text))) return;
            observer.disconnect();
            Reflect.set(globalThis, 'benchSeen', performance.now() - timeStamp);
          });
          observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
        },
        { once: true, capture: true },
      );
    },
    { type: event, ...wanted },
  );
  await act();
  const handle = await page.waitForFunction(() => Reflect.get(globalThis, 'benchSeen'), null, { timeout: 60_000, polling: 20 });
  return Number(await handle.jsonValue());
}

/** First results of a search, sort of every commune of France by name, and all the values of every indicator in the engine. */
export async function searchSortAndValues(browser: Browser, { site }: Sites): Promise<Figure[]> {
  const searches = [
    ['le blanc', 'Le Blanc'],
    ['36300', 'Le Blanc'],
    ['montmor', 'Montmorillon'],
    ['saint-etienne', 'Saint-Étienne'],
    ['departement indre', 'Indre'],
    ['ornans', 'Ornans'],
  ] as const;
  const visits = await times(runs, () =>
    visit(browser, async (page) => {
      await openFrance(page, site);
      const field = page.getByRole('combobox', { name: /Chercher une commune/u });
      const found: number[] = [];
      for (const [query, name] of searches) {
        found.push(await untilSeen(page, () => field.fill(query), 'input', { selector: '[role="option"]', text: name }));
        await field.fill('');
        await page.getByRole('option').first().waitFor({ state: 'hidden' });
      }
      await page.getByRole('button', { name: 'Tableau' }).click();
      const byName = page.getByRole('region', { name: 'Tableau des communes' }).getByRole('button', { name: 'Commune', exact: true });
      await byName.waitFor();
      const longest = await watchLongTasks(page);
      const sorted: number[] = [];
      for (let turn = 0; turn < 4; turn += 1) {
        sorted.push(await untilSeen(page, () => byName.click(), 'click', { selector: '[aria-sort]:not([aria-sort="none"])', text: 'Commune' }));
      }
      const task = await longest();
      await page.goto(`${site}#t=cls:brenne&vue=donnees`);
      await page.reload();
      await mark(page, 'cls:duckdb-pret');
      await page.waitForLoadState('networkidle');
      // Read when the dialog opens; written by the worker, which `exports` measures.
      const values = await untilSeen(page, () => page.getByRole('button', { name: /^Toutes les valeurs/u }).click(), 'click', { selector: 'dialog', text: 'Contenu' });
      return { found, sorted, task, values };
    }),
  );
  return [
    { name: 'search, first results', unit: 'ms', values: visits.flatMap(({ found }) => found), atMost: 50 },
    { name: 'sort of 35 000 rows by name', unit: 'ms', values: visits.flatMap(({ sorted }) => sorted) },
    { name: 'longest task while sorting', unit: 'ms', values: visits.map(({ task }) => task), atMost: 200 },
    { name: 'all of `valeurs` read, after a click', unit: 'ms', values: visits.map(({ values }) => values), atMost: 3000 },
  ];
}
