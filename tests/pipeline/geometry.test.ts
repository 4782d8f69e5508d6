import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { booleanPointInPolygon, centroid, distance, featureCollection, intersect } from '@turf/turf';
import * as fc from 'fast-check';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { innerPoint } from '../../scripts/geometry/inner-point';
import { communeLocator, type CommuneLocator } from '../../scripts/geometry/locator';
import { areaKm2, bboxOf, polygonsOf, unionBbox } from '../../scripts/geometry/measures';
import { OutlinesError, readOutlines, type CommuneOutline } from '../../scripts/geometry/outlines';
import { schematicOutlines, type SchematicPoint } from '../../scripts/geometry/schematic';
import { toWkbHex } from '../../scripts/geometry/wkb';
import { outline, readContours, repliPath, square } from './geometry-fixtures';

let communes: CommuneOutline[];
let locator: CommuneLocator;

beforeAll(() => {
  communes = readContours();
  locator = communeLocator(communes);
});

const communeOf = (code: string): CommuneOutline => {
  const found = communes.find((commune) => commune.code === code);
  if (found === undefined) throw new Error(`${code} n’est pas dans les contours`);
  return found;
};

/** A star around a point: any such ring is simple. */
const stars = fc
  .tuple(fc.double({ min: -4, max: 8, noNaN: true }), fc.double({ min: 42, max: 50, noNaN: true }), fc.array(fc.double({ min: 0.002, max: 0.1, noNaN: true }), { minLength: 5, maxLength: 40 }))
  .map(([lon, lat, radii]): Polygon => {
    const ring = radii.map((radius, i): Position => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
    });
    return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] };
  });

const collection = (features: unknown[]): Uint8Array => new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
const feature = (properties: object, geometry: unknown = square(1, 46, 0.1)): object => ({ type: 'Feature', properties, geometry });

describe('contours', () => {
  const leBlanc = { code: '36018', nom: 'Le Blanc', departement: '36', region: '24', epci: '243600236' };

  it('lit les communes du COG 2026', () => {
    expect(communes).toHaveLength(34_875);
    expect(communeOf('36018')).toMatchObject({ nom: 'Le Blanc', departement: '36', region: '24' });
  });

  it('lit un fichier compressé ou non, d’après ses octets', () => {
    const plain = collection([feature(leBlanc)]);
    expect(readOutlines(gzipSync(plain))).toEqual(readOutlines(plain));
    expect(readOutlines(plain)).toEqual([{ ...leBlanc, geometry: square(1, 46, 0.1) }]);
  });

  it('accepte une commune sans EPCI ni région', () => {
    const [read] = readOutlines(collection([feature({ code: '29083', nom: 'Île-de-Sein', departement: '29' })]));
    expect(read).toMatchObject({ region: null, epci: null });
  });

  it.each([
    ['un gzip tronqué', gzipSync(collection([feature(leBlanc)])).subarray(0, 60), /gzip/u],
    ['un JSON coupé', collection([feature(leBlanc)]).subarray(0, 80), /JSON/u],
    ['autre chose qu’une collection', new TextEncoder().encode('{"type":"Feature"}'), /FeatureCollection/u],
    ['aucun contour', collection([]), /aucun/u],
    ['une commune sans code', collection([feature({ nom: 'X', departement: '36' })]), /code/u],
    ['une commune sans nom', collection([feature({ code: '36018', departement: '36' })]), /36018.*nom/u],
    ['une commune deux fois', collection([feature(leBlanc), feature(leBlanc)]), /36018.*deux/u],
    ['un point pour contour', collection([feature(leBlanc, { type: 'Point', coordinates: [1, 46] })]), /36018/u],
    ['un anneau ouvert', collection([feature(leBlanc, { type: 'Polygon', coordinates: [[[1, 46], [2, 46], [2, 47], [1, 47]]] })]), /36018/u],
    ['des mètres au lieu de degrés', collection([feature(leBlanc, square(562_000, 6_600_000, 1000))]), /36018/u],
    ['une coordonnée qui n’est pas un nombre', collection([feature(leBlanc, { type: 'Polygon', coordinates: [[[1, 46], [2, null], [2, 47], [1, 46]]] })]), /36018/u],
  ])('refuse %s et dit pourquoi', (_, bytes, message) => {
    expect(() => readOutlines(bytes)).toThrow(OutlinesError);
    expect(() => readOutlines(bytes)).toThrow(message);
  });
});

describe('mesures', () => {
  it('donne la surface d’un carré par la formule de la sphère', () => {
    const radians = Math.PI / 180;
    const expected = 6371.0088 ** 2 * radians * (Math.sin(47 * radians) - Math.sin(46 * radians));
    expect(areaKm2(square(1, 46, 1))).toBeCloseTo(expected, 0);
  });

  it('retire les trous et ajoute les parties', () => {
    const holed: Polygon = { type: 'Polygon', coordinates: [...square(1, 46, 0.4).coordinates, ...square(1.1, 46.1, 0.1).coordinates] };
    const both: MultiPolygon = { type: 'MultiPolygon', coordinates: [holed.coordinates, square(1.1, 46.1, 0.1).coordinates] };
    expect(areaKm2(both)).toBeCloseTo(areaKm2(square(1, 46, 0.4)), 6);
    expect(areaKm2(holed)).toBeLessThan(areaKm2(both));
  });

  it('retrouve la superficie de la France métropolitaine, environ 551 500 km² selon l’IGN', () => {
    const total = communes.filter(({ departement }) => departement.length === 2).reduce((sum, { geometry }) => sum + areaKm2(geometry), 0);
    expect(Math.abs(total / 551_500 - 1)).toBeLessThan(0.01);
  });

  it('encadre toutes les positions, et rien de plus', () => {
    for (const { geometry } of communes.slice(0, 500)) {
      const positions = polygonsOf(geometry).flat(2);
      const lons = positions.map(([lon = Number.NaN]) => lon);
      const lats = positions.map(([, lat = Number.NaN]) => lat);
      expect(bboxOf(geometry)).toEqual([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]);
    }
  });

  it('réunit des cadres', () => {
    expect(unionBbox([])).toBeUndefined();
    expect(unionBbox([[0, 1, 2, 3], [-1, 2, 1, 5]])).toEqual([-1, 1, 2, 5]);
  });
});

describe('point intérieur', () => {
  it('tombe dans le contour de chaque commune, loin de son bord', () => {
    const outside = communes.filter(({ code, geometry }) => locator.locate(...innerPoint(geometry)) !== code);
    expect(outside.map(({ code }) => code)).toEqual([]);
  });

  it('tombe dans n’importe quelle forme', () => {
    fc.assert(
      fc.property(stars, (shape) => {
        expect(booleanPointInPolygon(innerPoint(shape), shape, { ignoreBoundary: true })).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('évite le creux d’un U et le trou d’un anneau, où tombe le barycentre', () => {
    const u: Polygon = { type: 'Polygon', coordinates: [[[0, 46], [3, 46], [3, 48], [2, 48], [2, 46.5], [1, 46.5], [1, 48], [0, 48], [0, 46]]] };
    const ring: Polygon = { type: 'Polygon', coordinates: [...square(0, 46, 1).coordinates, ...square(0.2, 46.2, 0.6).coordinates] };
    for (const shape of [u, ring]) {
      expect(booleanPointInPolygon(centroid(shape), shape)).toBe(false);
      expect(booleanPointInPolygon(innerPoint(shape), shape)).toBe(true);
    }
  });

  it('choisit la plus grande partie', () => {
    const [lon] = innerPoint({ type: 'MultiPolygon', coordinates: [square(0, 46, 0.1).coordinates, square(5, 46, 0.3).coordinates] });
    expect(lon).toBeGreaterThan(5);
  });

  it('refuse une forme sans surface', () => {
    expect(() => innerPoint({ type: 'Polygon', coordinates: [[[0, 46], [1, 47], [2, 48], [0, 46]]] })).toThrow(RangeError);
  });
});

const times = <T>(count: number, read: () => T): T[] => Array.from({ length: count }, read);

/** WKB read by hand, from the format's description. */
function fromWkb(hex: string): Polygon | MultiPolygon {
  const bytes = new DataView(Uint8Array.from(hex.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16)).buffer);
  let at = 0;
  const uint32 = (): number => {
    at += 4;
    return bytes.getUint32(at - 4, true);
  };
  const double = (): number => {
    at += 8;
    return bytes.getFloat64(at - 8, true);
  };
  const header = (): number => {
    if (bytes.getUint8(at) !== 1) throw new Error('octets gros-boutistes');
    at += 1;
    return uint32();
  };
  const rings = (): Position[][] => times(uint32(), () => times(uint32(), (): Position => [double(), double()]));
  const type = header();
  const geometry: Polygon | MultiPolygon =
    type === 3
      ? { type: 'Polygon', coordinates: rings() }
      : {
          type: 'MultiPolygon',
          coordinates: times(uint32(), () => {
            if (header() !== 3) throw new Error('polygone attendu');
            return rings();
          }),
        };
  if (![3, 6].includes(type) || at !== bytes.byteLength) throw new Error('WKB mal formé');
  return geometry;
}

describe('WKB', () => {
  it('suit le format, octet par octet', () => {
    expect(toWkbHex({ type: 'Polygon', coordinates: [[[0, 0], [1, 0], [0, 2], [0, 0]]] })).toBe(
      `01${'03000000'}${'01000000'}${'04000000'}${'0'.repeat(32)}000000000000f03f${'0'.repeat(16)}${'0'.repeat(16)}0000000000000040${'0'.repeat(32)}`,
    );
  });

  it('se relit à l’identique pour toutes les communes du Doubs et celles en plusieurs parties', () => {
    const chosen = communes.filter(({ departement, geometry }) => departement === '25' || geometry.type === 'MultiPolygon');
    expect(chosen.length).toBeGreaterThan(600);
    for (const { geometry } of chosen) expect(fromWkb(toWkbHex(geometry))).toEqual(geometry);
  });
});

describe('commune d’un point', () => {
  it('donne la commune que donne un test exhaustif', () => {
    const loiret = communes.filter(({ departement }) => departement === '45');
    const local = communeLocator(loiret);
    fc.assert(
      fc.property(fc.double({ min: 1.4, max: 3.2, noNaN: true }), fc.double({ min: 47.4, max: 48.4, noNaN: true }), (lon, lat) => {
        const expected = loiret.find(({ geometry }) => booleanPointInPolygon([lon, lat], geometry));
        expect(local.locate(lon, lat)).toBe(expected?.code);
      }),
      { numRuns: 300 },
    );
  });

  it('ignore l’enclave du trou d’une commune et trouve la commune qui y est', () => {
    const outer = outline('01001', { type: 'Polygon', coordinates: [...square(0, 46, 1).coordinates, ...square(0.4, 46.4, 0.2).coordinates] });
    const { locate } = communeLocator([outer, outline('01002', square(0.4, 46.4, 0.2))]);
    expect(locate(0.5, 46.5)).toBe('01002');
    expect(locate(0.1, 46.1)).toBe('01001');
    expect(locate(2, 46)).toBeUndefined();
  });

  it('donne en mer la commune la plus proche et sa distance', () => {
    const [west, south, , north] = bboxOf(communeOf('29155').geometry);
    const offshore: [number, number] = [west - 0.03, (south + north) / 2];
    expect(locator.locate(...offshore)).toBeUndefined();
    const near = locator.locateNear(...offshore, 10);
    const byVertices = communes
      .filter(({ departement }) => departement === '29')
      .map(({ code, geometry }) => ({ code, km: Math.min(...polygonsOf(geometry).flat(2).map((position) => distance(position, offshore))) }))
      .reduce((best, candidate) => (candidate.km < best.km ? candidate : best));
    expect(near?.code).toBe(byVertices.code);
    expect(near?.km).toBeGreaterThan(1);
    expect(near?.km).toBeLessThanOrEqual(byVertices.km + 0.01);
    expect(locator.locateNear(...offshore, 0.5)).toBeUndefined();
  });

  it('dit 0 km à l’intérieur', () => {
    expect(locator.locateNear(...innerPoint(communeOf('36018').geometry), 1)).toEqual({ code: '36018', km: 0 });
  });
});

const readRepli = (): SchematicPoint[] => {
  const [, ...lines] = readFileSync(repliPath, 'utf8').trim().split(/\r?\n/u);
  return lines.map((line) => {
    const [code = '', lon, lat] = line.split(',');
    return { code, nom: code, departement: code.slice(0, 2), region: null, epci: null, lon: Number(lon), lat: Number(lat) };
  });
};

const areaByCode = (drawn: CommuneOutline[]): Map<string, number> => new Map(drawn.map(({ code, geometry }) => [code, Math.round(areaKm2(geometry) * 1e3)]));

describe('contours schématiques', () => {
  const points = readRepli();
  const cells = schematicOutlines(points);
  const [alone, other] = points;

  it('dessinent une cellule autour du point de chaque commune du repli', () => {
    expect(cells.map(({ code }) => code)).toEqual(points.map(({ code }) => code));
    cells.forEach(({ geometry }, i) => {
      const { lon = Number.NaN, lat = Number.NaN } = points[i] ?? {};
      expect(booleanPointInPolygon([lon, lat], geometry)).toBe(true);
    });
  });

  it('ne se recouvrent pas', () => {
    const boxes = cells.map(({ geometry }) => bboxOf(geometry));
    let checked = 0;
    cells.forEach((a, i) => {
      cells.slice(i + 1).forEach((b, k) => {
        const [first, second] = [boxes[i], boxes[i + 1 + k]];
        if (first === undefined || second === undefined) return;
        if (first[0] > second[2] || second[0] > first[2] || first[1] > second[3] || second[1] > first[3]) return;
        checked += 1;
        const common = intersect(featureCollection([a, b].map(({ geometry }) => ({ type: 'Feature' as const, properties: {}, geometry }))));
        // Positions are rounded to about a metre: that is the width of what two cells may share.
        expect(common === null ? 0 : areaKm2(common.geometry)).toBeLessThan(0.01);
      });
    });
    expect(checked).toBeGreaterThan(500);
  });

  it('ne s’étirent pas d’un territoire à l’autre', () => {
    for (const { geometry } of cells) {
      const [west, south, east, north] = bboxOf(geometry);
      expect(distance([west, south], [east, north])).toBeLessThan(40);
    }
  });

  it('répartissent l’espace comme le plus proche point', () => {
    const doubs = points.filter(({ departement }) => departement === '25');
    const own = schematicOutlines(doubs);
    fc.assert(
      fc.property(fc.double({ min: 5.7, max: 6.4, noNaN: true }), fc.double({ min: 46.9, max: 47.3, noNaN: true }), (lon, lat) => {
        const owner = own.find(({ geometry }) => booleanPointInPolygon([lon, lat], geometry));
        fc.pre(owner !== undefined);
        const km = doubs.map((site) => distance([lon, lat], [site.lon, site.lat]));
        const ownKm = km[doubs.findIndex(({ code }) => code === owner?.code)] ?? Infinity;
        // One plane for a whole group: distances hold within a few per thousand.
        expect(ownKm).toBeLessThan(Math.min(...km) * 1.01 + 0.005);
      }),
      { numRuns: 300 },
    );
  });

  it('valent pour une commune seule et pour deux', () => {
    if (alone === undefined || other === undefined) throw new Error('repli vide');
    expect(schematicOutlines([]).map(({ code }) => code)).toEqual([]);
    for (const chosen of [[alone], [alone, other], [alone, other, { ...other, code: '25999', lon: 2 * other.lon - alone.lon, lat: 2 * other.lat - alone.lat }]]) {
      for (const [i, { geometry }] of schematicOutlines(chosen).entries()) {
        const { lon, lat } = chosen[i] ?? alone;
        expect(booleanPointInPolygon([lon, lat], geometry)).toBe(true);
        expect(areaKm2(geometry)).toBeLessThan(200);
      }
    }
  });

  it('refusent deux communes au même point', () => {
    if (alone === undefined) throw new Error('repli vide');
    expect(() => schematicOutlines([alone, { ...alone, code: '25999' }])).toThrow(/25999/u);
  });

  it('ne dépendent pas de l’ordre des points', () => {
    const some = points.slice(0, 40);
    expect(areaByCode(schematicOutlines(some.toReversed()))).toEqual(areaByCode(schematicOutlines(some)));
  });
});
