import GeoJSONVT from 'geojson-vt';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCommunesTiles, type CommunesTiles, type TilesInput } from '../../scripts/geometry/build-tiles';
import { innerPoint } from '../../scripts/geometry/inner-point';
import { communeLocator } from '../../scripts/geometry/locator';
import { areaKm2, bboxOf, unionBbox } from '../../scripts/geometry/measures';
import type { CommuneOutline } from '../../scripts/geometry/outlines';
import { schematicOutlines } from '../../scripts/geometry/schematic';
import { crossingArcs, type ArcPositions } from '../../scripts/geometry/tiles/crossings';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from '../../scripts/geometry/tiles/mercator';
import { quantize, stitch } from '../../scripts/geometry/tiles/quantize';
import { sliceLines, slicePolygon } from '../../scripts/geometry/tiles/slice';
import { communeTopology } from '../../scripts/geometry/tiles/topology';
import { featureIdOfRank } from '../../src/contract/tiles';
import { outline, readContours, square, tilesInput } from './geometry-fixtures';
import { clipToTile, openTiles, ringKm2, type ReadTile, type TileReader } from './geometry-tile-reader';
import { communeAreas, innerSides, sideKey, surveyCommunes } from './geometry-tile-survey';

const zooms = [3, 4, 5, 6, 7, 8, 9, 10];
/** The EPCI of two contracts, as perimeters. */
const perimetres = { 'cls:vienne-et-gartempe': '200070043', 'cls:agglopolys': '200030385' };

let outlines: CommuneOutline[];
let input: TilesInput;
let built: CommunesTiles;
let reader: TileReader;
let km2OfId: Map<number, number>;
const decoded = new Map<number, ReadTile[]>();

/** Tiles of one zoom of the whole country, decoded once. */
async function tilesAt(zoom: number): Promise<ReadTile[]> {
  const tiles = decoded.get(zoom) ?? (await reader.readZoom(zoom));
  decoded.set(zoom, tiles);
  return tiles;
}

beforeAll(async () => {
  outlines = readContours();
  const base = tilesInput(outlines, ({ geometry }) => innerPoint(geometry));
  input = {
    ...base,
    perimetres: Object.entries(perimetres).map(([id, siren]) => ({
      id,
      nom: id.slice(4),
      codes: base.communes.flatMap(({ code, epci }) => (epci === siren ? [code] : [])),
    })),
  };
  built = await buildCommunesTiles(input);
  reader = await openTiles(built.bytes);
  const km2OfCode = new Map(outlines.map(({ code, geometry }) => [code, areaKm2(geometry)]));
  km2OfId = new Map(input.communes.map(({ rang, code }) => [featureIdOfRank(rang), km2OfCode.get(code) ?? 0]));
});

const total = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

const communeOf = (id = 0): TilesInput['communes'][number] | undefined => input.communes[id - 1];

describe('tuiles de toute la France', () => {
  it.each(zooms)('au zoom %i, toutes les communes se voient, sans vide ni recouvrement, pour la même surface totale', async (zoom) => {
    const survey = surveyCommunes(await tilesAt(zoom), 40);
    expect(survey.loose).toEqual([]);
    expect(survey.overlaps).toEqual([]);
    expect(survey.misWound).toEqual([]);
    expect([...km2OfId.keys()].filter((id) => !((survey.km2.get(id) ?? 0) > 0))).toEqual([]);
    expect(survey.km2.size).toBe(km2OfId.size);
    expect(Math.abs(total(survey.km2.values()) / total(km2OfId.values()) - 1)).toBeLessThan(0.005);
  });

  it('au plus grand zoom, chaque commune de plus d’un km² a sa surface à 0,5 % près', async () => {
    const km2 = communeAreas(await tilesAt(built.zoomMax));
    const off = [...km2OfId].filter(([id, expected]) => expected > 1 && Math.abs((km2.get(id) ?? 0) / expected - 1) > 0.005);
    expect(off).toEqual([]);
  });

  it('ne perd aucune commune et dit celles qu’elle a élargies', () => {
    expect(built.zooms.map(({ zoom }) => zoom)).toEqual(zooms);
    expect(built.zooms.flatMap(({ lost }) => lost)).toEqual([]);
    expect(built.sansContour).toEqual([]);
    expect(built.horsReference).toEqual([]);
  });

  it('reste légère : le fichier, la France au zoom 5, la première vue d’un contrat', async () => {
    expect(built.bytes.length).toBeLessThan(20e6);
    const { tileDataOffset, tileDataLength = 0 } = reader.header;
    expect(tileDataOffset + tileDataLength).toBeLessThanOrEqual(built.bytes.length);
    const compressed = (zoom: number): number => built.zooms.find((report) => report.zoom === zoom)?.bytes ?? Infinity;
    // Before gzip, which halves them.
    expect(compressed(5)).toBeLessThan(1.2e6);
    expect(compressed(8)).toBeLessThan(4.5e6);
    expect(built.tiles).toBe(reader.header.numAddressedTiles);
  });

  it('porte un en-tête que le navigateur peut suivre', () => {
    const { minZoom, maxZoom, clustered, minLon, minLat, maxLon, maxLat } = reader.header;
    expect({ minZoom, maxZoom, clustered }).toEqual({ minZoom: 3, maxZoom: 10, clustered: true });
    const bounds = unionBbox(outlines.map(({ geometry }) => bboxOf(geometry))) ?? [];
    [minLon, minLat, maxLon, maxLat].forEach((degrees, i) => expect(degrees).toBeCloseTo(bounds[i] ?? Number.NaN, 6));
    expect(reader.metadata).toMatchObject({
      vector_layers: ['communes', 'cls', 'epci', 'departements', 'regions', 'etiquettes'].map((id) => ({ id })),
    });
  });

  it('nomme chaque commune par son code à partir du zoom 8, et la numérote à tous', async () => {
    for (const zoom of [3, 8, 10]) {
      const named = new Map<string, number>();
      for (const { layers } of await tilesAt(zoom)) {
        for (const { id = 0, properties } of layers['communes']?.features ?? []) named.set(JSON.stringify(properties), id);
      }
      const expected = input.communes.map(({ code, nom, rang }) => [JSON.stringify({ code, nom }), featureIdOfRank(rang)] as const);
      expect(zoom < 8 ? [...named.keys()] : named).toEqual(zoom < 8 ? ['{}'] : new Map(expected));
    }
  });

  it('trace une seule fois chaque limite : celles où l’EPCI, le département ou la région change', async () => {
    const tiles = await tilesAt(built.zoomMax);
    const keys = [
      ['epci', (id?: number) => communeOf(id)?.epci, false],
      ['departements', (id?: number) => communeOf(id)?.departement, false],
      ['regions', (id?: number) => communeOf(id)?.region, true],
    ] as const;
    let compared = 0;
    for (const { layers } of tiles) {
      const { communes } = layers;
      if (communes === undefined) continue;
      const owners = new Map<string, (number | undefined)[]>();
      for (const { feature, side } of innerSides(communes.features, communes.extent)) {
        const key = sideKey(side);
        owners.set(key, [...(owners.get(key) ?? []), feature.id]);
      }
      for (const [name, groupOf, outer] of keys) {
        const drawn = innerSides(layers[name]?.features ?? [], communes.extent).map(({ side }) => sideKey(side));
        const expected = [...owners].flatMap(([key, [a, b]]) => ((b === undefined ? outer : groupOf(a) !== groupOf(b)) ? [key] : []));
        expect(drawn.toSorted()).toEqual(expected.toSorted());
        compared += drawn.length;
      }
    }
    expect(compared).toBeGreaterThan(200_000);
  });

  it('donne à un contrat la surface de ses communes, à chaque zoom', async () => {
    for (const zoom of zooms) {
      const shown = new Map<unknown, number>();
      for (const tile of await tilesAt(zoom)) {
        const { features = [], extent = 0 } = tile.layers['cls'] ?? {};
        for (const { properties, parts } of features) {
          const km2 = total(parts.map((part) => ringKm2(clipToTile(part, extent), tile, extent)));
          shown.set(properties['id'], (shown.get(properties['id']) ?? 0) + km2);
        }
      }
      for (const { id, codes } of input.perimetres) {
        const expected = total(input.communes.flatMap(({ rang, code }) => (codes.includes(code) ? (km2OfId.get(featureIdOfRank(rang)) ?? 0) : [])));
        expect(Math.abs((shown.get(id) ?? 0) / expected - 1)).toBeLessThan(zoom < 6 ? 0.05 : 0.01);
      }
    }
  });

  it('place chaque nom une fois, à son point, et tous au zoom 9', async () => {
    const named = new Map<number, ReadonlySet<number>>();
    const misplaced: unknown[] = [];
    for (const zoom of zooms) {
      const seen: number[] = [];
      for (const { x, y, layers } of await tilesAt(zoom)) {
        const { features = [], extent = 0 } = layers['etiquettes'] ?? {};
        const world = extent * 2 ** zoom;
        for (const { id = 0, properties, parts } of features) {
          if (properties['type'] !== 'commune') continue;
          seen.push(id);
          const { nom, population, lon, lat } = input.communes[id - 1] ?? {};
          const [[px = 0, py = 0] = []] = parts;
          const units = Math.max(Math.abs(mercatorX(lon ?? 0) * world - (x * extent + px)), Math.abs(mercatorY(lat ?? 0) * world - (y * extent + py)));
          if (properties['nom'] !== nom || properties['population'] !== population || units > 0.5001) misplaced.push({ zoom, id, properties, units });
        }
      }
      expect(new Set(seen).size).toBe(seen.length);
      named.set(zoom, new Set(seen));
    }
    expect(misplaced).toEqual([]);
    const at = (zoom: number): ReadonlySet<number> => named.get(zoom) ?? new Set();
    for (const zoom of zooms.slice(1)) expect([...at(zoom - 1)].filter((id) => !at(zoom).has(id))).toEqual([]);
    const towns = input.communes.flatMap(({ population, rang }) => (population === 30_000 ? [featureIdOfRank(rang)] : []));
    expect(at(5).size).toBe(0);
    // From afar, the first of each area only.
    expect(at(6).size).toBeGreaterThan(0);
    expect(at(6).size).toBeLessThan(towns.length / 10);
    expect(towns.filter((id) => !at(7).has(id))).toEqual([]);
    expect([at(9).size, at(10).size]).toEqual([input.communes.length, input.communes.length]);
  });

  it('place le nom d’un département et d’une région chez eux', async () => {
    const tiles = await tilesAt(6);
    const placed = tiles.flatMap(({ x, y, layers }) => {
      const { features = [], extent = 1 } = layers['etiquettes'] ?? {};
      return features.filter(({ properties }) => properties['type'] !== 'commune').map(({ properties, parts: [[px = 0, py = 0] = []] }) => ({
        type: properties['type'],
        nom: properties['nom'],
        lon: longitudeOf((x + px / extent) / 64),
        lat: latitudeOf((y + py / extent) / 64),
      }));
    });
    expect(placed).toHaveLength(101 + 18);
    const { locate } = communeLocator(outlines);
    const communeOfCode = new Map(outlines.map((commune) => [commune.code, commune]));
    for (const { type, nom, lon, lat } of placed) {
      const commune = communeOfCode.get(locate(lon, lat) ?? '');
      expect(type === 'region' ? commune?.region : commune?.departement).toBe(nom);
    }
  });
});

const indre = (): TilesInput => tilesInput(outlines.filter(({ departement }) => departement === '36'), ({ geometry }) => innerPoint(geometry));

describe('petits territoires', () => {
  it('donnent les mêmes octets deux fois, dans un autre ordre aussi', async () => {
    const first = await buildCommunesTiles(indre());
    const { communes, outlines: inOrder, ...rest } = indre();
    const again = await buildCommunesTiles({ ...rest, communes: communes.toReversed(), outlines: inOrder.toReversed() });
    expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true);
  });

  it('gardent à tous les zooms une enclave de dix mètres, dans le trou exact de sa voisine', async () => {
    const hole = square(1.05, 46.05, 0.0001);
    const around = outline('36001', { type: 'Polygon', coordinates: [...square(1, 46, 0.1).coordinates, ...hole.coordinates] });
    const result = await buildCommunesTiles(tilesInput([around, outline('36002', hole)], ({ geometry }) => innerPoint(geometry)));
    expect(result.zooms.map(({ lost }) => lost)).toEqual(zooms.map(() => []));
    expect(result.zooms[0]?.moved).toBe(1);
    const small = await openTiles(result.bytes);
    for (const zoom of zooms) {
      const survey = surveyCommunes(await small.readZoom(zoom), 0);
      expect(survey.loose).toEqual([]);
      expect(survey.km2.get(2)).toBeGreaterThan(0);
    }
  });

  it('se passent des communes sans contour et des contours inconnus, et les disent', async () => {
    const { communes, outlines: some, ...rest } = indre();
    const result = await buildCommunesTiles({ ...rest, communes: communes.slice(1), outlines: some.slice(0, -1) });
    expect(result.horsReference).toEqual([communes[0]?.code]);
    expect(result.sansContour).toEqual([some.at(-1)?.code]);
    await expect(buildCommunesTiles({ ...rest, communes, outlines: [] })).rejects.toThrow(RangeError);
  });

  it('acceptent des contours schématiques', async () => {
    const points = indre().communes.map(({ code, nom, departement, region, epci, lon, lat }) => ({ code, nom, departement, region, epci, lon: lon ?? 0, lat: lat ?? 0 }));
    const cells = schematicOutlines(points);
    const result = await buildCommunesTiles(tilesInput(cells, ({ geometry }) => innerPoint(geometry)));
    const schematic = await openTiles(result.bytes);
    for (const zoom of [5, 8, 10]) {
      const survey = surveyCommunes(await schematic.readZoom(zoom), 100);
      expect(survey.km2.size).toBe(points.length);
      expect(survey.overlaps).toEqual([]);
      expect(survey.loose).toEqual([]);
    }
  });
});

function length(line: readonly number[]): number {
  let sum = 0;
  for (let i = 2; i < line.length; i += 2) sum += Math.hypot((line[i] ?? 0) - (line[i - 2] ?? 0), (line[i + 1] ?? 0) - (line[i - 1] ?? 0));
  return sum;
}

describe('découpe en tuiles', () => {
  it('donne, dans chaque tuile, ce que donne geojson-vt sans simplification', () => {
    const [zoom, extent, buffer] = [10, 8192, 64];
    const chosen = outlines.filter(({ departement }) => departement === '36');
    const topology = communeTopology(chosen.map(({ geometry }) => geometry));
    const { arcs } = quantize(topology, new Float64Array(topology.arcStart.length - 1), { zoom, extent });
    const world = extent * 2 ** zoom;
    const rings = topology.communes.flat().map((polygon) => polygon.map((ring, i) => ({ points: stitch(arcs, ring.arcs), outer: i === 0 })));
    const mine = new Map<string, Map<number, number>>();
    rings.forEach((polygon, id) =>
      slicePolygon(polygon, { extent, buffer }, (x, y, parts) => {
        const tile: ReadTile = { zoom, x, y, layers: {} };
        const areas = mine.get(`${x} ${y}`) ?? new Map<number, number>();
        areas.set(id, total(parts.map((part) => ringKm2(part, tile, extent))));
        mine.set(`${x} ${y}`, areas);
      }),
    );
    const index = new GeoJSONVT(
      {
        type: 'FeatureCollection',
        features: rings.map((polygon, id) => ({
          type: 'Feature',
          id,
          properties: {},
          geometry: {
            type: 'Polygon',
            coordinates: polygon.map(({ points }) =>
              Array.from({ length: points.length / 2 }, (_, i) => [longitudeOf((points[2 * i] ?? 0) / world), latitudeOf((points[2 * i + 1] ?? 0) / world)]),
            ),
          },
        })),
      },
      { maxZoom: zoom, indexMaxZoom: 0, tolerance: 0, extent, buffer },
    );
    expect(mine.size).toBeGreaterThan(10);
    for (const [key, areas] of mine) {
      const [x = 0, y = 0] = key.split(' ').map(Number);
      const theirs = new Map<number, number>();
      for (const feature of index.getTile(zoom, x, y)?.features ?? []) {
        if (feature.type !== 3) continue;
        const km2 = feature.geometry.map((ring) => Math.abs(ringKm2(ring.flat(), { zoom, x, y }, extent)));
        theirs.set(Number(feature.id), km2.reduce((sum, area, i) => (i === 0 ? area : sum - area), 0));
      }
      // Both cut at the same margin; a cut falls on a rounded unit.
      for (const [id, km2] of areas) expect(theirs.get(id) ?? 0).toBeCloseTo(km2, 1);
      expect(theirs.size).toBeLessThanOrEqual(areas.size + 1);
    }
  });

  it('garde toute la longueur d’une ligne, une fois', () => {
    const grid = { extent: 100, buffer: 0 };
    const coordinate = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 12 }), (positions) => {
        // Segments along a cut belong to the tiles of both sides.
        fc.pre(positions.every(([x, y]) => x % 100 !== 0 && y % 100 !== 0));
        let cut = 0;
        let cuts = 0;
        sliceLines([positions.flat()], grid, (_x, _y, parts) => {
          for (const part of parts) {
            expect(part.every((value) => value >= 0 && value <= 100)).toBe(true);
            cut += length(part);
            cuts += 1;
          }
        });
        expect(Math.abs(cut - length(positions.flat()))).toBeLessThanOrEqual(cuts * 2);
      }),
    );
  });
});

describe('croisements', () => {
  type Point = readonly [number, number];

  const positionsOf = (arcs: readonly (readonly Point[])[]): ArcPositions => {
    const flat = arcs.flat();
    return {
      arcStart: Int32Array.from([0, ...arcs.map((_, i) => arcs.slice(0, i + 1).flat().length)]),
      x: Float64Array.from(flat, ([x]) => x),
      y: Float64Array.from(flat, ([, y]) => y),
      weight: new Float64Array(flat.length).fill(Infinity),
      vertex: Int32Array.from(flat, (_, i) => i),
    };
  };

  /** Whether two segments meet inside both, by solving for the meeting point. */
  const meet = (a: Point, b: Point, c: Point, d: Point): boolean => {
    const determinant = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
    if (determinant === 0) return false;
    const s = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / determinant;
    const t = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / determinant;
    return s > 0 && s < 1 && t > 0 && t < 1;
  };

  it('sont ceux que trouve une comparaison de tous les segments', () => {
    const coordinate = fc.double({ min: 0.49, max: 0.51, noNaN: true });
    const arc = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(arc, { minLength: 2, maxLength: 12 }), (arcs) => {
        const expected = new Set<number>();
        const segments = arcs.flatMap((points, a) => points.slice(1).map((to, i) => ({ a, i, from: points[i] ?? to, to })));
        for (const s of segments) {
          for (const t of segments) {
            if (s === t || (s.a === t.a && Math.abs(s.i - t.i) < 2)) continue;
            if (meet(s.from, s.to, t.from, t.to)) expected.add(s.a).add(t.a);
          }
        }
        expect(crossingArcs(positionsOf(arcs), new Float64Array(arcs.length))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
