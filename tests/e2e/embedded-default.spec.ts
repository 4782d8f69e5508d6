import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { plain } from './support/app';
import { expect, test } from './support/test';

const run = promisify(execFile);
let folder = '';

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'carto-repli-'));
  const nothing = join(folder, 'aucune-source');
  await run('npm', ['run', '--silent', 'data'], {
    env: { ...process.env, CLS_SOURCES: nothing, CLS_OUT: join(folder, 'data'), CLS_CACHE: join(folder, 'cache'), CLS_OFFLINE: '1' },
  });
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Population and GPs' APL of Le Blanc, read from the file that states them. */
function leBlanc(): { readonly apl: string } {
  const [head = '', ...lines] = readFileSync('data/repli/communes.csv', 'utf8').split('\n');
  const columns = head.trim().split(',');
  const cells = lines.find((line) => line.startsWith('36018,'))?.trim().split(',') ?? [];
  const apl = Number(cells[columns.indexOf('apl_mg')]);
  return { apl: apl.toFixed(2).replace('.', ',') };
}

test('given no source and no network when the site is built, then the page works on what the project states itself', async ({ app, hostWith }) => {
  const host = await hostWith({ data: join(folder, 'data') });
  await app.open('t=cls:brenne', host.url);
  await app.seesMap();
  await expect(app.page.locator('.carte__mention')).toHaveText(/Contours schématiques/u);
  await expect(app.page.locator('.carte__mention')).toBeVisible();
  await expect(app.legend).toContainText('Contours schématiques');
  await expect(app.panel).toContainText('51 communes');
  await app.openTab('Points');
  await expect(app.panel.getByRole('checkbox').first()).toBeVisible({ timeout: 60_000 });
  await app.openTab('Indicateur');
  await app.searchCommune('Le Blanc');
  expect(plain(await app.sheet('Le Blanc').innerText())).toContain(leBlanc().apl);
  await app.open('t=cls:vienne-et-gartempe&vue=donnees', host.url);
  await app.page.reload();
  await expect(app.page.getByRole('heading', { name: 'Données', level: 1 })).toBeVisible();
  await expect(app.page.getByText(/absente|introuvable/u).first()).toBeVisible();
});
