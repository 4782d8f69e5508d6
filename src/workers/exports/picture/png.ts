import regular from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2?url';
import bold from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2?url';
import { pictureFaults } from '../../../domain/picture/picture';
import { paintScene } from './canvas';
import type { Scene } from './scene';

const faces = { 400: regular, 700: bold } as const;
let fonts: Promise<void> | null = null;

/** The typeface of the product, in the worker; without it a local one is drawn. */
async function loadFonts(scope: { readonly fonts?: FontFaceSet }): Promise<void> {
  const known = scope.fonts;
  if (known === undefined) return;
  await Promise.allSettled(
    Object.entries(faces).map(async ([weight, url]) => {
      const face = new FontFace('Atkinson Hyperlegible Next', `url(${new URL(url, import.meta.url).href})`, { weight });
      known.add(await face.load());
    }),
  );
}

/**
 * A scene as PNG, painted without the page.
 * @param scale pixels a unit. @param report share painted, 0 to 1.
 * @throws Error one of `pictureFaults` where the browser has no such canvas, or none so large.
 */
export async function scenePng(scene: Scene, scale: number, report: (share: number) => void): Promise<Blob> {
  if (typeof OffscreenCanvas === 'undefined') throw new Error(pictureFaults.canevas);
  await (fonts ??= loadFonts(globalThis));
  const canvas = new OffscreenCanvas(scene.width * scale, scene.height * scale);
  // In the worker's own memory: a picture this large need not go through the graphics process.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error(pictureFaults.canevas);
  paintScene(context, scene, scale, report);
  // Past its limit a browser paints nothing, and says nothing.
  const painted = (() => {
    try {
      return context.getImageData(canvas.width - 1, canvas.height - 1, 1, 1).data[3] === 255;
    } catch {
      return false;
    }
  })();
  if (!painted) throw new Error(pictureFaults.taille);
  const blob = await canvas.convertToBlob({ type: 'image/png' }).catch(() => null);
  if (blob === null) throw new Error(pictureFaults.taille);
  return blob;
}
