import type { MapPicture, PictureContour } from '../../../domain/picture/picture';
import { type Fill, ink, type Mark, paper, softInk, textAt } from './scene';
import { wrapped } from './words';

const swatch = { width: 30, height: 20 };
const row = 30;

/** Ring around the symbol of what has no stop: of dashes, in the box of the badge. */
const ring = { radius: 11, dash: [3.2, 2.2], width: 1.8, shrunk: 0.72 } as const;
const circle = (radius: number): string => `M${12 - radius} 12a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;

/** A badge in a box of 24 by 24, its middle at a place. */
export function badge(x: number, y: number, { shape, letter, colour }: MapPicture['symboles'][number], size: number, itinerant: boolean): Mark[] {
  const box = (side: number): { x: number; y: number; scale: number } => ({ x: tenth(x - side / 2), y: tenth(y - side / 2), scale: side / 24 });
  const inner = itinerant ? size * ring.shrunk : size;
  return [
    ...(itinerant
      ? [
          { kind: 'trait', d: circle(ring.radius), at: box(size), stroke: paper, width: ring.width + 1.6 } as const,
          { kind: 'trait', d: circle(ring.radius), at: box(size), stroke: colour, width: ring.width, dash: ring.dash } as const,
        ]
      : []),
    { kind: 'trait', d: shape, at: box(inner), fill: colour, stroke: paper, width: 1.5 },
    ...(letter === '' ? [] : [textAt(tenth(x), tenth(y + inner / 6), letter, { size: tenth((11 * inner) / 24), weight: 700, fill: paper, anchor: 'middle' })]),
  ];
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** A number on a disc. */
export const disc = (x: number, y: number, texte: string, colour: string): Mark[] => [
  { kind: 'trait', d: circle(12), at: { x: tenth(x - 9.5), y: tenth(y - 9.5), scale: 9.5 / 12 }, fill: colour, stroke: paper, width: 2 },
  textAt(tenth(x), tenth(y + 4.3), texte, { size: 12, weight: 700, fill: paper, anchor: 'middle' }),
];

/** How the lines of a contour are drawn: on a pale casing, so that they read on any class. */
export const contourLooks = ({ colour, width, dash }: PictureContour): readonly [casing: { stroke: string; width: number }, line: { stroke: string; width: number; dash: readonly number[] }] => [
  { stroke: paper, width: tenth(width + Math.min(2.4, width)) },
  { stroke: colour, width, dash: dash.map((length) => tenth(length * width)) },
];

/** The column of the legend: classes, what is missing, threshold, lines, points. */
export function legendColumn(picture: MapPicture, x: number, top: number, width: number): Mark[] {
  const { unite, classes, carre, compte, manques, seuil, remarques, symboles, contours, pastilles } = picture;
  const out: Mark[] = [];
  let y = top;
  const lines = (text: string, size: number, fill: string, step: number): void => {
    for (const line of wrapped(text, width, size)) {
      out.push(textAt(x, y, line, { size, fill }));
      y += step;
    }
  };
  const entry = (drawn: readonly Mark[], label: string, detail: string): void => {
    out.push(...drawn);
    const room = width - swatch.width - 10 - (detail === '' ? 0 : 80);
    const [first = '', ...rest] = wrapped(label, room, 15);
    out.push(textAt(x + swatch.width + 10, y + 15, first, { size: 15 }));
    if (detail !== '') out.push(textAt(x + width, y + 15, detail, { size: 14, fill: softInk, anchor: 'end' }));
    for (const more of rest) {
      y += 19;
      out.push(textAt(x + swatch.width + 10, y + 15, more, { size: 15 }));
    }
    y += row;
  };
  const box = (fill: Fill): Mark[] => [{ kind: 'trait', d: `M${x} ${y}h${swatch.width}v${swatch.height}h${-swatch.width}z`, fill, stroke: ink, width: 0.8 }];
  lines(unite, 14, softInk, 18);
  if (compte !== '') out.push(textAt(x + width, y + 8, compte, { size: 13, fill: softInk, anchor: 'end' }));
  y += 16;
  if (carre === null) for (const { label, colour, detail } of classes) entry(box(colour), label, detail);
  else {
    const side = width / (carre.colonnes.length + 1);
    const heads = carre.colonnes.map((head) => wrapped(head, side - 6, 13));
    for (const [column, head] of heads.entries()) for (const [line, text] of head.entries()) out.push(textAt(x + side * (column + 1.5), y + 12 + line * 15, text, { size: 13, anchor: 'middle' }));
    y += 15 * Math.max(1, ...heads.map((head) => head.length)) + 6;
    for (const [line, head] of carre.lignes.entries()) {
      for (const [part, text] of wrapped(head, side - 6, 13).entries()) out.push(textAt(x, y + 16 + part * 15, text, { size: 13 }));
      for (const column of carre.colonnes.keys()) {
        const own = classes[line * carre.colonnes.length + column];
        if (own === undefined) continue;
        const left = x + side * (column + 1);
        out.push({ kind: 'trait', d: `M${left} ${y}h${side - 3}v30h${3 - side}z`, fill: own.colour, stroke: ink, width: 0.8 }, textAt(left + side / 2, y + 46, own.detail, { size: 13, fill: softInk, anchor: 'middle' }));
      }
      y += 56;
    }
  }
  for (const { label, reason, detail } of manques) entry(box({ hachure: reason }), label, detail);
  if (seuil !== null) {
    y += 14;
    lines(seuil, 14, ink, 18);
  }
  const named = contours.filter(({ label }) => label !== '');
  if (named.length + symboles.length > 0 || pastilles !== null) y += 10;
  for (const contour of named) {
    const d = `M${x + 2} ${y + 2}h${swatch.width - 4}v${swatch.height - 4}h${4 - swatch.width}z`;
    entry([{ kind: 'trait', d, ...contourLooks(contour)[1] }], contour.label, contour.detail);
  }
  if (pastilles !== null) entry(disc(x + swatch.width / 2, y + swatch.height / 2, pastilles.lieux[0]?.texte ?? '', pastilles.colour), pastilles.label, '');
  for (const symbol of symboles) entry(badge(x + swatch.width / 2, y + swatch.height / 2, symbol, 22, false), symbol.label, '');
  if (remarques.length > 0) y += 14;
  for (const text of remarques) lines(text, 13, softInk, 17);
  return out;
}
