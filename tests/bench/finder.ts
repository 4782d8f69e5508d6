import { type Browser, type BrowserContext, errors, type Page } from 'playwright';
import { countBytes, countMarks, heapMegabytes, mark } from './browser';
import { type Figure, median } from './figures';
import { startPackingHost } from './finder-host';

const runs = Number(process.env['BENCH_RUNS'] ?? 5);

/** An old phone with two bars: CPU 6 times slower, 400 kbit/s, 400 ms of latency. */
async function oldPhone(page: Page, context: BrowserContext): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
}

const phone = { viewport: { width: 390, height: 844 }, locale: 'fr-FR', timezoneId: 'Europe/Paris', hasTouch: true } as const;

/**
 * Opens the finder, types as soon as the page is there: milliseconds to the first suggestion shown. The page types by itself:
 * on a processor made slow, the driver's own typing would take longer than the answer.
 */
async function toFirstSuggestion(page: Page, site: string): Promise<number> {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      const field = document.querySelector<HTMLInputElement>('#commune');
      if (field === null) return;
      field.focus();
      field.value = 'le bla';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  });
  await page.goto(`${site}relais.html`, { waitUntil: 'commit' });
  return mark(page, 'relais:suggestion');
}

/** From an act of the visitor to a mark of the page, on the page's own clock. */
async function answerTime(page: Page, selector: string, name: string): Promise<number> {
  const before = await countMarks(page, name);
  const started = await page.evaluate((target) => {
    const now = performance.now();
    document.querySelector<HTMLElement>(target)?.click();
    return now;
  }, selector);
  return (await mark(page, name, before)) - started;
}

async function finderVisit(browser: Browser, site: string) {
  const context = await browser.newContext(phone);
  try {
    const page = await context.newPage();
    await oldPhone(page, context);
    const counter = countBytes(page);
    const first = await toFirstSuggestion(page, site);
    await page.getByRole('option', { name: /^Le Blanc \(/u }).click();
    const listed = await mark(page, 'relais:reponse');
    const counted = await counter.total(listed);
    await page.getByText(/fonctionne maintenant sans réseau/u).waitFor({ timeout: 60_000 });
    await page.close();
    const again = await context.newPage();
    await oldPhone(again, context);
    const repeat = await toFirstSuggestion(again, site);
    await again.getByRole('option', { name: /^Le Blanc \(/u }).click();
    await mark(again, 'relais:reponse');
    const answers: number[] = [];
    for (const group of ['hopital', 'droits', 'sante', 'hopital', 'droits']) answers.push(await answerTime(again, `[data-groupe=${group}]`, 'relais:reponse'));
    const heap = await heapMegabytes(again, context);
    return { first, repeat, answers, heap, counted };
  } finally {
    await context.close();
  }
}

/** The dashboard was not made for such a phone: it is waited for no longer, and the ratio is then a lower bound. */
const patience = 120_000;

/** The dashboard's own search, on the same phone: milliseconds to the first suggestion shown, `patience` at most. */
async function dashboardVisit(browser: Browser, site: string): Promise<number> {
  const context = await browser.newContext(phone);
  try {
    const page = await context.newPage();
    await oldPhone(page, context);
    await page.goto(site, { waitUntil: 'commit' });
    const started = Date.now();
    const left = (): number => Math.max(1, patience - (Date.now() - started));
    try {
      await page.getByRole('combobox', { name: /Chercher une commune/u }).fill('le bla', { timeout: left() });
      await page.getByRole('option').first().waitFor({ timeout: left() });
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
      return patience;
    }
    return await page.evaluate(() => performance.now());
  } finally {
    await context.close();
  }
}

const scripts = /\.(?:js|css)$/u;
const data = /\/data\//u;

/** The public finder on an old phone, and the same visit on the dashboard. */
export async function finder(browser: Browser): Promise<Figure[]> {
  const host = await startPackingHost('dist');
  try {
    const visits: Awaited<ReturnType<typeof finderVisit>>[] = [];
    for (let run = 0; run < runs; run += 1) visits.push(await finderVisit(browser, host.url));
    for (const [url, size] of visits[0]?.counted.files ?? []) console.log(`    ${(size / 1000).toFixed(1).padStart(7)} kB  ${new URL(url).pathname}`);
    const sizeOf = (kind: RegExp): number[] => visits.map(({ counted }) => counted.files.reduce((sum, [url, size]) => (kind.test(new URL(url).pathname) ? sum + size : sum), 0) / 1000);
    const first = visits.map((visit) => visit.first);
    const dashboard = await dashboardVisit(browser, host.url);
    return [
      { name: 'finder, first visit to the first suggestion', unit: 'ms', values: first, atMost: 7000 },
      { name: 'finder, repeat visit to the first suggestion', unit: 'ms', values: visits.map(({ repeat }) => repeat), atMost: 1500 },
      { name: 'finder, answer to a search', unit: 'ms', values: visits.flatMap(({ answers }) => answers), atMost: 150 },
      { name: 'finder, JS heap', unit: 'MB', values: visits.map(({ heap }) => heap), atMost: 60 },
      { name: 'finder, script and style until the list answers (gzip)', unit: 'kB', values: sizeOf(scripts), atMost: 90 },
      { name: 'finder, data until the list answers (gzip)', unit: 'kB', values: sizeOf(data), atMost: 60 },
      { name: `dashboard, same phone, to the first suggestion (${patience / 1000} s at most)`, unit: 'ms', values: [dashboard] },
      { name: 'dashboard / finder', unit: '×', values: [dashboard / median(first)] },
    ];
  } finally {
    await host.close();
  }
}
