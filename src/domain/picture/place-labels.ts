import type { Box } from './frame';

/** A text to write with its middle at a place, if there is room. */
export interface LabelWish<T> {
  readonly x: number;
  /** Middle of its line. */
  readonly y: number;
  readonly text: string;
  readonly of: T;
}

/** Mean width of a character, in sizes of the type: no measure is taken, so that the same picture comes from any machine. */
const meanWidth = 0.52;

/**
 * Labels that have room, none over another nor out of the box; the first ones first.
 * @param size of the type, units of the box. @param taken what must stay in sight: middle and half sides.
 */
export function placeLabels<T>(wishes: readonly LabelWish<T>[], box: Box, size: number, taken: readonly { readonly x: number; readonly y: number; readonly halfWidth: number; readonly halfHeight: number }[] = []): LabelWish<T>[] {
  const halfHeight = size * 0.6;
  const held = [...taken];
  return wishes.filter(({ x, y, text }) => {
    const halfWidth = (text.length * size * meanWidth) / 2;
    const inside = x - halfWidth > box.x && x + halfWidth < box.x + box.width && y - halfHeight > box.y && y + halfHeight < box.y + box.height;
    const free = held.every((other) => Math.abs(other.x - x) >= other.halfWidth + halfWidth || Math.abs(other.y - y) >= other.halfHeight + halfHeight);
    if (!inside || !free) return false;
    held.push({ x, y, halfWidth, halfHeight });
    return true;
  });
}
