import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as v from 'valibot';
import { manifestSchema } from '../../src/contract/manifest';
import { localCandidates } from '../sources/locate';
import { readSourceRegistry } from '../sources/registry';
import { sha256 } from './hash';
import type { BuildOptions } from './options';
import { filesUnder, manifestName } from './publisher';

/** Folders whose text decides what is published, beside the sources themselves. */
const codeFolders = ['scripts', 'data', 'src/contract', 'src/domain'];

/**
 * Hash of everything that a build depends on: the copies of the sources that it could take, the code, the project's own data.
 * The content is hashed, not the dates: a fresh clone of the same tree is up to date with the same cache.
 */
export function inputFingerprint(options: BuildOptions): string {
  const paths = new Set([join(options.root, 'package-lock.json'), ...codeFolders.flatMap((folder) => filesUnder(join(options.root, folder)))]);
  for (const source of readSourceRegistry(options.root)) {
    for (const candidate of localCandidates(source, options)) {
      if (!existsSync(candidate)) continue;
      for (const path of statSync(candidate).isFile() ? [candidate] : filesUnder(candidate)) paths.add(path);
    }
  }
  const lines = [...paths].sort().map((path) => `${relative(options.root, path)} ${sha256(readFileSync(path))}`);
  return sha256([`hors réseau ${options.offline}`, ...lines].join('\n'));
}

const recordPath = ({ cache, out }: BuildOptions): string => join(cache, 'build', `${sha256(out).slice(0, 12)}.txt`);

/** Remembers what the files of `out` were built from. */
export function recordBuild(options: BuildOptions): void {
  const path = recordPath(options);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, inputFingerprint(options));
}

/** True when the published files are all there, untouched, and built from the inputs as they are now. */
export function isFresh(options: BuildOptions): boolean {
  const record = recordPath(options);
  const manifestPath = join(options.out, manifestName);
  if (!existsSync(record) || !existsSync(manifestPath)) return false;
  const manifest = v.safeParse(manifestSchema, readJson(manifestPath));
  if (!manifest.success) return false;
  const { tables, valeurs, contours, tuiles, demarrage } = manifest.output;
  const files = [...Object.values(tables), ...Object.values(valeurs).flat(), ...Object.values(contours), tuiles, demarrage];
  const whole = files.every(({ fichier, octets }) => {
    const path = join(options.out, fichier);
    return existsSync(path) && statSync(path).size === octets;
  });
  return whole && readFileSync(record, 'utf8') === inputFingerprint(options);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
