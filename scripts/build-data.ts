/**
 * `npm run data`: builds `public/data` when it is missing or no longer what the sources, `data/` and the code would give.
 * Environment: CLS_SOURCES (mirror folders), CLS_OUT, CLS_CACHE, CLS_OFFLINE=1 (no URL is tried), CLS_FORCE=1 (build all the same).
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeFingerprint, isFresh, recordBuild } from './lib/freshness';
import { readOptions } from './lib/options';
import { createProgress } from './lib/progress';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const options = readOptions(process.env, root);
const start = performance.now();
const elapsed = (): string => `${((performance.now() - start) / 1000).toFixed(1).replace('.', ',')}\u00a0s`;

try {
  const code = codeFingerprint(options);
  if (process.env['CLS_FORCE'] !== '1' && isFresh(options, code)) {
    console.log(`Données à jour, rien à construire (${elapsed()}).`);
  } else {
    console.log('Construction des données…');
    const { buildData } = await import('./steps/build');
    const manifest = await buildData(options, createProgress((text) => console.log(text)));
    recordBuild(options, code);
    console.log(`Données construites (état\u00a0: ${manifest.etat}) en ${elapsed()}.`);
  }
} catch (error) {
  console.error(error instanceof Error ? (process.env['CLS_DEBUG'] === '1' ? error.stack : error.message) : error);
  process.exitCode = 1;
}
