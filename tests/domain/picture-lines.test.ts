import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toWkbHex } from '../../scripts/geometry/wkb';
import { joinedLines, type Lines, outlineLines, pathData, tracePath } from '../../src/domain/picture/path';
import { Rim } from '../../src/domain/picture/rim';

const flat = { project: (lon: number, lat: number): readonly [number, number] => [lon, lat] };
const hex = (rings: readonly (readonly [number, number])[][]): Uint8Array => new TextEncoder().encode(toWkbHex({ type: 'Polygon', coordinates: rings.map((ring) => ring.map(([x, y]) => [x, y])) }));
const square = (x: number, y: number, side = 1): [number, number][] => [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]];

/** Points of a path of relative steps, added up as a reader does. */
function pointsOf(d: string): [number, number][][] {
  return [...d.matchAll(/M(-?[\d.]+) (-?[\d.]+)l([^MZ]*)/gu)].map(([, startX, startY, steps]) => {
    let [x, y] = [Number(startX), Number(startY)];
    const out: [number, number][] = [[x, y]];
    const moves = (steps ?? '').split(' ').map(Number);
    for (let at = 0; at + 1 < moves.length; at += 2) {
      [x, y] = [x + (moves[at] ?? 0), y + (moves[at + 1] ?? 0)];
      out.push([x, y]);
    }
    return out;
  });
}

/** What a canvas is told. */
function traced(lines: Lines): string[] {
  const told: string[] = [];
  tracePath(lines, {
    moveTo: (x, y) => told.push(`M${x.toFixed(3)},${y.toFixed(3)}`),
    lineTo: (x, y) => told.push(`L${x.toFixed(3)},${y.toFixed(3)}`),
    closePath: () => told.push('Z'),
  });
  return told;
}

describe('the lines of a picture', () => {
  test('are the same in the SVG as on the canvas, within a grid step of the outline', () => {
    const position = fc.tuple(fc.double({ min: 0, max: 900, noNaN: true }), fc.double({ min: 0, max: 600, noNaN: true }));
    fc.assert(
      fc.property(fc.array(position, { minLength: 3, maxLength: 30 }), fc.constantFrom('large', 'serre'), (ring, density) => {
        const closed = ring.concat(ring.slice(0, 1)).map(([x, y]): [number, number] => [x, y]);
        const lines = outlineLines(hex([closed]), flat, density);
        const written = pointsOf(pathData(lines)).flatMap((part) => part.map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${x.toFixed(3)},${y.toFixed(3)}`));
        expect(written.map((text) => text.replaceAll('-0.000', '0.000'))).toEqual(traced(lines).filter((text) => text !== 'Z'));
        const step = 1 / lines.steps;
        for (const [x, y] of pointsOf(pathData(lines)).flat()) expect(ring.some(([a, b]) => Math.abs(a - x) <= step / 2 + 1e-6 && Math.abs(b - y) <= step / 2 + 1e-6)).toBe(true);
      }),
    );
  });

  test('neighbours keep their shared border to the point: no sliver', () => {
    const border = Array.from({ length: 200 }, (_, i): [number, number] => [10 + Math.sin(i) * 0.4, 5 + i * 0.037]);
    const left = [...border, [0, 12.4], [0, 5], border[0] ?? [0, 0]] as [number, number][];
    const right = [...border.toReversed(), [20, 5], [20, 12.4], border.at(-1) ?? [0, 0]] as [number, number][];
    for (const density of ['large', 'serre'] as const) {
      const [a, b] = [outlineLines(hex([left]), flat, density), outlineLines(hex([right]), flat, density)];
      const rim = new Rim();
      rim.add(a);
      rim.add(b);
      const inner = pointsOf(pathData(rim.lines())).flat().filter(([x, y]) => x > 5 && x < 15 && y > 5.2 && y < 12);
      expect(inner).toEqual([]);
    }
  });

  test('what is smaller than the grid is left out, holes stay', () => {
    expect(outlineLines(hex([square(3, 3, 0.01)]), flat, 'large').ends).toHaveLength(0);
    expect(outlineLines(hex([square(0, 0, 9), square(3, 3, 2)]), flat, 'large').ends).toHaveLength(2);
  });

  test('joined, each keeps its own', () => {
    const parts = [outlineLines(hex([square(0, 0)]), flat, 'large'), outlineLines(hex([square(5, 5)]), flat, 'large')];
    expect(pathData(joinedLines(parts))).toBe(parts.map(pathData).join(''));
  });
});

describe('the rim', () => {
  test('of a block of squares is its outer border, as one line', () => {
    const rim = new Rim();
    for (let x = 0; x < 3; x += 1) for (let y = 0; y < 2; y += 1) rim.add(outlineLines(hex([square(x, y)]), flat, 'large'));
    const [line = [], ...others] = pointsOf(pathData(rim.lines()));
    expect(others).toEqual([]);
    expect(line[0]).toEqual(line.at(-1));
    const length = line.slice(1).reduce((sum, [x, y], place) => sum + Math.abs(x - (line[place]?.[0] ?? 0)) + Math.abs(y - (line[place]?.[1] ?? 0)), 0);
    expect(length).toBeCloseTo(10, 6);
  });

  test('of two apart is two lines', () => {
    const rim = new Rim();
    rim.add(outlineLines(hex([square(0, 0)]), flat, 'large'));
    rim.add(outlineLines(hex([square(5, 5)]), flat, 'large'));
    expect(rim.lines().ends).toHaveLength(2);
  });
});
