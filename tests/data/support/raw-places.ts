import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import * as v from 'valibot';
import { mirror } from '../../pipeline/support/build';

/** A place as its source file gives it. */
export interface RawPlace {
  readonly kind: string;
  readonly general: boolean;
  readonly roaming: boolean;
  readonly lon: number;
  readonly lat: number;
  /** That its point falls in; null outside every outline. */
  readonly commune: string | null;
}

const csv = (path: string, options = ''): string => `read_csv('${join(mirror, path)}', all_varchar = true, header = true${options})`;

/**
 * Places of the five source files in SQL, without a line of the pipeline: the kind that a home for the elderly ticks, open carpooling
 * places once each, long-stay units that the hospitals' file gives already left out.
 */
const sql = `
  WITH hospitals AS (
    SELECT lpad(id, 9, '0') AS finess, facility_type, lon, lat FROM ${csv('lieux/hopitaux-eurostat-2020.csv')}
  )
  SELECT 'hopital' AS kind, facility_type IN ('Centre Hospitalier (C.H.)', 'Centre Hospitalier Régional (C.H.R.)', 'Centre hospitalier, ex Hôpital local', 'Etablissement de Soins Pluridisciplinaire') AS general,
    false AS roaming, lon::DOUBLE AS lon, lat::DOUBLE AS lat FROM hospitals
  UNION ALL
  SELECT 'france_services', false, format_fs IN ('Bus_équivalent', 'Itinérante'), longitude::DOUBLE, latitude::DOUBLE FROM ${csv('lieux/france-services-20240801.csv')}
  UNION ALL
  SELECT CASE WHEN ehpad = 'TRUE' THEN 'ehpad' WHEN residence_autonomie = 'TRUE' THEN 'residence_autonomie' WHEN accueil_jour = 'TRUE' THEN 'accueil_jour' ELSE 'autre' END, false, false, lon::DOUBLE, lat::DOUBLE
  FROM ${csv('lieux/etablissements-personnes-agees-2020.csv')} e WHERE NOT (esld = 'TRUE' AND EXISTS (SELECT 1 FROM hospitals h WHERE h.finess = e.finess))
  UNION ALL
  SELECT 'gare', false, false, split_part("Position géographique", ',', 2)::DOUBLE, split_part("Position géographique", ',', 1)::DOUBLE FROM ${csv('mobilite/gares-de-voyageurs-sncf.csv', ", delim = ';'")}
  UNION ALL
  SELECT 'covoiturage', false, false, any_value(Xlong)::DOUBLE, any_value(Ylat)::DOUBLE FROM ${csv('mobilite/lieux-covoiturage-bnlc-20231101.csv')}
  WHERE lower(ouvert) IS DISTINCT FROM 'false' GROUP BY nom_lieu, insee, type, Xlong, Ylat`;

export async function rawPlaces(): Promise<RawPlace[]> {
  const db = await (await DuckDBInstance.create(':memory:')).connect();
  const rows = v.parse(v.array(v.object({ kind: v.string(), general: v.nullable(v.boolean()), roaming: v.nullable(v.boolean()), lon: v.nullable(v.number()), lat: v.nullable(v.number()) })), (await db.runAndReadAll(sql)).getRowObjectsJS());
  const communeOf = communeFinder();
  return rows.flatMap(({ kind, general, roaming, lon, lat }) => (lon === null || lat === null ? [] : [{ kind, general: general === true, roaming: roaming === true, lon, lat, commune: communeOf(lon, lat) }]));
}

/** Level of the density grid, 1 (the densest) to 7, by commune: the labels as the file words them, in INSEE's order. */
export function rawLevels(): ReadonlyMap<string, number> {
  const order = ['Grands centres urbains', 'Centres urbains intermédiaires', 'Ceintures urbaines', 'Petites villes', 'Bourgs ruraux', 'Rural à habitat dispersé', 'Rural à habitat très dispersé'];
  const lines = readFileSync(join(mirror, 'zonages/grille_densite_7_niveaux.csv'), 'utf8').trim().split(/\r?\n/u).slice(1);
  return new Map(lines.map((line) => [line.slice(0, 5), order.indexOf(line.slice(line.lastIndexOf(',') + 1)) + 1]));
}

type Ring = readonly (readonly number[])[];

const geometry = v.union([
  v.object({ type: v.literal('Polygon'), coordinates: v.array(v.array(v.array(v.number()))) }),
  v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(v.array(v.array(v.array(v.number())))) }),
]);
const collection = v.object({ features: v.array(v.object({ properties: v.looseObject({ code: v.string() }), geometry })) });

const bounds = (values: readonly number[] = []): readonly [number, number] => values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);

/** Finds the commune of a point in the source's outlines by casting a ray through every ring; null outside all of them. */
function communeFinder(): (lon: number, lat: number) => string | null {
  const { features } = v.parse(collection, JSON.parse(gunzipSync(readFileSync(join(mirror, 'contours/communes-100m.geojson.gz'))).toString('utf8')));
  const shapes = features.map(({ properties, geometry: { type, coordinates } }) => {
    const rings: Ring[] = type === 'Polygon' ? coordinates : coordinates.flat();
    const [lons, lats] = [0, 1].map((axis) => rings.flatMap((ring) => ring.map((position) => position[axis] ?? Number.NaN)));
    return { code: properties.code, rings, x: bounds(lons), y: bounds(lats) };
  });
  // By tenth of a degree of latitude: each place is then held against a few hundred outlines.
  const rows = new Map<number, (typeof shapes)[number][]>();
  for (const shape of shapes) {
    for (let row = Math.floor(10 * shape.y[0]); row <= Math.floor(10 * shape.y[1]); row += 1) rows.set(row, [...(rows.get(row) ?? []), shape]);
  }
  return (lon, lat) =>
    rows.get(Math.floor(10 * lat))?.find(({ rings, x, y }) => lon >= x[0] && lon <= x[1] && lat >= y[0] && lat <= y[1] && rings.reduce((inside, ring) => inside !== crossesOddly(ring, lon, lat), false))?.code ?? null;
}

/** True when a ray to the east crosses the ring an odd number of times. */
function crossesOddly(ring: Ring, lon: number, lat: number): boolean {
  let odd = false;
  ring.forEach(([x1 = 0, y1 = 0], i) => {
    const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length] ?? [];
    if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) * (x2 - x1)) / (y2 - y1)) odd = !odd;
  });
  return odd;
}

/** Kilometres between two points by the spherical law of cosines, another formula than the pipeline's. */
export function kilometres(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const [a, b, gap] = [lat1, lat2, lon2 - lon1].map((degrees) => (degrees * Math.PI) / 180);
  const cosine = Math.sin(a ?? 0) * Math.sin(b ?? 0) + Math.cos(a ?? 0) * Math.cos(b ?? 0) * Math.cos(gap ?? 0);
  return 6371.0088 * Math.acos(Math.min(1, cosine));
}
