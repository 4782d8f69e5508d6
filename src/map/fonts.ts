import regular from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2?url';
import semiBold from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-600-normal.woff2?url';
import type { Style } from './style-types';

/** Names under which the style's texts ask for the page's typeface. */
export const fontNames = { regular: ['Carte 400'], semiBold: ['Carte 600'] } as const satisfies Record<string, readonly string[]>;

/** What the files hold that French names need (`unicode-range` of @fontsource's Latin subset); anything else is drawn in a local font. */
const latin = ['U+0-FF', 'U+131', 'U+152-153', 'U+2BB-2BC', 'U+2C6', 'U+2DA', 'U+2DC', 'U+2000-206F', 'U+20AC', 'U+2122'];

/** The page's own font files, so that names look the same on every machine and no font server is asked. */
export const fontFaces = (): NonNullable<Style['font-faces']> => ({
  'Carte 400': [{ url: new URL(regular, document.baseURI).href, 'unicode-range': latin }],
  'Carte 600': [{ url: new URL(semiBold, document.baseURI).href, 'unicode-range': latin }],
});
