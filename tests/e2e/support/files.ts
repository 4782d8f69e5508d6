import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from '@playwright/test';

/** Takes a table away by keyboard, from its button to the file, and closes the dialog. */
export async function takeFile(page: Page, button: Locator, format: RegExp = /^CSV pour tableur français/u): Promise<Download> {
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Télécharger/u });
  await dialog.getByRole('radio', { name: format }).check();
  const coming = page.waitForEvent('download', { timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Télécharger le fichier' }).press('Enter');
  const download = await coming;
  await dialog.getByRole('button', { name: 'Fermer' }).press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  return download;
}

export const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());
export const textOf = async (download: Download): Promise<string> => (await bytesOf(download)).toString('utf8');
