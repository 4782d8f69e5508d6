/** Colours of the host page, in place of ours where they stay readable. */
export type Theme = 'clair' | 'sombre';

/** What text in the accent colour stands on, in each theme, and what is written on the accent itself: those of finder.css. */
export const grounds: Readonly<Record<Theme, readonly string[]>> = {
  clair: ['#ffffff', '#f3f1ec', '#e6f1f3'],
  sombre: ['#10161b', '#151d23', '#1b252c', '#17303a'],
};
export const inks: Readonly<Record<Theme, string>> = { clair: '#ffffff', sombre: '#06222a' };

const enough = 7;
/** Beyond this share of white, nothing is left of the host's colour. */
const mostWhite = 0.7;

/** Contrast of two colours `#rrggbb`, 1 to 21. Source: WCAG 2.2, « contrast ratio ». */
export function contrast(a: string, b: string): number {
  const [la, lb] = [luminance(a), luminance(b)];
  return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
}

const channelsOf = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Whether a colour is read at 7:1 on everything it is written on, and what is written on it too. */
export const isReadable = (colour: string, theme: Theme): boolean => [...grounds[theme], inks[theme]].every((other) => contrast(colour, other) >= enough);

/**
 * The accent of a theme: the colour stated for it, or for the dark theme the host's only colour made lighter until it is read.
 * Null: none can be, ours stays.
 */
export function accentFor(theme: Theme, { couleur, couleurSombre }: { readonly couleur: string | null; readonly couleurSombre: string | null }): string | null {
  if (theme === 'clair') return couleur !== null && isReadable(couleur, theme) ? couleur : null;
  if (couleurSombre !== null) return isReadable(couleurSombre, theme) ? couleurSombre : null;
  if (couleur === null) return null;
  for (let white = 0; white <= mostWhite; white += 0.02) {
    const lighter = withWhite(couleur, white);
    if (isReadable(lighter, theme)) return lighter;
  }
  return null;
}

const withWhite = (colour: string, share: number): string =>
  `#${channelsOf(colour).map((channel) => Math.round(channel + (255 - channel) * share).toString(16).padStart(2, '0')).join('')}`;
