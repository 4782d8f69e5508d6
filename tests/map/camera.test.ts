import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bbox, noPadding, tilesOfFirstView } from '../../src/map/camera';

const column = (lon: number, z: number): number => Math.floor(((lon + 180) / 360) * 2 ** z);
const row = (lat: number, z: number): number => {
  const sine = Math.sin((lat * Math.PI) / 180);
  return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
};

const places = fc
  .record({ lon: fc.double({ min: -5, max: 9, noNaN: true }), lat: fc.double({ min: 41, max: 51, noNaN: true }), across: fc.double({ min: 0.05, max: 6, noNaN: true }), up: fc.double({ min: 0.05, max: 4, noNaN: true }) })
  .map(({ lon, lat, across, up }): Bbox => [lon, lat, lon + across, lat + up]);
const panels = fc.record({ top: fc.constant(0), left: fc.integer({ min: 0, max: 400 }), right: fc.integer({ min: 0, max: 400 }), bottom: fc.integer({ min: 0, max: 250 }) });

describe('tiles of the first view', () => {
  test('hold the whole territory, at one zoom, and no more than a window of them', () => {
    fc.assert(
      fc.property(places, panels, (bbox, padding) => {
        const tiles = tilesOfFirstView({ camera: null, bbox, width: 1440, height: 840, padding }, 4, 10);
        const [west, south, east, north] = bbox;
        const zooms = new Set(tiles.map(([z]) => z));
        expect(zooms.size).toBe(1);
        const [z = 0] = zooms;
        const held = new Set(tiles.map(([, x, y]) => `${x}/${y}`));
        for (let x = column(west, z); x <= column(east, z); x += 1) {
          for (let y = row(north, z); y <= row(south, z); y += 1) expect(held).toContain(`${x}/${y}`);
        }
        // A tile is 512 pixels at least, and up to 1 024 below the next zoom: beyond the deepest tiles fewer are needed.
        expect(tiles.length).toBeLessThanOrEqual(4 * 3);
      }),
    );
  });

  test('are those around a position that a link gives', () => {
    const view = { camera: { lon: 1.06, lat: 46.63, zoom: 9.4 }, bbox: [0, 0, 1, 1] as const, width: 512, height: 512, padding: noPadding };
    const tiles = tilesOfFirstView(view, 4, 10);
    expect(tiles).toContainEqual([9, column(1.06, 9), row(46.63, 9)]);
    expect(tiles.every(([z]) => z === 9)).toBe(true);
    expect(tilesOfFirstView({ ...view, camera: { ...view.camera, zoom: 14 } }, 4, 10).every(([z]) => z === 10)).toBe(true);
  });
});
