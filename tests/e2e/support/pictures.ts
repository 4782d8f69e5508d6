import type { Download, Locator, Page } from '@playwright/test';

/** Saves the picture of the dialog. */
export async function savedPicture(dialog: Locator, format: RegExp): Promise<Download> {
  await dialog.getByRole('radio', { name: format }).check();
  const file = dialog.page().waitForEvent('download', { timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Enregistrer l’image' }).press('Enter');
  return file;
}

/** A commune of a picture: the fill that its SVG gives it, and the colour that most of its pixels have in the PNG, `#rrggbb`. */
export interface DrawnCommune {
  readonly code: string;
  readonly fill: string;
  readonly colour: string;
  /** Pixels within. */
  readonly pixels: number;
}

/** Reads an SVG and its PNG ×1 back together: the browser says which pixels are in the path of each commune. */
export const drawnCommunes = (page: Page, svg: string, png: Buffer): Promise<DrawnCommune[]> =>
  page.evaluate(
    async ([text, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (context === null) throw new Error('no canvas');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return [...parsed.querySelectorAll('#communes path[id]')].map((element) => {
        const d = element.getAttribute('d') ?? '';
        const path = new Path2D(d);
        const starts = [...d.matchAll(/M(-?[\d.]+) (-?[\d.]+)l([^MZ]*)/gu)];
        let [left, top, right, bottom] = [image.width, image.height, 0, 0];
        for (const [, startX, startY, steps] of starts) {
          const moves = (steps ?? '').trim().split(/\s+/u).map(Number);
          let [x, y] = [Number(startX), Number(startY)];
          for (let at = 0; at <= moves.length; at += 2) {
            [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
            [x, y] = [x + (moves[at] ?? 0), y + (moves[at + 1] ?? 0)];
          }
        }
        const seen = new Map<string, number>();
        let pixels = 0;
        for (let y = Math.max(0, Math.floor(top)); y < Math.min(image.height, bottom); y += 1) {
          for (let x = Math.max(0, Math.floor(left)); x < Math.min(image.width, right); x += 1) {
            if (!context.isPointInPath(path, x + 0.5, y + 0.5)) continue;
            pixels += 1;
            const colour = `#${[...data.subarray(4 * (y * image.width + x), 4 * (y * image.width + x) + 3)].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
            seen.set(colour, (seen.get(colour) ?? 0) + 1);
          }
        }
        const [most] = [...seen].toSorted(([, a], [, b]) => b - a);
        return { code: element.id.slice(1), fill: element.parentElement?.getAttribute('fill') ?? '', colour: most?.[0] ?? '', pixels };
      });
    },
    [svg, png.toString('base64')] as const,
  );
