/** What a new manifest changes in the files kept on the device. Pure: the worker does the fetching. */
export interface Renewal {
  /** Paths, relative to `data/`, to fetch before the new manifest may be used: the new versions of those kept. */
  readonly fetch: readonly string[];
  /** Paths kept that no manifest names any more. */
  readonly drop: readonly string[];
}

/** What a manifest publishes: paths by what they are for (`points 36`, `noms 12`), of this layout and of the one before. Anything else in it does not matter here. */
export function filesByRole(manifest: unknown): ReadonlyMap<string, readonly string[]> {
  const roles = new Map<string, readonly string[]>();
  const add = (role: string, files: unknown): void => {
    const paths = (Array.isArray(files) ? files : [files]).map((file: unknown) => property(file, 'fichier'));
    const found = paths.filter((path): path is string => typeof path === 'string' && isPublishedPath(path));
    if (found.length > 0) roles.set(role, found);
  };
  for (const list of ['noms', 'territoires']) {
    const files = property(manifest, list);
    if (Array.isArray(files)) files.forEach((file: unknown, index) => add(`${list} ${index}`, file));
  }
  const departements = property(manifest, 'departements');
  if (typeof departements === 'object' && departements !== null) {
    for (const [code, files] of Object.entries(departements)) {
      for (const which of ['points', 'mobilite', 'hopitaux', 'ages']) add(`${which} ${code}`, property(files, which));
    }
  }
  return roles;
}

/** A role of which one file is kept is kept whole: a département may be cut elsewhere from one publication to the next. @param kept paths kept on the device, relative to `data/`. */
export function renewal(before: unknown, after: unknown, kept: readonly string[]): Renewal {
  const [old, fresh] = [filesByRole(before), filesByRole(after)];
  const keptSet = new Set(kept);
  const published = new Set([...fresh.values()].flat());
  const wanted = [...fresh].flatMap(([role, paths]) => {
    const known = old.get(role) ?? [];
    const changed = known.length !== paths.length || known.some((path, i) => path !== paths[i]);
    return changed && known.some((path) => keptSet.has(path)) ? paths.filter((path) => !keptSet.has(path)) : [];
  });
  return { fetch: wanted, drop: kept.filter((path) => !published.has(path)) };
}

/** Only files of the finder's own folder, and no way out of it. */
export const isPublishedPath = (path: string): boolean => /^relais\/[\w./-]+$/u.test(path) && !path.split('/').includes('..');

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (Reflect.get(value, name) as unknown) : undefined;
