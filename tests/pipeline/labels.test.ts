import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communeLabels } from '../../scripts/geometry/tiles/labels';

const commune = (id: number, nom: string, population: number | null, lon: number, lat: number) => ({ id, nom, population, lon, lat });

const minZooms = (communes: Parameters<typeof communeLabels>[0]): Record<string, number> =>
  Object.fromEntries(communeLabels(communes).map(({ nom, minZoom }) => [nom, minZoom]));

describe('zoom des noms de communes', () => {
  it('une petite ville seule de sa contrée se nomme de plus loin qu’une commune plus peuplée à côté d’une grande', () => {
    const found = minZooms([
      commune(1, 'Le Blanc', 6_300, 1.06, 46.63),
      commune(2, 'Douadic', 450, 1.1, 46.7),
      commune(3, 'Lyon', 520_000, 4.83, 45.76),
      commune(4, 'Tassin', 12_000, 4.78, 45.77),
    ]);
    expect(found['Le Blanc']).toBe(7);
    expect(found['Lyon']).toBe(3);
    expect(found['Tassin']).toBe(8);
    expect(found['Douadic']).toBeGreaterThan(7);
  });

  it('un village seul de sa contrée ne se nomme pas à l’échelle du pays', () => {
    expect(minZooms([commune(1, 'Village', 900, 3, 45)])).toEqual({ Village: 8 });
  });

  it('tout nom se lit au zoom 9, population inconnue comprise, et celui de la plus peuplée n’attend jamais après les autres', () => {
    const any = fc.array(
      fc.tuple(fc.option(fc.integer({ min: 0, max: 3_000_000 })), fc.double({ min: -5, max: 9, noNaN: true }), fc.double({ min: 42, max: 51, noNaN: true })),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(any, (drawn) => {
        const labels = communeLabels(drawn.map(([population, lon, lat], i) => commune(i + 1, `c${i}`, population, lon, lat)));
        const zooms = labels.map(({ minZoom }) => minZoom);
        expect(Math.max(...zooms)).toBeLessThanOrEqual(9);
        const largest = labels.reduce((best, label) => ((label.population ?? 0) > (best.population ?? 0) ? label : best));
        expect(largest.minZoom).toBe(Math.min(...zooms));
      }),
    );
  });
});
