import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleBar } from '../../src/domain/scale-bar';

describe('the bar of a printed map', () => {
  it('is of a round distance, as long as it may, at the scale of the middle of the map', () => {
    fc.assert(
      fc.property(fc.double({ min: -70, max: 70, noNaN: true }), fc.double({ min: 3, max: 13, noNaN: true }), (lat, zoom) => {
        const { km, mm } = scaleBar(lat, zoom, 860, 182, 40);
        expect(mm).toBeLessThanOrEqual(40.000001);
        expect(mm).toBeGreaterThan(40 / 2.5 - 1e-6);
        expect([1, 2, 5]).toContain(Math.round(km / 10 ** Math.floor(Math.log10(km) + 1e-9)));
        // Paper: as many pixels as the bar is long, at so many metres a pixel.
        const metresOfPixel = (2 * Math.PI * 6_378_137 * Math.cos((lat * Math.PI) / 180)) / 512 / 2 ** zoom;
        expect(((mm / 182) * 860 * metresOfPixel) / 1000).toBeCloseTo(km, 6);
      }),
    );
  });
});
