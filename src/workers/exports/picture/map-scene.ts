import { noClass } from '../../../domain/class-codes';
import { type Frame, frameOf, scaleBar } from '../../../domain/picture/frame';
import { type MapPicture, pictureSize, shades } from '../../../domain/picture/picture';
import { badge, contourLooks, disc, legendColumn } from './legend';
import { type Fill, group, ink, land, type Mark, paper, type Scene, softInk, textAt } from './scene';
import type { PictureShapes, ShapeGroup } from './shapes';
import { widthOf, wrapped } from './words';

const margin = 24;
const { width, height } = pictureSize;
/** Units around the territory. */
const aroundMap = 14;
const legendWidth = 320;
const lineHeight = 17;
const mostNames = 14;
const outside = shades.indexOf('hors territoire');

/** How tall the lines under the map are. */
function footOf({ phrase, pied }: Pick<MapPicture, 'phrase' | 'pied'>): { readonly phrase: readonly string[]; readonly pied: readonly string[]; readonly height: number } {
  const sentence = phrase === '' ? [] : wrapped(phrase, width - 2 * margin, 16, 2);
  const lines = pied.flatMap((line) => wrapped(line, width - 2 * margin, 13));
  return { phrase: sentence, pied: lines, height: sentence.length * 22 + lines.length * lineHeight + 12 };
}

/** Where its map stands. */
export function pictureFrame(picture: Pick<MapPicture, 'phrase' | 'pied' | 'bbox' | 'seule'>): Frame {
  // Its edge is drawn whole.
  if (picture.seule !== undefined) return frameOf(picture.bbox, { x: 1, y: 1, width: picture.seule.width - 2, height: picture.seule.height - 2 }, aroundMap);
  const foot = footOf(picture);
  const top = 92;
  return frameOf(picture.bbox, { x: margin, y: top, width: width - legendWidth - 3 * margin, height: height - top - foot.height - margin }, aroundMap);
}

/** Fill of the communes of a group, and the colour of their borders where these would hide them. */
function fillOf({ classes }: MapPicture, { code, shade }: ShapeGroup): { readonly fill: Fill; readonly plain: string } {
  const known = classes[code];
  if (known !== undefined) {
    const colour = known.teintes?.[shade] ?? known.colour;
    return { fill: colour, plain: colour };
  }
  const reason = code === noClass.secret ? 'secret' : code === noClass.horsChamp ? 'horsChamp' : code === noClass.absent ? 'absent' : null;
  return { fill: reason === null || shade === outside ? land : { hachure: reason }, plain: land };
}

function communes(picture: MapPicture, groups: readonly ShapeGroup[]): Mark[] {
  return groups
    .toSorted((a, b) => a.code - b.code)
    .map((own) => {
      const { fill, plain } = fillOf(picture, own);
      const marks = own.shapes.map(({ code, lines }): Mark => ({ kind: 'lignes', code, lines }));
      return group(null, marks, { fill, stroke: picture.serre ? plain : paper, width: picture.serre ? 0.4 : 0.6 });
    });
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly half: number;
}

const around = ({ x, y }: { readonly x: number; readonly y: number }, half: number): Placed => ({ x, y, half });

/** Base lines tried for a name, from its place: over it, higher, below it. */
const nameLines = [-6, -14, 20] as const;
/** Symbols that a name can be asked to leave in sight. */
const mostSpared = 400;

/** Names where there is room, none over another nor over a number; nor over a symbol, where that can be. */
function names({ noms }: MapPicture, { project, box }: Frame, discs: readonly Placed[], symbols: readonly Placed[]): Mark[] {
  const taken = [...discs];
  const spared = symbols.length > mostSpared ? [] : symbols;
  const out: Mark[] = [];
  for (const { lon, lat, nom } of noms) {
    const [x, y] = project(lon, lat);
    const half = widthOf(nom, 14) / 2;
    const meets = (line: number, others: readonly Placed[]): boolean => others.some((other) => Math.abs(other.x - x) < other.half + half + 2 && Math.abs(other.y - (y + line - 5)) < 17);
    const inside = (line: number): boolean => x - half > box.x && x + half < box.x + box.width && y + line - 14 > box.y && y + line < box.y + box.height - 44;
    const free = nameLines.filter((line) => inside(line) && !meets(line, taken));
    const line = free.find((own) => !meets(own, spared)) ?? free[0];
    if (line === undefined) continue;
    taken.push({ x, y: y + line - 5, half });
    out.push(textAt(Math.round(x), Math.round(y + line), nom, { size: 14, weight: 700, anchor: 'middle', halo: true }));
    if (out.length === mostNames) break;
  }
  return out;
}

function furniture({ box, metres }: Frame): Mark[] {
  const bar = scaleBar(metres, 160);
  const [x, y] = [box.x + 14, box.y + box.height - 16];
  const end = Math.round((x + bar.units) * 10) / 10;
  const north = box.x + box.width - 26;
  return [
    { kind: 'trait', d: `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`, stroke: '#b9c3cb' },
    { kind: 'trait', d: `M${x} ${y - 6}V${y}H${end}V${y - 6}`, stroke: paper, width: 4.6 },
    { kind: 'trait', d: `M${x} ${y - 6}V${y}H${end}V${y - 6}`, stroke: ink, width: 1.6 },
    textAt((x + end) / 2, y - 8, bar.text, { size: 13, anchor: 'middle', halo: true }),
    { kind: 'trait', d: `M${north} ${box.y + 12}l8 24l-8 -6l-8 6z`, fill: ink, stroke: paper, width: 1 },
    textAt(north, box.y + 52, 'N', { size: 14, weight: 700, anchor: 'middle', halo: true }),
  ];
}

/** The map in its frame, with its scale and its north. */
function mapMarks(picture: MapPicture, shapes: PictureShapes, frame: Frame): Mark[] {
  const { box, project } = frame;
  const groups = [...shapes.groups.values()];
  const lines = shapes.contours();
  const contours = picture.contours.flatMap((contour, place) => contourLooks(contour).map((look) => group(null, (lines[place] ?? []).map((own): Mark => ({ kind: 'lignes', code: null, lines: own })), look)));
  const placed = <T extends { readonly lon: number; readonly lat: number }>(items: readonly T[]): { readonly item: T; readonly x: number; readonly y: number }[] =>
    items.flatMap((item) => {
      const [x, y] = project(item.lon, item.lat);
      return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height ? [{ item, x, y }] : [];
    });
  const symbols = placed(picture.points);
  const points = symbols.flatMap(({ item, x, y }) => {
    const symbol = picture.symboles[item.symbole];
    return symbol === undefined ? [] : badge(x, y, symbol, picture.serre ? 10 : 18, item.itinerant === true);
  });
  const numbered = placed(picture.pastilles?.lieux ?? []);
  return [
    group(
      null,
      [
        group('voisines', communes(picture, groups.filter(({ shade }) => shade === outside))),
        group('communes', communes(picture, groups.filter(({ shade }) => shade !== outside))),
        group('limites', shapes.limits.map((own): Mark => ({ kind: 'lignes', code: null, lines: own })), { stroke: '#5b666f', width: 0.5 }),
        group('contours', contours),
        group('points', points),
        group('noms', names(picture, frame, numbered.map((own) => around(own, 10)), symbols.map((own) => around(own, 9)))),
        group('pastilles', numbered.flatMap(({ item, x, y }) => disc(x, y, item.texte, picture.pastilles?.colour ?? ink))),
      ],
      {},
      box,
    ),
    ...furniture(frame),
  ];
}

/** The map, its legend, scale, north, sources and licences; or the map alone. */
export function mapScene(picture: MapPicture, shapes: PictureShapes): Scene {
  const frame = pictureFrame(picture);
  const { box } = frame;
  const said = { title: `${picture.titre}, ${picture.sousTitre}`, description: picture.phrase };
  const map = mapMarks(picture, shapes, frame);
  if (picture.seule !== undefined) return { ...picture.seule, ...said, marks: map };
  const foot = footOf(picture);
  const below = box.y + box.height + 24;
  const after = below + foot.phrase.length * 22 - 2;
  return {
    width,
    height,
    ...said,
    marks: [
      textAt(margin, 46, wrapped(picture.titre, width - 2 * margin, 28, 1)[0] ?? '', { size: 28, weight: 700 }),
      textAt(margin, 74, wrapped(picture.sousTitre, width - 2 * margin, 18, 1)[0] ?? '', { size: 18, fill: softInk }),
      ...map,
      group('legende', legendColumn(picture, width - margin - legendWidth, box.y + 14, legendWidth)),
      ...foot.phrase.map((line, place) => textAt(margin, below + place * 22, line, { size: 16 })),
      ...foot.pied.map((line, place) => textAt(margin, after + (place + 1) * lineHeight - 6, line, { size: 13, fill: softInk })),
    ],
  };
}
