import { noClass } from '../../../domain/class-codes';
import { type Frame, frameOf, scaleBar } from '../../../domain/picture/frame';
import { outlinePath } from '../../../domain/picture/path';
import { type MapPicture, type PictureOutlines, pictureSize } from '../../../domain/picture/picture';
import { outlineOfWkb } from '../../../domain/wkb';
import { badge, hatches, legendColumn } from './legend';
import { escapeXml, ink, softInk, textAt, widthOf, wrapped } from './svg';

const margin = 24;
const { width, height } = pictureSize;
const legendWidth = 320;
const lineHeight = 17;
const mostNames = 14;

/** Shapes drawn so far, by class, as elements. */
export type Shapes = Map<number, string[]>;

/** How tall the lines under the map are. */
function footOf({ phrase, pied }: MapPicture): { readonly phrase: readonly string[]; readonly pied: readonly string[]; readonly height: number } {
  const sentence = wrapped(phrase, width - 2 * margin, 16, 2);
  const lines = pied.flatMap((line) => wrapped(line, width - 2 * margin, 13));
  return { phrase: sentence, pied: lines, height: sentence.length * 22 + lines.length * lineHeight + 12 };
}

export function pictureFrame(picture: MapPicture): Frame {
  const foot = footOf(picture);
  const top = 92;
  return frameOf(picture.bbox, { x: margin, y: top, width: width - legendWidth - 3 * margin, height: height - top - foot.height - margin }, 14);
}

/**
 * Draws the communes of a département: each a shape that carries its code. Where they are many, a shape a class: tens of thousands
 * of them, or a few of all France, would hold the browser for half a minute.
 */
export function drawOutlines(shapes: Shapes, frame: Frame, serre: boolean, { codes, contours, classes }: PictureOutlines): void {
  const joined = new Map<number, string>();
  const add = (code: number, element: string): void => {
    const own = shapes.get(code) ?? [];
    shapes.set(code, own);
    own.push(element);
  };
  contours.forEach((wkb, place) => {
    const path = wkb === '' ? '' : outlinePath(outlineOfWkb(wkb), frame, serre ? 'serre' : 'large');
    if (path === '') return;
    const code = classes[place] ?? noClass.absent;
    if (serre) joined.set(code, (joined.get(code) ?? '') + path);
    else add(code, `<path id="c${escapeXml(codes[place] ?? '')}" d="${path}"/>`);
  });
  for (const [code, path] of joined) add(code, `<path d="${path}"/>`);
}

function fillOf({ classes }: MapPicture, code: number): string {
  const reason = code === noClass.secret ? 'secret' : code === noClass.horsChamp ? 'horsChamp' : 'absent';
  return classes[code]?.colour ?? `url(#h-${reason})`;
}

/** Names where there is room, none over another. */
function names({ noms }: MapPicture, { project, box }: Frame): string {
  const taken: { readonly x: number; readonly y: number; readonly half: number }[] = [];
  const out: string[] = [];
  for (const { lon, lat, nom } of noms) {
    const [x, y] = project(lon, lat);
    const half = widthOf(nom, 14) / 2;
    const inside = x - half > box.x && x + half < box.x + box.width && y - 14 > box.y && y < box.y + box.height - 44;
    if (!inside || taken.some((other) => Math.abs(other.x - x) < other.half + half + 4 && Math.abs(other.y - y) < 17)) continue;
    taken.push({ x, y, half });
    out.push(textAt(Math.round(x), Math.round(y) - 6, nom, { size: 14, weight: 700, anchor: 'middle', more: 'stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"' }));
    if (out.length === mostNames) break;
  }
  return out.join('');
}

function furniture({ box, metres }: Frame): string {
  const bar = scaleBar(metres, 160);
  const [x, y] = [box.x + 14, box.y + box.height - 16];
  const end = Math.round((x + bar.units) * 10) / 10;
  const north = box.x + box.width - 26;
  return [
    `<path d="M${x} ${y - 6}V${y}H${end}V${y - 6}" fill="none" stroke="${ink}" stroke-width="1.6"/>`,
    textAt((x + end) / 2, y - 8, bar.text, { size: 13, anchor: 'middle' }),
    `<path d="M${north} ${box.y + 12}l8 24l-8 -6l-8 6z" fill="${ink}"/>`,
    textAt(north, box.y + 52, 'N', { size: 14, weight: 700, anchor: 'middle' }),
  ].join('');
}

/** The map, its legend, scale, north, sources and licences, as an SVG that refers to nothing outside of it. */
export function mapSvg(picture: MapPicture, shapes: Shapes): string {
  const frame = pictureFrame(picture);
  const { box, project } = frame;
  const foot = footOf(picture);
  const groups = [...shapes]
    .toSorted(([a], [b]) => a - b)
    .map(([code, paths]) => {
      const fill = fillOf(picture, code);
      return `<g fill="${fill}" stroke="${picture.serre ? fill : '#ffffff'}" stroke-width="${picture.serre ? 0.4 : 0.6}">${paths.join('')}</g>`;
    });
  const points = picture.points.flatMap(({ lon, lat, symbole }) => {
    const symbol = picture.symboles[symbole];
    const [x, y] = project(lon, lat);
    const inside = x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
    return symbol === undefined || !inside ? [] : [badge(x, y, symbol, picture.serre ? 10 : 18)];
  });
  const below = box.y + box.height + 24;
  const after = below + foot.phrase.length * 22 - 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"><title>${escapeXml(`${picture.titre}, ${picture.sousTitre}`)}</title><desc>${escapeXml(picture.phrase)}</desc>`,
    `<defs>${hatches}<clipPath id="cadre"><rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"/></clipPath></defs>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    textAt(margin, 46, wrapped(picture.titre, width - 2 * margin, 28, 1)[0] ?? '', { size: 28, weight: 700 }),
    textAt(margin, 74, wrapped(picture.sousTitre, width - 2 * margin, 18, 1)[0] ?? '', { size: 18, fill: softInk }),
    `<g clip-path="url(#cadre)"><g id="communes" stroke-linejoin="round">${groups.join('')}</g><g id="points">${points.join('')}</g><g id="noms">${names(picture, frame)}</g></g>`,
    `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="none" stroke="#b9c3cb"/>`,
    furniture(frame),
    `<g id="legende">${legendColumn(picture, width - margin - legendWidth, box.y + 14, legendWidth)}</g>`,
    ...foot.phrase.map((line, place) => textAt(margin, below + place * 22, line, { size: 16 })),
    ...foot.pied.map((line, place) => textAt(margin, after + (place + 1) * lineHeight - 6, line, { size: 13, fill: softInk })),
    '</svg>\n',
  ].join('');
}
