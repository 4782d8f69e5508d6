import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Polygon, Position } from 'geojson';
import type { NamedCode, TileCommune, TilesInput } from '../../scripts/geometry/build-tiles';
import { readOutlines, type CommuneOutline } from '../../scripts/geometry/outlines';

const root = join(import.meta.dirname, '../..');
const mirror = process.env['CLS_SOURCES'] ?? join(root, '../shared/sources');

export const contoursPath = join(mirror, 'contours/communes-100m.geojson.gz');
export const repliPath = join(root, 'data/repli/communes.csv');

export const readContours = (): CommuneOutline[] => readOutlines(readFileSync(contoursPath));

/** A square whose south-west corner is given, sides in degrees. */
export function square(lon: number, lat: number, side: number): Polygon {
  const ring: Position[] = [
    [lon, lat],
    [lon + side, lat],
    [lon + side, lat + side],
    [lon, lat + side],
    [lon, lat],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

export const outline = (code: string, geometry: CommuneOutline['geometry'], more: Partial<CommuneOutline> = {}): CommuneOutline => ({
  code,
  nom: `Commune ${code}`,
  departement: code.slice(0, 2),
  region: null,
  epci: null,
  geometry,
  ...more,
});

const namedByCode = (codes: readonly (string | null)[]): NamedCode[] =>
  [...new Set(codes)].flatMap((code) => (code === null ? [] : [{ code, nom: code }])).sort((a, b) => (a.code < b.code ? -1 : 1));

/** Input of the tiles made of outlines alone: communes in the order of their codes, one in twenty a town, groups named by their codes. */
export function tilesInput(outlines: readonly CommuneOutline[], pointOf: (outline: CommuneOutline) => readonly [number, number]): TilesInput {
  const communes = [...outlines]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((commune, rang): TileCommune => {
      const { code, nom, departement, region, epci } = commune;
      const [lon, lat] = pointOf(commune);
      return { rang, code, nom, departement, region, epci, population: rang % 20 === 0 ? 30_000 : 400, lon, lat };
    });
  return {
    communes,
    outlines,
    perimetres: [],
    departements: namedByCode(communes.map(({ departement }) => departement)),
    regions: namedByCode(communes.map(({ region }) => region)),
  };
}
