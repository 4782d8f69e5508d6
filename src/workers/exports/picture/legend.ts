import type { MapPicture } from '../../../domain/picture/picture';
import { ink, softInk, textAt, wrapped } from './svg';

const swatch = { width: 30, height: 20 };
const row = 30;

/** Drawings of the communes without a value: the same three as on the map. */
export const hatches = `<pattern id="h-secret" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><path d="M0 0H6M0 0V6" stroke="${softInk}" stroke-width="1.2"/></pattern><pattern id="h-absent" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><path d="M0 0V6" stroke="${softInk}" stroke-width="1.6"/></pattern><pattern id="h-horsChamp" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/><circle cx="3" cy="3" r="1.1" fill="${softInk}"/></pattern>`;

/** A badge in a box of 24 by 24, its middle at a place. */
export const badge = (x: number, y: number, { shape, letter, colour }: MapPicture['symboles'][number], size: number): string =>
  `<g transform="translate(${Math.round((x - size / 2) * 10) / 10} ${Math.round((y - size / 2) * 10) / 10}) scale(${size / 24})"><path d="${shape}" fill="${colour}" stroke="#ffffff" stroke-width="1.5" stroke-linejoin="round"/>${letter === '' ? '' : textAt(12, 16, letter, { size: 11, weight: 700, fill: '#ffffff', anchor: 'middle' })}</g>`;

/** The column of the legend: classes, what is missing, threshold, points. */
export function legendColumn({ unite, classes, manques, seuil, symboles }: MapPicture, x: number, top: number, width: number): string {
  const out: string[] = [];
  let y = top;
  const lines = (text: string, size: number, fill: string, step: number): void => {
    for (const line of wrapped(text, width, size)) {
      out.push(textAt(x, y, line, { size, fill }));
      y += step;
    }
  };
  const entry = (drawn: string, label: string, detail: string): void => {
    out.push(drawn);
    const [first = '', ...rest] = wrapped(label, width - swatch.width - 90, 15);
    out.push(textAt(x + swatch.width + 10, y + 15, first, { size: 15 }), textAt(x + width, y + 15, detail, { size: 14, fill: softInk, anchor: 'end' }));
    for (const more of rest) {
      y += 19;
      out.push(textAt(x + swatch.width + 10, y + 15, more, { size: 15 }));
    }
    y += row;
  };
  const box = (fill: string): string => `<rect x="${x}" y="${y}" width="${swatch.width}" height="${swatch.height}" rx="3" fill="${fill}" stroke="${ink}" stroke-width="0.8"/>`;
  lines(unite, 14, softInk, 18);
  out.push(textAt(x + width, y + 8, 'communes', { size: 13, fill: softInk, anchor: 'end' }));
  y += 16;
  for (const { label, colour, detail } of classes) entry(box(colour), label, detail);
  for (const { label, reason, detail } of manques) entry(box(`url(#h-${reason})`), label, detail);
  if (seuil !== null) {
    y += 14;
    lines(seuil, 14, ink, 18);
  }
  if (symboles.length > 0) y += 10;
  for (const symbol of symboles) entry(badge(x + swatch.width / 2, y + swatch.height / 2, symbol, 22), symbol.label, '');
  return out.join('');
}
