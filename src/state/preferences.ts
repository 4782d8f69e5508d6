import * as v from 'valibot';

const preferencesSchema = v.object({
  theme: v.fallback(v.picklist(['systeme', 'clair', 'sombre']), 'systeme'),
  /** Hints of the first visit already closed. */
  indicesVus: v.fallback(v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(50)), []),
});

/** The visitor's own choices on this device; nothing of them is in a link, nothing leaves the browser. */
export type Preferences = Readonly<v.InferOutput<typeof preferencesSchema>>;

export interface PreferenceStore {
  readonly get: () => Preferences;
  readonly subscribe: (listener: () => void) => () => void;
  /** False when the browser keeps nothing (storage full or refused): the choice holds until the page closes. */
  readonly set: (patch: Partial<Preferences>) => boolean;
}

const key = 'carto-cls.preferences';

/** @param openStorage gives `localStorage`; reading that property may itself throw, where cookies are refused. */
export function createPreferenceStore(openStorage: () => Pick<Storage, 'getItem' | 'setItem'>): PreferenceStore {
  let preferences = read(openStorage);
  const listeners = new Set<() => void>();
  return {
    get: () => preferences,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (patch) => {
      preferences = { ...preferences, ...patch };
      const kept = write(openStorage, preferences);
      for (const listener of listeners) listener();
      return kept;
    },
  };
}

function read(openStorage: () => Pick<Storage, 'getItem'>): Preferences {
  try {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), preferencesSchema), openStorage().getItem(key));
    if (parsed.success) return parsed.output;
  } catch {
    // Storage refused: the defaults do.
  }
  return v.parse(preferencesSchema, {});
}

function write(openStorage: () => Pick<Storage, 'setItem'>, preferences: Preferences): boolean {
  try {
    openStorage().setItem(key, JSON.stringify(preferences));
    return true;
  } catch {
    return false;
  }
}
