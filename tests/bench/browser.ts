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

/** Main-thread work of the page (every task, script and rendering), in milliseconds, while `work` runs. */
export async function mainThreadWork(page: Page, context: BrowserContext, work: () => Promise<void>): Promise<number> {
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'timeTicks' });
  const taskDuration = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const before = await taskDuration();
  await work();
  const after = await taskDuration();
  await session.detach();
  return after - before;
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
