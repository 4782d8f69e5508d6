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

function diagonals(context: CanvasRenderingContext2D, rising: boolean): void {
  const s = hatchSize;
  context.beginPath();
  // The stroke and its halves in the corners, so that the pattern joins itself.
  for (const shift of [-s, 0, s]) {
    context.moveTo(shift - 1, rising ? s + 1 : -1);
    context.lineTo(shift + s + 1, rising ? -1 : s + 1);
  }
  context.stroke();
}

function hatch(kind: HatchKind, { hatch: ink }: MapTheme): ImageData {
  return draw(hatchSize, (context) => {
    context.strokeStyle = ink;
    context.fillStyle = ink;
    context.lineWidth = 1.1;
    if (kind === 'horsChamp') {
      context.beginPath();
      for (const [x, y] of [[2, 2], [6, 6]] as const) {
        context.moveTo(x, y);
        context.arc(x, y, 0.9, 0, 2 * Math.PI);
      }
      context.fill();
      return;
    }
    diagonals(context, true);
    if (kind === 'secret') diagonals(context, false);
  });
}

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

function put(map: MapLibreMap, id: string, image: ImageData): void {
  if (map.hasImage(id)) map.updateImage(id, image);
  else map.addImage(id, image, { pixelRatio });
}

/** Draws the patterns of the communes without a value in the theme's colours. */
export function putHatches(map: MapLibreMap, theme: MapTheme): void {
  for (const kind of hatchKinds) put(map, hatchImage(kind), hatch(kind, theme));
}

/** Draws the symbols of the points in the theme's colours. */
export function putSymbols(map: MapLibreMap, theme: MapTheme): void {
  for (const categorie of lieuCategories) {
    for (const itinerant of [false, true]) put(map, symbolImage(categorie, itinerant), symbol(categorie, itinerant, theme));
  }
}
