/** The last place, kept on the device when the visitor asks for it. A storage that refuses is a storage that forgets. */
export interface RememberedPlace {
  readonly commune: string;
  readonly nom: string;
}

const key = 'relais:lieu';

/** @param storage evaluated late: reading `localStorage` itself may throw. */
export function placeMemory(storage: () => Storage): {
  readonly get: () => RememberedPlace | null;
  /** False when the device refuses. */
  readonly set: (place: RememberedPlace | null) => boolean;
} {
  return {
    get: () => {
      try {
        const read: unknown = JSON.parse(storage().getItem(key) ?? 'null');
        if (typeof read !== 'object' || read === null || !('commune' in read) || !('nom' in read)) return null;
        const { commune, nom } = read;
        return typeof commune === 'string' && /^(?:\d{5}|2[AB]\d{3})$/u.test(commune) && typeof nom === 'string' ? { commune, nom } : null;
      } catch {
        return null;
      }
    },
    set: (place) => {
      try {
        if (place === null) storage().removeItem(key);
        else storage().setItem(key, JSON.stringify(place));
        return true;
      } catch {
        return false;
      }
    },
  };
}
