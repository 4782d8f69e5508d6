/** What XML cannot hold, and halves of characters. */
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text inside an element or an attribute of XML. */
export const escapeXml = (text: string): string => text.replaceAll(unwritable, ' ').replaceAll(/[&<>"']/gu, (character) => escaped[character] ?? '');

export const ink = '#16202a';
export const softInk = '#46525e';
const family = "font-family=\"'Atkinson Hyperlegible Next', 'Segoe UI', Arial, sans-serif\"";

interface TextStyle {
  readonly size: number;
  readonly weight?: 400 | 700;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Attributes more. */
  readonly more?: string;
}

export const textAt = (x: number, y: number, text: string, { size, weight = 400, fill = ink, anchor = 'start', more = '' }: TextStyle): string =>
  `<text x="${x}" y="${y}" ${family} font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}"${more === '' ? '' : ` ${more}`}>${escapeXml(text)}</text>`;

/** Mean width of a character, in sizes of the type: no measure is taken, so that the same picture comes from any machine. */
const meanWidth = 0.5;
export const widthOf = (text: string, size: number): number => text.length * size * meanWidth;

/** A text in lines no wider than this; the last one allowed ends with « … » when there is more. */
export function wrapped(text: string, width: number, size: number, most = Infinity): string[] {
  const room = Math.max(8, Math.floor(width / (size * meanWidth)));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${(lines[most - 1] ?? '').slice(0, room - 1)}…`];
}
