import type { Page } from '@playwright/test';
import { cspHeader, cspMeta } from '../../config/csp';
import type { App } from './support/app';
import { expect, test } from './support/test';

const ign = 'https://data.geopf.fr';

/** What the policy refuses from now on, as the page itself hears it. */
async function watchViolations(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Reflect.set(globalThis, 'heardViolations', heard);
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => heard.push(`${effectiveDirective} ${blockedURI}`));
  });
  // Workers have no document to hear them: the console does.
  const told: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/iu.test(message.text())) told.push(message.text());
  });
  return async () => {
    const heard: unknown = await page.evaluate(() => Reflect.get(globalThis, 'heardViolations'));
    return [...(Array.isArray(heard) ? heard.map(String) : ['not watched']), ...told];
  };
}

/** Everything that a visitor does with the page, by default. */
async function journey(app: App): Promise<void> {
  await app.seesMap();
  await app.engineAnswers();
  await app.searchCommune('Le Blanc');
  await expect(app.sheet('Le Blanc').getByRole('figure').first()).toBeVisible();
  await app.openTab('Actions');
  await expect(app.panel.getByText(/\d+\sactions?/u).first()).toBeVisible();
  await app.openTab('Indicateur');
  await app.pickIndicator(/Niveau de vie médian/u);
  await app.seesMap();
  await app.openTable();
  await expect(app.table.getByRole('row').nth(3)).toBeVisible();
  await app.openDonnees();
  await expect(app.page.locator('#sources')).toContainText('DREES');
}

test.describe('given the policy', () => {
  const ways = ['as a header and a meta tag', 'as a meta tag alone'] as const;
  for (const way of ways) {
    test(`when it comes ${way}, then a whole journey breaks no rule and asks nothing of another origin`, async ({ app, page, hostWith, site }) => {
      const base = way === 'as a meta tag alone' ? (await hostWith({})).url : site;
      const violations = await watchViolations(page);
      const elsewhere: string[] = [];
      page.context().on('request', (request) => {
        const url = new URL(request.url());
        if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== new URL(base).origin) elsewhere.push(request.url());
      });
      const opened = page.waitForResponse((response) => response.url() === base);
      await app.open('', base);
      expect((await opened).headers()['content-security-policy']).toBe(way === 'as a meta tag alone' ? undefined : cspHeader);
      await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute('content', cspMeta);
      await journey(app);
      expect(await violations()).toEqual([]);
      expect(elsewhere).toEqual([]);
    });

    test(`when it comes ${way}, then it bites: no inline script, no eval, no request elsewhere`, async ({ app, page, hostWith, site }) => {
      const base = way === 'as a meta tag alone' ? (await hostWith({})).url : site;
      const violations = await watchViolations(page);
      const reached: string[] = [];
      await page.route('https://exemple.invalid/**', async (route) => {
        reached.push(route.request().url());
        await route.fulfill({ status: 200, headers: { 'access-control-allow-origin': '*' }, body: '' });
      });
      await app.open('', base);
      await expect(app.legend).toBeVisible();
      const did = await page.evaluate(async () => {
        const done: string[] = [];
        Reflect.set(globalThis, 'attack', (what: string) => done.push(what));
        const script = document.createElement('script');
        script.textContent = 'attack("inline script")';
        document.body.append(script);
        const button = document.createElement('button');
        button.setAttribute('onclick', 'attack("inline handler")');
        document.body.append(button);
        button.click();
        button.remove();
        // In a task of the page: what the test runs by itself may escape the policy.
        await new Promise<void>((resolve) => {
          setTimeout(() => {
            try {
              done.push(String(new Function('return "eval"')()));
            } catch {
              // Refused, as it should be.
            }
            resolve();
          });
        });
        await fetch('https://exemple.invalid/vol').then(
          () => done.push('fetch'),
          () => undefined,
        );
        await new Promise<void>((resolve) => {
          const image = new Image();
          image.addEventListener('load', () => {
            done.push('image');
            resolve();
          });
          image.addEventListener('error', () => resolve());
          image.src = 'https://exemple.invalid/image.png';
        });
        return done;
      });
      expect(did).toEqual([]);
      expect(reached).toEqual([]);
      await expect
        .poll(async () => (await violations()).join('\n'))
        .toMatch(/script-src-elem inline[\s\S]*script-src-attr inline[\s\S]*script-src eval[\s\S]*connect-src https:\/\/exemple\.invalid[\s\S]*img-src https:\/\/exemple\.invalid/u);
    });
  }

  test('when the page is framed elsewhere, then the header refuses it', async ({ page, hostWith, site }) => {
    const host = await hostWith({ pages: { 'cadre.html': `<iframe src="${site}"></iframe>` } });
    const refused = page.waitForEvent('console', { predicate: (message) => message.text().includes('frame-ancestors'), timeout: 20_000 });
    await page.goto(`${host.url}cadre.html`);
    await refused;
    await expect(page.frameLocator('iframe').locator('#racine')).toHaveCount(0);
  });
});

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test.describe('given the IGN plan', () => {
  test('when the visitor chooses it, then its host alone is asked, and leaving it asks no more', async ({ app, page }) => {
    const asked: string[] = [];
    await page.route(/^https:\/\//u, async (route) => {
      asked.push(new URL(route.request().url()).origin);
      await route.fulfill({ status: 200, contentType: 'image/png', headers: { 'access-control-allow-origin': '*' }, body: png });
    });
    const violations = await watchViolations(page);
    await app.open();
    await app.seesMap();
    await app.engineAnswers();
    expect(asked).toEqual([]);
    await app.pickBasemap('Plan IGN');
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    expect(new Set(asked)).toEqual(new Set([ign]));
    await expect(page).toHaveURL(/fond=ign/u);
    expect(await violations()).toEqual([]);
    await app.pickBasemap('Aucun');
    await app.seesMap();
    const before = asked.length;
    await page.getByRole('button', { name: 'Zoomer', exact: true }).click();
    await app.seesMap();
    expect(asked.length).toBe(before);
  });

  test('when its host does not answer, then a sentence says so and nothing else changes', async ({ app, page }) => {
    await page.route(`${ign}/**`, (route) => route.abort('connectionrefused'));
    await app.open();
    await app.seesMap();
    await app.pickBasemap('Plan IGN');
    await expect(app.notice('Le plan IGN ne répond pas.')).toContainText('La carte reste complète sans lui');
    await app.seesMap();
    await app.engineAnswers();
    await app.searchCommune('Le Blanc');
  });
});
