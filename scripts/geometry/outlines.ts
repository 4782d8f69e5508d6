import { gunzipSync } from 'node:zlib';
import type { MultiPolygon, Polygon, Position } from 'geojson';

/** Outline of one commune, WGS84 degrees, as the contours file states it. */
export interface CommuneOutline {
  code: string;
  nom: string;
  departement: string;
  region: string | null;
  epci: string | null;
  geometry: Polygon | MultiPolygon;
}

/** The contours file cannot be used; the message (French) says which feature and why. */
export class OutlinesError extends Error {
  override readonly name = 'OutlinesError';
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function isPosition(value: unknown): value is Position {
  if (!Array.isArray(value) || value.length < 2) return false;
  const [lon, lat]: unknown[] = value;
  return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

function isRing(value: unknown): value is Position[] {
  if (!Array.isArray(value) || value.length < 4 || !value.every(isPosition)) return false;
  const [first, last] = [value[0], value.at(-1)];
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
}

const isPolygonCoordinates = (value: unknown): value is Position[][] => Array.isArray(value) && value.length > 0 && value.every(isRing);

function readGeometry(value: unknown): Polygon | MultiPolygon | undefined {
  if (!isObject(value)) return undefined;
  const { type, coordinates } = value;
  if (type === 'Polygon' && isPolygonCoordinates(coordinates)) return { type, coordinates };
  if (type === 'MultiPolygon' && Array.isArray(coordinates) && coordinates.length > 0 && coordinates.every(isPolygonCoordinates)) {
    return { type, coordinates };
  }
  return undefined;
}

function readOutline(feature: unknown, rank: number): CommuneOutline {
  const where = `contour n°\u00a0${rank + 1}`;
  if (!isObject(feature) || !isObject(feature['properties'])) throw new OutlinesError(`${where}\u00a0: ce n’est pas une entité GeoJSON`);
  const { code, nom, departement, region, epci } = feature['properties'];
  if (!isText(code)) throw new OutlinesError(`${where}\u00a0: propriété «\u00a0code\u00a0» absente`);
  if (!isText(nom)) throw new OutlinesError(`commune ${code}\u00a0: propriété «\u00a0nom\u00a0» absente`);
  if (!isText(departement)) throw new OutlinesError(`commune ${code}\u00a0: propriété «\u00a0departement\u00a0» absente`);
  const geometry = readGeometry(feature['geometry']);
  if (geometry === undefined) {
    throw new OutlinesError(`commune ${code}\u00a0: polygone attendu, anneaux fermés d’au moins quatre positions en degrés`);
  }
  return { code, nom, departement, region: isText(region) ? region : null, epci: isText(epci) ? epci : null, geometry };
}

function decompress(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new OutlinesError('contours\u00a0: fichier gzip tronqué ou abîmé', { cause });
  }
}

/**
 * Reads the communes' outlines, in the file's order.
 * @param bytes a GeoJSON FeatureCollection, gzipped or not (recognised by its first bytes).
 * @throws OutlinesError on damaged gzip or JSON, a missing property, a geometry that is no closed polygon, a code stated twice.
 */
export function readOutlines(bytes: Uint8Array): CommuneOutline[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(decompress(bytes)));
  } catch (cause) {
    if (cause instanceof OutlinesError) throw cause;
    throw new OutlinesError('contours\u00a0: JSON illisible', { cause });
  }
  if (!isObject(parsed) || parsed['type'] !== 'FeatureCollection' || !Array.isArray(parsed['features'])) {
    throw new OutlinesError('contours\u00a0: une FeatureCollection GeoJSON est attendue');
  }
  const outlines = parsed['features'].map(readOutline);
  if (outlines.length === 0) throw new OutlinesError('contours\u00a0: aucun contour');
  const seen = new Set<string>();
  for (const { code } of outlines) {
    if (seen.has(code)) throw new OutlinesError(`commune ${code}\u00a0: deux contours`);
    seen.add(code);
  }
  return outlines;
}
