import type { CommunesTable } from '../../../domain/communes';
import { type Frame, scaleBar } from '../../../domain/picture/frame';
import type { MapPicture } from '../../../domain/picture/picture';
import { toPng } from '../../../ui/rasterize';
import { mapPlace, type SlidePicture } from '../../../view-models/portrait/slides/map';
import { pictureFrame } from '../../../workers/exports/picture/map-scene';
import { escapeXml } from '../../../workers/exports/picture/svg';
import { drawMap } from '../../picture/draw';

/** Dots an inch of the slide. */
const density = 240;
/** Points on the slide: a room reads them. */
const nameSize = 11;
const mostNames = 14;
/** Mean width of a bold letter, in sizes of the type. */
const letter = 0.56;

const family = "font-family=\"'Atkinson Hyperlegible Next', 'Segoe UI', Arial, sans-serif\"";
const ink = '#17212b';
const halo = 'stroke="#ffffff" stroke-linejoin="round" paint-order="stroke"';

/** Names where there is room, the largest communes first, in the size of a slide. */
function names({ noms }: MapPicture, { project, box }: Frame, size: number): string {
  const taken: { readonly x: number; readonly y: number; readonly half: number }[] = [];
  const out: string[] = [];
  for (const { lon, lat, nom } of noms) {
    const [x, y] = project(lon, lat);
    const half = (nom.length * size * letter) / 2;
    const inside = x - half > box.x && x + half < box.x + box.width && y - 1.5 * size > box.y && y < box.y + box.height - 3 * size;
    if (!inside || taken.some((other) => Math.abs(other.x - x) < other.half + half + 0.4 * size && Math.abs(other.y - y) < 1.25 * size)) continue;
    taken.push({ x, y, half });
    out.push(`<text x="${x}" y="${y - size / 2}" ${family} font-size="${size}" font-weight="700" fill="${ink}" text-anchor="middle" ${halo} stroke-width="${size / 4.5}">${escapeXml(nom)}</text>`);
    if (out.length === mostNames) break;
  }
  return out.join('');
}

function furniture({ box, metres }: Frame, size: number): string {
  const bar = scaleBar(metres, box.width / 5);
  const [x, y] = [box.x + size, box.y + box.height - size];
  const north = box.x + box.width - 2 * size;
  const text = (at: number, line: number, said: string): string =>
    `<text x="${at}" y="${line}" ${family} font-size="${size}" font-weight="700" fill="${ink}" text-anchor="middle" ${halo} stroke-width="${size / 4.5}">${escapeXml(said)}</text>`;
  return [
    `<path d="M${x} ${y - size / 2}V${y}h${bar.units}v${-size / 2}" fill="none" stroke="#ffffff" stroke-width="${size / 3}"/>`,
    `<path d="M${x} ${y - size / 2}V${y}h${bar.units}v${-size / 2}" fill="none" stroke="${ink}" stroke-width="${size / 8}"/>`,
    text(x + bar.units / 2, y - size * 0.7, bar.text),
    `<path d="M${north} ${box.y + size * 0.6}l${size * 0.5} ${size * 1.5}l${-size * 0.5} ${-size * 0.4}l${-size * 0.5} ${size * 0.4}z" fill="${ink}"/>`,
    text(north, box.y + size * 3.2, 'N'),
  ].join('');
}

/** The communes as they are drawn for every picture, cut to the map itself, its words in the size of a slide. */
export function slideSvg(drawn: string, picture: MapPicture): { readonly svg: string; readonly width: number; readonly height: number; readonly shape: number } {
  const frame = pictureFrame(picture);
  const { box } = frame;
  const shape = box.width / box.height;
  const inches = Math.min(mapPlace.w, mapPlace.h * shape);
  const size = (nameSize / 72) * (box.width / inches);
  const parsed = new DOMParser().parseFromString(drawn, 'image/svg+xml');
  const kept = Array.from(parsed.querySelectorAll('defs, #communes, #limites'), (element) => new XMLSerializer().serializeToString(element));
  const [width, height] = [Math.round(inches * density), Math.round((inches * density) / shape)];
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${box.x} ${box.y} ${box.width} ${box.height}"><rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="#ffffff"/>${kept.join('')}${names(picture, frame, size)}${furniture(frame, size)}</svg>`,
    width,
    height,
    shape,
  };
}

/**
 * The map of a portrait as the pixels of a slide.
 * @param outside communes of the territory that are not drawn, in words; empty for none.
 * @throws ComputeError, Error where the browser cannot draw it; the signal's reason when given up.
 */
export async function drawSlideMap(
  tools: Parameters<typeof drawMap>[0] & { readonly communes: CommunesTable },
  picture: MapPicture,
  ranks: Int32Array,
  classOfRank: Uint8Array,
  outside: string,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<SlidePicture> {
  const svg = await drawMap(tools, picture, ranks, classOfRank, signal, onShare);
  const { svg: cut, width, height, shape } = slideSvg(await svg.text(), picture);
  const png = await toPng(new Blob([cut], { type: 'image/svg+xml' }), { width, height }, 1);
  signal.throwIfAborted();
  return { png: new Uint8Array(await png.arrayBuffer()), shape, outside };
}
