import type { Map as MapLibreMap } from 'maplibre-gl';
import { lieuCategories, type LieuCategorie } from '../contract/vocabulary';
import { itinerantRing, lieuSymbols, symbolRing } from '../view-models/symbols';
import { hatchImage, type HatchKind, hatchKinds } from './layers/hatches';
import type { MapTheme } from './theme';

/** Images are drawn at twice their size, so that they stay sharp on dense screens. */
const pixelRatio = 2;

/** The pattern repeats every so many pixels; a whole number of strokes, so that tiles join. */
const hatchSize = 8;

export const symbolImage = (categorie: LieuCategorie, itinerant: boolean): string => `lieu-${categorie}${itinerant ? '-itinerant' : ''}`;

/** @throws Error where the browser has no 2D canvas, which no browser with WebGL lacks. */
function draw(size: number, paint: (context: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = size * pixelRatio;
  canvas.height = size * pixelRatio;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('canevas 2D indisponible');
  context.scale(pixelRatio, pixelRatio);
  paint(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

const lineWidth = 1.1;
const dotRadius = 0.95;

const cover = (distance: number, reach: number): number => Math.min(1, Math.max(0, (reach - distance) * pixelRatio + 0.5));

const toLine = (along: number): number => {
  const phase = ((along % hatchSize) + hatchSize) % hatchSize;
  return Math.min(phase, hatchSize - phase) / Math.SQRT2;
};

/** How much ink a pattern puts at a place, 0 to 1; distances in pixels, edges smoothed over one device pixel. */
function inkAt(kind: HatchKind, x: number, y: number): number {
  if (kind === 'horsChamp') return Math.max(cover(Math.hypot(x - 2, y - 2), dotRadius), cover(Math.hypot(x - 6, y - 6), dotRadius));
  const rising = cover(toLine(x + y), lineWidth / 2);
  return kind === 'absent' ? rising : Math.max(rising, cover(toLine(x - y), lineWidth / 2));
}

/**
 * A pattern, computed rather than drawn: a first canvas would wait for the graphics process, busy with the first frames.
 * Lines cross the edges where the next tile takes them up.
 */
export function hatchPixels(kind: HatchKind, colour: string): Uint8ClampedArray<ArrayBuffer> {
  const side = hatchSize * pixelRatio;
  const packed = Number.parseInt(colour.slice(1), 16);
  const pixels = new Uint8ClampedArray(side * side * 4);
  for (let i = 0; i < side * side; i += 1) {
    const alpha = inkAt(kind, ((i % side) + 0.5) / pixelRatio, (Math.floor(i / side) + 0.5) / pixelRatio);
    // MapLibre takes straight alpha and premultiplies it itself.
    pixels[i * 4] = packed >> 16;
    pixels[i * 4 + 1] = (packed >> 8) & 0xff;
    pixels[i * 4 + 2] = packed & 0xff;
    pixels[i * 4 + 3] = Math.round(alpha * 255);
  }
  return pixels;
}

const hatch = (kind: HatchKind, { hatch: colour }: MapTheme): ImageData => new ImageData(hatchPixels(kind, colour), hatchSize * pixelRatio);

const symbolSize = 26;

function symbol(categorie: LieuCategorie, itinerant: boolean, { scheme }: MapTheme): ImageData {
  const { shape, letter, colour } = lieuSymbols[categorie];
  const ring = symbolRing[scheme];
  return draw(symbolSize, (context) => {
    context.translate((symbolSize - 24) / 2, (symbolSize - 24) / 2);
    const outline = new Path2D(shape);
    context.lineJoin = 'round';
    if (itinerant) {
      const { radius, dash, gap, width } = itinerantRing;
      const circle = new Path2D();
      circle.arc(12, 12, radius, 0, 2 * Math.PI);
      context.strokeStyle = ring;
      context.lineWidth = width + 1.6;
      context.stroke(circle);
      context.setLineDash([dash, gap]);
      context.strokeStyle = colour[scheme];
      context.lineWidth = width;
      context.stroke(circle);
      context.setLineDash([]);
      // The badge shrinks to leave the ring to itself.
      context.translate(12, 12);
      context.scale(0.72, 0.72);
      context.translate(-12, -12);
    }
    context.strokeStyle = ring;
    context.lineWidth = 3;
    context.stroke(outline);
    context.fillStyle = colour[scheme];
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
    context.fill(outline);
    context.fillStyle = ring;
    context.font = "700 11px 'Atkinson Hyperlegible Next', system-ui, sans-serif";
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    const metrics = context.measureText(letter);
    context.fillText(letter, 12, 12 + (metrics.actualBoundingBoxAscent - metrics.actualBoundingBoxDescent) / 2);
  });
}

export type MapImages = ReadonlyMap<string, ImageData>;

/** Patterns of the communes without a value, in the theme's colours. */
export const drawHatches = (theme: MapTheme): MapImages => new Map(hatchKinds.map((kind) => [hatchImage(kind), hatch(kind, theme)]));

/** Symbols of the points, in the theme's colours. */
export const drawSymbols = (theme: MapTheme): MapImages =>
  new Map(
    lieuCategories.flatMap((categorie) =>
      [false, true].map((itinerant): [string, ImageData] => [symbolImage(categorie, itinerant), symbol(categorie, itinerant, theme)]),
    ),
  );

/** Gives the map its images, or replaces those that it has. */
export function putImages(map: MapLibreMap, images: MapImages): void {
  for (const [id, image] of images) {
    if (map.hasImage(id)) map.updateImage(id, image);
    else map.addImage(id, image, { pixelRatio });
  }
}
