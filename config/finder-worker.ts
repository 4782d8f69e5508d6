import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rollup } from 'vite';

export const workerFile = 'relais-sw.js';
const page = 'relais.html';

/** Files that the page needs to open: its entry, what it imports at once, their styles and fonts; what it loads on demand is left out. */
function filesOfPage(bundle: Rollup.OutputBundle): string[] {
  const files = new Set<string>([page, 'favicon.svg']);
  const visit = (name: string): void => {
    const output = bundle[name];
    if (files.has(name) || output?.type !== 'chunk') return;
    files.add(name);
    output.imports.forEach(visit);
    for (const asset of output.viteMetadata?.importedCss ?? []) files.add(asset);
    for (const asset of output.viteMetadata?.importedAssets ?? []) if (asset.endsWith('.woff2')) files.add(asset);
  };
  for (const output of Object.values(bundle)) {
    if (output.type === 'chunk' && output.isEntry && output.facadeModuleId?.endsWith(`/${page}`) === true) visit(output.fileName);
  }
  return [...files];
}

/** Fonts named by the styles kept: woff2 only. */
function fontsOf(folder: string, files: readonly string[]): string[] {
  const css = files.filter((file) => file.endsWith('.css')).map((file) => readFileSync(join(folder, file), 'utf8'));
  return css.flatMap((text) => [...text.matchAll(/url\((?:\.\/)?([\w.-]+\.woff2)\)/gu)].map((match) => `assets/${match[1] ?? ''}`));
}

/** Writes in the service worker which files it keeps and a hash of them: another build is another worker. */
export const finderWorker: Plugin = {
  name: 'finder-worker',
  apply: 'build',
  writeBundle({ dir }, bundle) {
    if (dir === undefined) return;
    const known = filesOfPage(bundle);
    const files = [...new Set([...known, ...fontsOf(dir, known)])].toSorted();
    const hash = createHash('sha256');
    for (const file of files) hash.update(file).update(readFileSync(join(dir, file)));
    const path = join(dir, workerFile);
    const code = readFileSync(path, 'utf8');
    if (!code.includes('__RELAIS_FICHIERS__') || /(?:^|[;}\n])\s*(?:import|export)[\s{"'*]/u.test(code)) {
      throw new Error(`${workerFile} must be one plain script that awaits its list of files`);
    }
    writeFileSync(path, code.replaceAll('__RELAIS_FICHIERS__', files.join(' ')).replaceAll('__RELAIS_VERSION__', hash.digest('hex').slice(0, 12)));
  },
};
