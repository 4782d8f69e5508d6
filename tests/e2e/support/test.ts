import { expect, test as base } from '@playwright/test';
import { App } from './app';
import { FinderPage } from './finder';
import { type Host, type HostOptions, startHost } from './host';

interface Fixtures {
  /** Address of the site under test, with its final slash. */
  readonly site: string;
  readonly app: App;
  readonly finder: FinderPage;
  /** Starts a host of one's own, stopped after the test. */
  readonly hostWith: (options: HostOptions) => Promise<Host>;
}

/** Every test ends on this: nothing was thrown that nobody caught. */
export const test = base.extend<Fixtures>({
  site: async ({ baseURL }, use) => {
    if (baseURL === undefined) throw new Error('no baseURL in the configuration');
    await use(baseURL);
  },
  app: async ({ page, site }, use) => {
    const app = new App(page, site);
    await use(app);
    app.expectNoCrash();
  },
  finder: async ({ page, site }, use) => {
    const finder = new FinderPage(page, site);
    await use(finder);
    expect(finder.crashes).toEqual([]);
  },
  // Playwright wants the object pattern, even empty.
  // oxlint-disable-next-line no-empty-pattern
  hostWith: async ({}, use) => {
    const hosts: Host[] = [];
    await use(async (options) => {
      const host = await startHost(options);
      hosts.push(host);
      return host;
    });
    await Promise.all(hosts.map((host) => host.close()));
  },
});

export { expect } from '@playwright/test';
