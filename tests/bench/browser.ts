import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { chromiumFlags, findChromium } from '../../config/chromium';

export async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({ args: [...chromiumFlags, '--js-flags=--expose-gc'], ...(executablePath === undefined ? {} : { executablePath }) });
}

/** A fresh visitor: empty cache, 1440 × 900. */
export async function visit<T>(browser: Browser, work: (page: Page, context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' });
  try {
    const page = await context.newPage();
    return await work(page, context);
  } finally {
    await context.close();
  }
}

/** Milliseconds since navigation of the first (or nth) mark of that name; waits for it. */
export async function mark(page: Page, name: string, nth = 0): Promise<number> {
  const handle = await page.waitForFunction(([wanted, index]) => performance.getEntriesByName(wanted)[index]?.startTime, [name, nth] as const, {
    timeout: 60_000,
    polling: 20,
  });
  const value = await handle.jsonValue();
  if (value === undefined) throw new Error(`mark ${name} missing`);
  return value;
}

export const countMarks = (page: Page, name: string): Promise<number> =>
  page.evaluate((wanted) => performance.getEntriesByName(wanted).length, name);

/** Bytes of every response asked for until a moment of the page (ms since navigation), each counted as its gzip; fonts left out. */
export function countBytes(page: Page): { total: (until: number) => Promise<{ bytes: number; files: [string, number][] }> } {
  const pending: Promise<{ url: string; size: number; at: number } | null>[] = [];
  page.on('response', (response) => {
    const url = response.url();
    if (/\.woff2?(\?|$)/u.test(url) || !url.startsWith('http')) return;
    const at = response.request().timing().startTime;
    pending.push(
      response.body().then(
        (body) => ({ url, size: gzipSync(body, { level: 9 }).length, at }),
        () => null,
      ),
    );
  });
  return {
    total: async (until) => {
      const origin = await page.evaluate(() => performance.timeOrigin);
      const seen = (await Promise.all(pending)).filter((entry) => entry !== null && entry.at <= origin + until);
      const files = seen.flatMap((entry): [string, number][] => (entry === null ? [] : [[entry.url, entry.size]]));
      return { bytes: files.reduce((sum, [, size]) => sum + size, 0), files };
    },
  };
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
}

/**
 * Milliseconds of the page's main thread between an act on the address and the end of the task that sets a mark, from the browser's own
 * trace: what the thread does for us, and not its wait for the graphics process once the frame is handed over.
 */
export async function mainThreadWork(browser: Browser, page: Page, fragment: string, name: string): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  await page.evaluate(
    ([hash, wanted]) =>
      new Promise<void>((resolve) => {
        new PerformanceObserver((list) => {
          if (list.getEntriesByName(wanted).length > 0) resolve();
        }).observe({ type: 'mark' });
        performance.mark('bench:debut');
        location.hash = hash;
      }),
    [fragment, name] as const,
  );
  const trace: unknown = JSON.parse((await browser.stopTracing()).toString('utf8'));
  const events: readonly TraceEvent[] = Reflect.get(Object(trace), 'traceEvents');
  const begin = events.find((event) => event.name === 'bench:debut');
  const end = events.find((event) => event.name === name && begin !== undefined && event.ts > begin.ts);
  if (begin === undefined || end === undefined) throw new Error(`mark ${name} missing from the trace`);
  const tasks = events.filter(({ name: what, ph, pid, tid }) => what.endsWith('RunTask') && ph === 'X' && pid === begin.pid && tid === begin.tid);
  // Tasks may be told at two levels, one inside the other: time is counted once.
  let work = 0;
  let counted = begin.ts;
  for (const { ts, dur = 0 } of tasks.toSorted((a, b) => a.ts - b.ts)) {
    const from = Math.max(ts, counted);
    const to = ts + dur;
    if (ts > end.ts || to <= from) continue;
    work += to - from;
    counted = to;
  }
  return work / 1000;
}

/** JS heap of the page after a full collection, in MB (10^6 bytes). */
export async function heapMegabytes(page: Page, context: BrowserContext): Promise<number> {
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}

/** Longest main-thread tasks seen by the page since it was asked to watch, in milliseconds. */
export async function watchLongTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration);
    }).observe({ type: 'longtask' });
    Reflect.set(globalThis, 'benchLongTasks', seen);
  });
  return () =>
    page.evaluate(() => {
      const seen: unknown = Reflect.get(globalThis, 'benchLongTasks');
      return Array.isArray(seen) ? Math.max(0, ...seen.filter((x) => typeof x === 'number')) : Number.NaN;
    });
}
