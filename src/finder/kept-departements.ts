import type { FinderManifest } from '../contract/finder';
import type { FinderFiles } from './files';

/** The part of the browser's caches that is needed; absent where the page is not served securely, or storage is refused. */
export type Kept = Pick<CacheStorage, 'match'>;

/** Codes of the départements whose files are on the device. Never throws: none where the device does not tell. */
export async function keptDepartements(files: FinderFiles, manifest: FinderManifest, kept: Kept | undefined): Promise<readonly string[]> {
  if (kept === undefined) return [];
  const found = await Promise.all(
    Object.keys(manifest.departements).map(async (code) => {
      const [points] = files.addresses(manifest, code);
      const there = points === undefined ? undefined : await kept.match(points).catch(() => undefined);
      return there === undefined ? [] : [code];
    }),
  );
  return found.flat();
}
