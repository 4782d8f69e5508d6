import { useEffect, useSyncExternalStore } from 'react';
import type { Preferences, PreferenceStore } from '../state/preferences';

export type Scheme = 'light' | 'dark';

const darkQuery = '(prefers-color-scheme: dark)';

function schemeOf(theme: Preferences['theme']): Scheme {
  if (theme !== 'systeme') return theme === 'sombre' ? 'dark' : 'light';
  return matchMedia(darkQuery).matches ? 'dark' : 'light';
}

function subscribeToSystem(listener: () => void): () => void {
  const query = matchMedia(darkQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Writes the scheme on the root element, where the custom properties are read. */
function show(scheme: Scheme): void {
  document.documentElement.dataset['theme'] = scheme === 'dark' ? 'sombre' : 'clair';
}

/** Before the first drawing, so that a dark page is never seen light. */
export const applyScheme = (theme: Preferences['theme']): void => show(schemeOf(theme));

/** The scheme in force: the visitor's choice, else the system's. */
export function useScheme(preferences: PreferenceStore): Scheme {
  const { theme } = useSyncExternalStore(preferences.subscribe, preferences.get);
  const scheme = useSyncExternalStore(subscribeToSystem, () => schemeOf(theme));
  useEffect(() => show(scheme), [scheme]);
  return scheme;
}
