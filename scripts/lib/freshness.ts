import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import * as v from 'valibot';
import { filesOfFinder, finderManifestSchema } from '../../src/contract/finder';
import { manifestSchema } from '../../src/contract/manifest';
import { localCandidates } from '../sources/locate';
import { readSourceRegistry } from '../sources/registry';
import { sha256 } from './hash';
import type { BuildOptions } from './options';
import { filesUnder, finderManifestPath, manifestName } from './publisher';

const entryPoint = 'scripts/build-data.ts';
/** Relative paths that a file imports, statically, on demand, or as a thread. */
const importPattern = /(?:from\s+|import\(\s*|import\s+|new URL\(\s*)'(\.{1,2}\/[^']+)'/gu;

/** Every file of code that the build runs, found by following its imports: a change elsewhere rebuilds nothing. */
export function codeFiles(root: string): string[] {
  const found = new Set<string>();
  const queue = [join(root, entryPoint)];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    for (const [, imported = ''] of readFileSync(path, 'utf8').matchAll(importPattern)) {
      const target = resolve(dirname(path), imported);
      queue.push(extname(target) === '.ts' ? target : `${target}.ts`);
    }
  }
  return [...found].sort();
}

const hashFiles = (root: string, paths: Iterable<string>): string =>
  sha256([...new Set(paths)].sort().map((path) => `${relative(root, path)} ${sha256(readFileSync(path))}`).join('\n'));

/** Hash of the code, the packages' versions and the project's own data. The content is hashed, not the dates. */
export const codeFingerprint = ({ root }: BuildOptions): string =>
  hashFiles(root, [join(root, 'package-lock.json'), ...codeFiles(root), ...filesUnder(join(root, 'data'))]);

/** Hash of the copies of the sources that a build could take. */
function sourcesFingerprint(options: BuildOptions): string {
  const paths = readSourceRegistry(options.root)
    .flatMap((source) => localCandidates(source, options))
    .filter(existsSync)
    .flatMap((path) => (statSync(path).isFile() ? [path] : filesUnder(path)));
  return sha256(`${hashFiles(options.root, paths)} hors réseau ${options.offline}`);
}

const recordPath = ({ cache, out }: BuildOptions): string => join(cache, 'build', `${sha256(out).slice(0, 12)}.txt`);

/**
 * Remembers what the files of `out` were built from.
 * @param code fingerprint taken before the build began: an edit made meanwhile must build again. The sources are hashed
 *   now: the build may have downloaded some.
 */
export function recordBuild(options: BuildOptions, code: string): void {
  const path = recordPath(options);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${code} ${sourcesFingerprint(options)}`);
}

/** True when the published files are all there, untouched, and built from the inputs as they are now. */
export function isFresh(options: BuildOptions, code: string): boolean {
  const record = recordPath(options);
  const manifestPath = join(options.out, manifestName);
  if (!existsSync(record) || !existsSync(manifestPath)) return false;
  const manifest = v.safeParse(manifestSchema, readJson(manifestPath));
  if (!manifest.success) return false;
  const finder = v.safeParse(finderManifestSchema, readJson(join(options.out, finderManifestPath)));
  if (!finder.success) return false;
  const { tables, valeurs, contours, tuiles, demarrage, acces } = manifest.output;
  const files = [
    ...Object.values(tables),
    ...Object.values(valeurs).flat(),
    ...Object.values(contours),
    tuiles,
    demarrage,
    ...(acces === undefined ? [] : [acces]),
    ...filesOfFinder(finder.output),
  ];
  const whole = files.every(({ fichier, octets }) => {
    const path = join(options.out, fichier);
    return existsSync(path) && statSync(path).size === octets;
  });
  return whole && readFileSync(record, 'utf8') === `${code} ${sourcesFingerprint(options)}`;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
