import { plain } from './support/app';
import { bytesOf, manifest, tableFile } from './support/published';
import { expect, test } from './support/test';

const subPath = '/un/sous/chemin/';
const tilesFile = manifest.tuiles.fichier;

/** « 18 Mo » for 17 986 126 bytes: the size as the page words it, in megabytes. */
const megabytes = (text: string): number => Number(/([\d,]+) Mo/u.exec(plain(text))?.[1]?.replace(',', '.') ?? Number.NaN);

test('given a host at a sub-path, then the map, the sheet and the engine work, and a link opens there', async ({ app, hostWith }) => {
  const host = await hostWith({ path: subPath });
  await app.open('t=cls:loue-lison', host.url);
  await app.seesMap();
  await expect(app.panel).toContainText('Loue Lison');
  await app.engineAnswers();
  await app.searchCommune('Ornans');
  expect(app.page.url()).toContain(`${subPath}#`);
  // Parts of the tiles, never the whole of them.
  expect(host.sent(tilesFile)).toBeLessThan(manifest.tuiles.octets / 4);
});

test('given a host that says Content-Encoding of the .gz files, then files are known by their bytes and all works', async ({ app, hostWith }) => {
  const host = await hostWith({ encodesGzip: true });
  await app.open('s=36018', host.url);
  await app.seesMap();
  await app.engineAnswers();
  await expect(app.sheet('Le Blanc').getByRole('row').nth(2)).toBeVisible();
  await expect(app.page.locator('.notice')).toHaveCount(0);
  expect(host.sent(tableFile('communes'))).toBeGreaterThan(0);
});

test.describe('given a host without byte ranges', () => {
  test('when the visitor says yes to the size that the page states, then the map is painted from the whole file', async ({ app, hostWith }) => {
    const host = await hostWith({ path: subPath, ranges: false });
    await app.open('', host.url);
    const question = app.notice('Cet hébergeur ne sait pas envoyer la carte par morceaux');
    await expect(question).toBeVisible();
    expect(megabytes(await question.innerText())).toBeCloseTo(manifest.tuiles.octets / 1e6, 0);
    await question.getByRole('button', { name: /Télécharger/u }).click();
    await app.seesMap();
    await expect(question).toBeHidden();
    expect(host.sent(tilesFile)).toBeGreaterThanOrEqual(manifest.tuiles.octets);
  });

  test('when the visitor says no, then the table stands in for the map and the rest works', async ({ app, hostWith }) => {
    const host = await hostWith({ path: subPath, ranges: false });
    await app.open('', host.url);
    const question = app.notice('Cet hébergeur ne sait pas envoyer la carte par morceaux');
    await question.getByRole('button', { name: 'Continuer sans carte' }).click();
    await expect(question).toBeHidden();
    await expect(app.notice('La carte n’a pas été téléchargée, comme demandé.')).toContainText('Le tableau montre les mêmes données');
    await expect(app.table.getByRole('row', { name: /Chalais/u })).toBeVisible();
    await app.table.getByRole('button', { name: 'Chalais' }).click();
    await expect(app.sheet('Chalais')).toBeVisible();
    await app.engineAnswers();
    // The sentence says what the visitor chose, and does not speak of a failure that did not happen.
    await expect(app.page.getByText('Vérifiez la connexion')).toHaveCount(0);
    await app.searchCommune('Le Blanc');
    await expect(question).toBeHidden();
    expect(host.sent(tilesFile)).toBeLessThan(manifest.tuiles.octets);
    // A choice can be undone.
    await app.notice('La carte n’a pas été téléchargée').getByRole('button', { name: /Télécharger la carte/u }).click();
    await app.seesMap();
    await expect(app.notice('La carte n’a pas été téléchargée')).toBeHidden();
    await expect(app.table).toBeHidden();
  });
});

test('given the preview server, then a missing file is a 404, not the page', async ({ request }) => {
  for (const path of ['data/tables/absente.arrow.gz', 'absente', 'relais/', 'assets/absent.js']) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(404);
    expect(await response.text(), path).not.toContain('id="racine"');
  }
  const part = await request.get(`data/${tilesFile}`, { headers: { Range: 'bytes=0-6' } });
  expect(part.status()).toBe(206);
  expect(await part.body()).toEqual(bytesOf(tilesFile).subarray(0, 7));
});
