import { wordLines } from '../../../domain/wrap';

/** Mean width of a character, in sizes of the type: no measure is taken, so that the same picture comes from any machine. */
const meanWidth = 0.5;
export const widthOf = (text: string, size: number): number => text.length * size * meanWidth;

/** A text in lines no wider than this; the last one allowed ends with « … » when there is more. */
export function wrapped(text: string, width: number, size: number, most = Infinity): string[] {
  const room = Math.max(8, Math.floor(width / (size * meanWidth)));
  const lines = wordLines(text, room);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${(lines[most - 1] ?? '').slice(0, room - 1)}…`];
}
