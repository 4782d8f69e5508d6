import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Fetch } from '../../../src/files/download';

const folder = new URL('../../../public/data/', import.meta.url);

/** Base of the data that the pipeline publishes, as the page asks for it. */
export const publishedBase = new URL('https://exemple.test/data/');

/** True once `npm run data` has run: the embedded default counts. */
export const isPublished = existsSync(fileURLToPath(new URL('manifest.json', folder)));

/** Serves `public/data` as a static host does. */
export const fetchPublished: Fetch = async (input, init) => {
  init?.signal?.throwIfAborted();
  const path = new URL(input.slice(publishedBase.href.length), folder);
  try {
    return new Response(new Uint8Array(await readFile(path)));
  } catch {
    return new Response('', { status: 404 });
  }
};
