import { describe, expect, it } from 'vitest';
import { communeLocator } from '../../scripts/geometry/locator';
import type { CommuneOutline } from '../../scripts/geometry/outlines';
import { createAnomalyLog } from '../../scripts/lib/anomalies';
import { locatePlace, type PlaceContext, type StatedPlace } from '../../scripts/steps/lieux/place';
import { buildCogIndex } from '../../src/domain/cog';

/** Squares of a tenth of a degree: Un and Deux side by side, Loin two degrees to the north, Île overseas without outline. */
const corner: Readonly<Record<string, readonly [number, number]>> = { '10001': [2, 46], '10002': [2.1, 46], '10003': [2, 48] };
const outlines: CommuneOutline[] = Object.entries(corner).map(([code, [x, y]]) => ({
  code,
  nom: code,
  departement: '10',
  region: null,
  epci: null,
  geometry: { type: 'Polygon', coordinates: [[[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]]] },
}));
const communes = [
  { code: '10001', nom: 'Un', codesPostaux: ['10100'] },
  { code: '10002', nom: 'Deux', codesPostaux: ['10200'] },
  { code: '10003', nom: 'Loin', codesPostaux: ['10300'] },
  { code: '97801', nom: 'Île', codesPostaux: ['97150'] },
];

function locate(place: Omit<StatedPlace, 'line'>, surveyed = false) {
  const anomalies = createAnomalyLog();
  const context: PlaceContext = {
    anomalies,
    cog: buildCogIndex([], new Set(communes.map(({ code }) => code))),
    reference: { communes, rankOf: new Map(communes.map(({ code }, rank) => [code, rank])), arrondissements: new Map([['10099', '10001']]) },
  };
  const tally = { lignes: 0, gardees: 0, reparees: 0, refusees: 0, couverture: null };
  const shapes = new Map(
    Object.entries(corner).map(([code, [x, y]]) => [code, { bbox: [x, y, x + 0.1, y + 0.1] as [number, number, number, number], lon: x + 0.05, lat: y + 0.05, pointReference: 'interieur' as const }]),
  );
  const located = locatePlace({ context, outlines: { locator: communeLocator(outlines), shapes }, source: 'essai', tally, surveyed }, { line: 2, ...place });
  return { ...located, motif: anomalies.rows()[0]?.motif };
}

describe('the commune of a point', () => {
  it('is the one that holds it', () => {
    expect(locate({ lon: 2.05, lat: 46.05 })).toEqual({ lon: 2.05, lat: 46.05, commune: '10001', motif: undefined });
    expect(locate({ lon: 2.05, lat: 46.05, commune: '10001' }).motif).toBeUndefined();
    expect(locate({ lon: 2.05, lat: 46.05, commune: '10099' }).motif).toBeUndefined();
  });
  it('wins over a neighbour that the source states, and the disagreement is kept', () => {
    expect(locate({ lon: 2.05, lat: 46.05, commune: '10002' })).toMatchObject({ commune: '10001', motif: 'le point tombe dans 10001 Un, la source dit 10002 Deux' });
  });
  it('is not contradicted by a neighbour’s postal code', () => {
    expect(locate({ lon: 2.05, lat: 46.05, postcode: '10200' })).toMatchObject({ commune: '10001', motif: undefined });
  });
  it('just off the coast is the nearest', () => {
    expect(locate({ lon: 2.05, lat: 45.9995 })).toMatchObject({ commune: '10001', motif: expect.stringContaining('hors de toute commune, à 56 m') });
  });
});

describe('a point that cannot be right', () => {
  it('is dropped when it was found from an address that is far away', () => {
    expect(locate({ lon: 2.05, lat: 46.05, postcode: '10300' })).toMatchObject({ lon: null, lat: null, commune: '10003' });
  });
  it('is kept when it was surveyed: the code is the mistake', () => {
    expect(locate({ lon: 2.05, lat: 46.05, commune: '10003' }, true)).toMatchObject({ lon: 2.05, commune: '10001', motif: expect.stringContaining('la source dit 10003') });
  });
  it('is kept when the stated code is a postal code', () => {
    expect(locate({ lon: 2.05, lat: 46.05, commune: '10100' })).toMatchObject({ lon: 2.05, commune: '10001' });
  });
  it('is turned round when its coordinates are', () => {
    expect(locate({ lon: 46.05, lat: 2.05 })).toMatchObject({ lon: 2.05, lat: 46.05, commune: '10001', motif: 'latitude et longitude interverties' });
  });
  it('is dropped at sea', () => {
    expect(locate({ lon: -10, lat: 46, commune: '10001' })).toMatchObject({ lon: null, lat: null, commune: '10001' });
  });
  it('is not one overseas, where there are no outlines', () => {
    expect(locate({ lon: -63.08, lat: 18.07, postcode: '97150' })).toMatchObject({ lon: -63.08, lat: 18.07, commune: '97801', motif: undefined });
  });
  it('missing is said so', () => {
    expect(locate({ lon: null, lat: null, commune: '10001' })).toMatchObject({ lon: null, commune: '10001', motif: 'aucune position' });
  });
});
