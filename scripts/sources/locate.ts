import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BuildOptions } from '../lib/options';
import { download } from './download';
import { inspectFile } from './inspect';
import type { SourceDefinition } from './registry';

export type Location =
  /** `refused` lists the copies that were passed over, with the reason. */
  | { readonly found: true; readonly path: string; readonly refused: readonly string[] }
  | { readonly found: false; readonly illegible: boolean; readonly reason: string };

export const sourceCache = (options: BuildOptions): string => join(options.cache, 'sources');

/** Paths where a source may already be, in order: cache, then mirror folders. */
export function localCandidates(source: SourceDefinition, options: BuildOptions): string[] {
  if (source.format === 'paquet') {
    return [dirname(createRequire(join(options.root, 'package.json')).resolve(`${source.chemin}/package.json`))];
  }
  if (source.format === 'projet') return [join(options.root, source.chemin)];
  return [sourceCache(options), ...options.mirrors].map((folder) => join(folder, source.chemin));
}

/**
 * Finds a source: cache, mirror folders, then its URL unless the build is offline.
 * A copy that does not look like the source is passed over, and said so.
 */
export async function locateSource(
  source: SourceDefinition,
  options: BuildOptions,
  print: (text: string) => void,
): Promise<Location> {
  const refused: string[] = [];
  for (const path of localCandidates(source, options)) {
    if (!existsSync(path)) continue;
    if (source.format === 'paquet' || source.format === 'projet') return { found: true, path, refused };
    const reason = refusal(() => inspectFile(path, source));
    if (reason === null) return { found: true, path, refused };
    refused.push(reason);
  }
  const failure = await fetchSource(source, options, print);
  if (failure === null) return { found: true, path: join(sourceCache(options), source.chemin), refused };
  const illegible = refused.length > 0;
  return { found: false, illegible, reason: [...refused, failure].join(' ; ') };
}

async function fetchSource(
  source: SourceDefinition,
  options: BuildOptions,
  print: (text: string) => void,
): Promise<string | null> {
  const url = source.fichier;
  if (url === null) return 'aucune copie locale, et aucune adresse de fichier connue';
  if (options.offline) return 'aucune copie locale, et la construction est hors réseau';
  let shown = 0;
  try {
    await download(url, join(sourceCache(options), source.chemin), (path) => inspectFile(path, source), {
      attempts: 3,
      backoff: 1000,
      timeout: 120_000,
      onProgress: (received, total) => {
        if (received - shown < 2_000_000 && received !== total) return;
        shown = received;
        print(`  ${source.id} : ${Math.round(received / 1000)} ko${total === null ? '' : ` sur ${Math.round(total / 1000)}`}`);
      },
    });
    return null;
  } catch (error) {
    return `téléchargement impossible (${error instanceof Error ? error.message : String(error)})`;
  }
}

function refusal(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
