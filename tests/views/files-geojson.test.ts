import { booleanClockwise } from '@turf/turf';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toWkbHex } from '../../scripts/geometry/wkb';
import { numbers, texts } from '../../src/domain/sheet';
import { outlineOfWkb } from '../../src/domain/wkb';
import { hexOutlines } from './support';
import { toFeatures } from '../../src/workers/exports/features';

const unit = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]];
const clockwise = unit.toReversed();
const hole = [[0.2, 0.2], [0.4, 0.2], [0.4, 0.4], [0.2, 0.4], [0.2, 0.2]];

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const closed = (points: readonly [number, number][]): [number, number][] => points.concat(points.slice(0, 1));

describe('outlines', () => {
  const position = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })).map(([x, y]): [number, number] => [Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6]);
  const ring = fc.array(position, { minLength: 3, maxLength: 12 }).map(closed);

  test('come out of their WKB as they went in, to the order of their points', () => {
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (coordinates) => {
        const back = outlineOfWkb(utf8(toWkbHex({ type: 'Polygon', coordinates })));
        expect(back.type).toBe('Polygon');
        expect(JSON.stringify(back.coordinates.map((own) => JSON.stringify(own.toSorted())))).toBe(JSON.stringify(coordinates.map((own) => JSON.stringify(own.map(([x = 0, y = 0]) => [x + 0, y + 0]).toSorted()))));
      }),
    );
  });

  test('turn as RFC 7946 asks, whichever way they were published', () => {
    for (const outer of [unit, clockwise]) {
      for (const inner of [hole, hole.toReversed()]) {
        const outline = outlineOfWkb(utf8(toWkbHex({ type: 'MultiPolygon', coordinates: [[outer, inner], [outer.map(([x = 0, y = 0]) => [x + 5, y])]] })));
        const [first] = outline.type === 'MultiPolygon' ? outline.coordinates : [];
        expect(first?.map((own) => booleanClockwise(own))).toEqual([false, true]);
      }
    }
  });

  test('that are no WKB of a polygon are refused', () => {
    for (const text of ['', '00', '01', '0101000000000000000000f03f000000000000f03f', `0003${'0'.repeat(40)}`]) expect(() => outlineOfWkb(utf8(text))).toThrow(RangeError);
  });
});

describe('the features', () => {
  test('have an outline, else a point, else nothing, and say which; unknown figures are null', () => {
    const wkb = toWkbHex({ type: 'Polygon', coordinates: [clockwise, hole] });
    const text = toFeatures(
      [texts('Code', ['1', '2', '=3']), numbers('Accès', Float64Array.of(2.5, Number.NaN, 0), 2), texts('Remarque', ['', 'secret', ''])],
      Int32Array.of(0, 1, 2),
      { contours: hexOutlines([wkb, '', '']), lon: Float64Array.of(0.5, 2, Number.NaN), lat: Float64Array.of(0.5, 3, Number.NaN) },
    );
    const features: unknown = JSON.parse(`[${text}]`);
    expect(features).toMatchObject([
      { properties: { code: '1', acces: 2.5, remarque: null, geometrie: 'contour' }, geometry: { type: 'Polygon' } },
      { properties: { acces: null, remarque: 'secret', geometrie: 'point' }, geometry: { type: 'Point', coordinates: [2, 3] } },
      { properties: { code: '=3', acces: 0, geometrie: 'aucune' }, geometry: null },
    ]);
  });
});
