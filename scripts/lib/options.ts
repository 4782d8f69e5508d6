import { join, resolve } from 'node:path';

/** Where a build reads from and writes to. */
export interface BuildOptions {
  /** Root of the repository. */
  readonly root: string;
  /** Folder of the published files (`CLS_OUT`, default `public/data`). */
  readonly out: string;
  /** Folder of what the build may forget (`CLS_CACHE`, default `.cache`): downloads, fingerprints, the SQL database. */
  readonly cache: string;
  /** Mirror folders, in order of preference (`CLS_SOURCES`, colon-separated). */
  readonly mirrors: readonly string[];
  /** `CLS_OFFLINE=1`: a source found neither in the cache nor in a mirror is absent, no URL is tried. */
  readonly offline: boolean;
}

const defaultMirrors = ['data/sources', '../shared/sources'];

/** Reads the build's options from the environment; relative paths start at the root of the repository. */
export function readOptions(env: NodeJS.ProcessEnv, root: string): BuildOptions {
  const mirrors = env['CLS_SOURCES'] === undefined ? defaultMirrors : env['CLS_SOURCES'].split(':').filter((part) => part !== '');
  return {
    root,
    out: resolve(root, env['CLS_OUT'] ?? join('public', 'data')),
    cache: resolve(root, env['CLS_CACHE'] ?? '.cache'),
    mirrors: mirrors.map((folder) => resolve(root, folder)),
    offline: env['CLS_OFFLINE'] === '1',
  };
}
