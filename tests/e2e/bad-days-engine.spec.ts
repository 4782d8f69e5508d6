import type { Page, Worker } from '@playwright/test';
import { expect, test } from './support/test';

/** The running worker of the engine. */
function engineWorker(page: Page): Worker {
  const worker = page.workers().find((candidate) => candidate.url().includes('duckdb'));
  if (worker === undefined) throw new Error('the engine has no worker');
  return worker;
}

const parts = [
  { part: 'worker', files: /\/assets\/duckdb-[^/]+\.worker[^/]*\.js$/u },
  { part: 'WebAssembly', files: /\/assets\/duckdb-[^/]+\.wasm$/u },
] as const;

for (const { part, files } of parts) {
  test(`given an engine whose ${part} cannot be fetched, then the map and the figures work, and « Relancer » starts it once it can`, async ({ app, page }) => {
    await page.route(files, (route) => route.abort('connectionfailed'));
    await app.open('s=36018');
    await app.seesMap();
    const sentence = app.notice('Le moteur de données n’a pas pu');
    await expect(sentence).toContainText('La carte et ses valeurs restent disponibles');
    await expect(app.sheet('Le Blanc').getByRole('row').nth(2)).toBeVisible();
    await app.openTable();
    await app.table.getByRole('searchbox', { name: /Filtrer par nom/u }).fill('chalais');
    await expect(app.table.getByRole('row', { name: /Chalais/u })).toBeVisible();
    await app.table.getByRole('button', { name: 'Fermer le tableau' }).click();
    await page.unroute(files);
    await sentence.getByRole('button', { name: 'Relancer le moteur' }).click();
    await app.engineAnswers();
    await expect(sentence).toBeHidden();
    // DuckDB-WASM’s worker leaves its own failed fetch uncaught.
    app.forgive('Failed to fetch');
  });
}

test('given an engine killed while it runs, then a sentence says so, the map works, and « Relancer » answers again', async ({ app, page }) => {
  await app.open();
  await app.seesMap();
  await app.engineAnswers();
  // A worker that closes itself dies in silence, as one that the browser kills for its memory.
  await engineWorker(page)
    .evaluate(() => {
      close();
    })
    .catch(() => undefined);
  await app.searchCommune('Le Blanc');
  const sentence = app.notice('Le moteur de données s’est arrêté.');
  await expect(sentence).toContainText('La carte et ses valeurs restent disponibles');
  const sheet = app.sheet('Le Blanc');
  await expect(sheet.getByRole('row').nth(2)).toBeVisible();
  await app.pickIndicator(/Niveau de vie médian/u);
  await app.seesMap();
  await sentence.getByRole('button', { name: 'Relancer le moteur' }).click();
  await app.engineAnswers();
  await expect(sentence).toBeHidden();
  await expect(sheet).not.toContainText('lecture en cours');
  await expect(sheet.locator('.notice')).toHaveCount(0);
});
