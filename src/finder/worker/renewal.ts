/** What a new manifest changes in the files kept on the device. Pure: the worker does the fetching. */
export interface Renewal {
  /** Paths, relative to `data/`, to fetch before the new manifest may be used: the new versions of those kept. */
  readonly fetch: readonly string[];
  /** Paths kept that no manifest names any more. */
  readonly drop: readonly string[];
}

/** What a manifest publishes: path by what it is for (`points 36`, `noms sa`). Anything else in it does not matter here. */
export function filesByRole(manifest: unknown): ReadonlyMap<string, string> {
  const roles = new Map<string, string>();
  const add = (role: string, file: unknown): void => {
    const path = property(file, 'fichier');
    if (typeof path === 'string' && isPublishedPath(path)) roles.set(role, path);
  };
  const names = property(manifest, 'noms');
  if (Array.isArray(names)) names.forEach((file: unknown, index) => add(`noms ${index}`, file));
  const departements = property(manifest, 'departements');
  if (typeof departements === 'object' && departements !== null) {
    for (const [code, files] of Object.entries(departements)) {
      add(`points ${code}`, property(files, 'points'));
      add(`mobilite ${code}`, property(files, 'mobilite'));
      add(`ages ${code}`, property(files, 'ages'));
    }
  }
  return roles;
}

/** @param kept paths kept on the device, relative to `data/`. */
export function renewal(before: unknown, after: unknown, kept: readonly string[]): Renewal {
  const [old, fresh] = [filesByRole(before), filesByRole(after)];
  const keptSet = new Set(kept);
  const published = new Set(fresh.values());
  const wanted = [...fresh].filter(([role, path]) => {
    if (keptSet.has(path)) return false;
    const replaced = old.get(role);
    return replaced !== undefined && keptSet.has(replaced);
  });
  return { fetch: wanted.map(([, path]) => path), drop: kept.filter((path) => !published.has(path)) };
}

/** Only files of the finder's own folder, and no way out of it. */
export const isPublishedPath = (path: string): boolean => /^relais\/[\w./-]+$/u.test(path) && !path.split('/').includes('..');

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (Reflect.get(value, name) as unknown) : undefined;
