import { wordLines } from '../wrap';
import type { DeckParagraph, DeckTable } from './deck';

/** Mean width of a letter, in sizes of the type: wide enough for the font that stands in where ours is not installed. */
const letter = 0.54;
const lineHeight = 1.22;
const inches = (points: number): number => points / 72;

/** Margins inside a cell, inches. */
export const cellMargin = { x: 0.06, y: 0.03 } as const;
/** Room between two paragraphs, in sizes of the type. */
export const paragraphGap = 0.35;
const bulletRoom = 0.25;

/** Lines that a text takes; a word longer than a line goes on. @param width inches. @param size points. */
function lineCount(text: string, width: number, size: number): number {
  const room = Math.max(4, Math.floor(width / (inches(size) * letter)));
  return wordLines(text, room).reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / room)), 0);
}

export const textHeight = (paragraphs: readonly DeckParagraph[], width: number, size: number): number =>
  paragraphs.reduce((sum, { text, bullet }) => sum + inches(size) * (lineCount(text, width - (bullet === true ? bulletRoom : 0), size) * lineHeight + paragraphGap), 0);

export const rowHeight = (columns: DeckTable['columns'], texts: readonly string[], size: number): number =>
  inches(size) * lineHeight * Math.max(1, ...columns.map(({ w }, place) => lineCount(texts[place] ?? '', w - 2 * cellMargin.x, size))) + 2 * cellMargin.y;

export const tableHeight = ({ columns, rows }: Pick<DeckTable, 'columns' | 'rows'>, size: number): number =>
  [columns.map(({ titre }) => titre), ...rows.map((row) => row.map(({ text }) => text))].reduce((sum, texts) => sum + rowHeight(columns, texts, size), 0);

/** The largest size, by half points, at which something is no taller than its place; the smallest where none is. */
export function fittedSize([largest, smallest]: readonly [number, number], height: number, heightAt: (size: number) => number): number {
  for (let size = largest; size > smallest; size -= 0.5) if (heightAt(size) <= height) return size;
  return smallest;
}
