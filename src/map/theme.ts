/** Colours of the map that no datum chooses. */
export interface MapTheme {
  readonly scheme: 'light' | 'dark';
  /** What is no commune: sea and neighbouring countries. */
  readonly sea: string;
  /** A commune without a class; also what a dimmed commune fades to. */
  readonly land: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly halo: string;
  /** Hatching of communes without a value, on `land`. */
  readonly hatch: string;
  /** Perimeters and located actions. */
  readonly accent: string;
  readonly onAccent: string;
  /** The selected commune and the lit ones: a hue that no ramp holds. */
  readonly spot: string;
}

export const themes: Readonly<Record<MapTheme['scheme'], MapTheme>> = {
  light: {
    scheme: 'light',
    sea: '#dfe6ea',
    land: '#f8f6f1',
    ink: '#17212b',
    inkSoft: '#46525e',
    halo: '#ffffff',
    hatch: '#7b838a',
    accent: '#07485a',
    onAccent: '#ffffff',
    spot: '#b8005c',
  },
  dark: {
    scheme: 'dark',
    sea: '#0a0f13',
    land: '#1c252c',
    ink: '#f2f5f7',
    inkSoft: '#bcc7cf',
    halo: '#0d1216',
    hatch: '#8d99a3',
    accent: '#9fe0ea',
    onAccent: '#06222a',
    spot: '#ff7ab8',
  },
};
