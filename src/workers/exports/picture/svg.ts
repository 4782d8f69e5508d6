import { pathData } from '../../../domain/picture/path';
import { escapeXml } from '../xml';
import { type Fill, hatchings, type Look, type Mark, paper, type Scene, type TextMark } from './scene';

const family = "font-family=\"'Atkinson Hyperlegible Next', 'Segoe UI', Arial, sans-serif\"";

const fillOf = (fill: Fill): string => (typeof fill === 'string' ? fill : `url(#h-${fill.hachure})`);

function attributes({ fill, stroke, width, dash }: Look, filled: boolean): string {
  return [
    fill === undefined ? (filled ? ' fill="none"' : '') : ` fill="${fillOf(fill)}"`,
    stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${width ?? 1}" stroke-linejoin="round"`,
    dash === undefined || dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`,
  ].join('');
}

const text = ({ x, y, text: words, size, weight, fill, anchor, halo }: TextMark): string =>
  `<text x="${x}" y="${y}" ${family} font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}"${halo ? ` stroke="${paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"` : ''}>${escapeXml(words)}</text>`;

function* elements(marks: readonly Mark[]): Generator<string> {
  for (const mark of marks) {
    switch (mark.kind) {
      case 'texte':
        yield text(mark);
        break;
      case 'trait':
        yield `<path d="${mark.d}"${mark.at === undefined ? '' : ` transform="translate(${mark.at.x} ${mark.at.y}) scale(${mark.at.scale})"`}${attributes(mark, true)}/>`;
        break;
      case 'lignes':
        yield `<path${mark.code === null ? '' : ` id="c${escapeXml(mark.code)}"`} d="${pathData(mark.lines)}"/>`;
        break;
      case 'groupe':
        yield `<g${mark.id === null ? '' : ` id="${mark.id}"`}${mark.clip === null ? '' : ' clip-path="url(#cadre)"'}${attributes(mark.look, mark.look.stroke !== undefined)}>`;
        yield* elements(mark.marks);
        yield '</g>';
    }
  }
}

const patterns = Object.entries(hatchings)
  .map(([reason, { side, turn, look, d }]) => `<pattern id="h-${reason}" width="${side}" height="${side}" patternUnits="userSpaceOnUse"${turn === 0 ? '' : ` patternTransform="rotate(${turn})"`}><path d="M0 0H${side}V${side}H0Z" fill="${paper}"/><path d="${d}"${attributes(look, true)}/></pattern>`)
  .join('');

/** The box that the map stays in: one a picture. */
function clipOf(marks: readonly Mark[]): string {
  const box = marks.flatMap((mark) => (mark.kind === 'groupe' && mark.clip !== null ? [mark.clip] : []))[0];
  return box === undefined ? '' : `<clipPath id="cadre"><path d="M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z"/></clipPath>`;
}

/** A scene as an SVG that refers to nothing outside of it, in parts: that of France is never one string. */
export function* sceneSvg({ width, height, title, description, marks }: Scene): Generator<string> {
  yield `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"><title>${escapeXml(title)}</title><desc>${escapeXml(description)}</desc><defs>${patterns}${clipOf(marks)}</defs><path d="M0 0H${width}V${height}H0Z" fill="${paper}"/>`;
  yield* elements(marks);
  yield '</svg>\n';
}
