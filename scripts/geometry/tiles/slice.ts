import { doubleGridArea } from './quantize';

/** A part of a feature that falls in a tile: lines or closed rings as x, y, x, y… in the tile's own units. */
export type Parts = number[][];

export interface TileGrid {
  extent: number;
  /** Margin in grid units. */
  buffer: number;
}

type Receive = (tileX: number, tileY: number, parts: Parts) => void;

/** A ring with its role: an outer ring and a hole have areas of opposite signs in a tile. */
export interface GridRing {
  points: readonly number[];
  outer: boolean;
}

interface Range {
  min: number;
  max: number;
}

function rangeOf(points: readonly number[], axis: 0 | 1): Range {
  let min = Infinity;
  let max = -Infinity;
  for (let i = axis; i < points.length; i += 2) {
    const value = points[i] ?? 0;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

/** Where the segment a–b meets the line `axis = at`: the same unit whichever way the segment is read. */
function meet(points: readonly number[], a: number, b: number, axis: 0 | 1, at: number): number {
  const [low, high] = (points[a + axis] ?? 0) < (points[b + axis] ?? 0) ? [a, b] : [b, a];
  const l = points[low + axis] ?? 0;
  const h = points[high + axis] ?? 0;
  const lo = points[low + 1 - axis] ?? 0;
  return Math.round(lo + (((points[high + 1 - axis] ?? 0) - lo) * (at - l)) / (h - l));
}

const pushPoint = (out: number[], axis: 0 | 1, along: number, across: number): void => {
  const [x, y] = axis === 0 ? [along, across] : [across, along];
  const n = out.length;
  if (n === 0 || out[n - 2] !== x || out[n - 1] !== y) out.push(x, y);
};

/** The closed ring cut to one side of a line (Sutherland and Hodgman); empty when nothing is left. */
function clipRingSide(points: readonly number[], axis: 0 | 1, at: number, side: 1 | -1): number[] {
  const out: number[] = [];
  for (let b = 2; b < points.length; b += 2) {
    const a = b - 2;
    const insideA = side * ((points[a + axis] ?? 0) - at) >= 0;
    const insideB = side * ((points[b + axis] ?? 0) - at) >= 0;
    if (insideA) pushPoint(out, axis, points[a + axis] ?? 0, points[a + 1 - axis] ?? 0);
    if (insideA !== insideB) pushPoint(out, axis, at, meet(points, a, b, axis, at));
  }
  if (out.length < 6) return [];
  pushPoint(out, 0, out[0] ?? 0, out[1] ?? 0);
  return out;
}

function clipRing(points: readonly number[], axis: 0 | 1, { min, max }: Range): readonly number[] {
  const range = rangeOf(points, axis);
  if (range.max < min || range.min > max) return [];
  const low = range.min < min ? clipRingSide(points, axis, min, 1) : points;
  return range.max > max ? clipRingSide(low, axis, max, -1) : low;
}

/** The pieces of a line between two parallels of the other axis. */
function clipLine(points: readonly number[], axis: 0 | 1, { min, max }: Range): (readonly number[])[] {
  const range = rangeOf(points, axis);
  if (range.max < min || range.min > max) return [];
  if (range.min >= min && range.max <= max) return [points];
  const pieces: number[][] = [];
  let piece: number[] = [];
  const end = (): void => {
    if (piece.length >= 4) pieces.push(piece);
    piece = [];
  };
  for (let b = 2; b < points.length; b += 2) {
    const a = b - 2;
    const va = points[a + axis] ?? 0;
    const vb = points[b + axis] ?? 0;
    if (Math.max(va, vb) < min || Math.min(va, vb) > max) {
      end();
      continue;
    }
    const cut = (v: number, i: number): void => {
      if (v < min) pushPoint(piece, axis, min, meet(points, a, b, axis, min));
      else if (v > max) pushPoint(piece, axis, max, meet(points, a, b, axis, max));
      else pushPoint(piece, axis, v, points[i + 1 - axis] ?? 0);
    };
    cut(va, a);
    cut(vb, b);
    if (vb < min || vb > max) end();
  }
  end();
  return pieces;
}

/** Tiles, buffer included, that a range of the grid touches. */
function tilesOf({ min, max }: Range, { extent, buffer }: TileGrid): Range {
  return { min: Math.max(0, Math.floor((min - buffer) / extent)), max: Math.floor((max + buffer) / extent) };
}

const rangeOfTile = (tile: number, { extent, buffer }: TileGrid): Range => ({ min: tile * extent - buffer, max: (tile + 1) * extent + buffer });

function union(ranges: readonly Range[]): Range {
  return { min: Math.min(...ranges.map(({ min }) => min)), max: Math.max(...ranges.map(({ max }) => max)) };
}

const toTile = (points: readonly number[], x: number, y: number, { extent }: TileGrid): number[] =>
  points.map((value, i) => value - (i % 2 === 0 ? x : y) * extent);

/** Winding that the vector tile format asks for: outer rings positive with y downwards, holes negative. */
function wound(points: number[], outer: boolean): number[] | undefined {
  const double = doubleGridArea(points);
  if (double === 0) return undefined;
  if (double > 0 === outer) return points;
  const reversed: number[] = [];
  for (let i = points.length - 2; i >= 0; i -= 2) reversed.push(points[i] ?? 0, points[i + 1] ?? 0);
  return reversed;
}

/** Whether a part reaches the tile itself, not only its margin. */
export function reachesTile(points: readonly number[], { extent }: TileGrid): boolean {
  const [x, y] = [rangeOf(points, 0), rangeOf(points, 1)];
  return x.max >= 0 && x.min <= extent && y.max >= 0 && y.min <= extent;
}

/**
 * Cuts one polygon (outer ring first, then its holes) into tiles. Cuts fall on the buffer's edge, outside what a tile
 * shows, on the same unit for both sides of a border.
 */
export function slicePolygon(rings: readonly GridRing[], grid: TileGrid, receive: Receive): void {
  const [outer] = rings;
  if (outer === undefined) return;
  const columns = tilesOf(rangeOf(outer.points, 0), grid);
  for (let x = columns.min; x <= columns.max; x += 1) {
    const inColumn = rings.map((ring) => ({ ...ring, points: clipRing(ring.points, 0, rangeOfTile(x, grid)) }));
    const first = inColumn[0]?.points ?? [];
    if (first.length === 0) continue;
    const rows = tilesOf(rangeOf(first, 1), grid);
    for (let y = rows.min; y <= rows.max; y += 1) {
      const parts: Parts = [];
      for (const ring of inColumn) {
        const part = wound(toTile(clipRing(ring.points, 1, rangeOfTile(y, grid)), x, y, grid), ring.outer);
        if (part !== undefined) parts.push(part);
        else if (ring.outer) break;
      }
      if (parts.length > 0) receive(x, y, parts);
    }
  }
}

/** Cuts lines into tiles. */
export function sliceLines(lines: readonly (readonly number[])[], grid: TileGrid, receive: Receive): void {
  const drawn = lines.filter((line) => line.length >= 4);
  if (drawn.length === 0) return;
  const columns = tilesOf(union(drawn.map((line) => rangeOf(line, 0))), grid);
  for (let x = columns.min; x <= columns.max; x += 1) {
    const inColumn = drawn.flatMap((line) => clipLine(line, 0, rangeOfTile(x, grid)));
    if (inColumn.length === 0) continue;
    const rows = tilesOf(union(inColumn.map((line) => rangeOf(line, 1))), grid);
    for (let y = rows.min; y <= rows.max; y += 1) {
      const parts = inColumn.flatMap((line) => clipLine(line, 1, rangeOfTile(y, grid))).map((line) => toTile(line, x, y, grid));
      if (parts.length > 0) receive(x, y, parts);
    }
  }
}
