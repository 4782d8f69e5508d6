import type { MultiPolygon, Polygon } from 'geojson';

const littleEndian = 1;
const wkbPolygon = 3;
const wkbMultiPolygon = 6;

const polygonBytes = (rings: Polygon['coordinates']): number => rings.reduce((sum, ring) => sum + 4 + ring.length * 16, 9);

/**
 * Two-dimensional WKB (OGC 06-103r4), little-endian, in lower-case hexadecimal: what the column `contours.wkb` holds.
 * Coordinates are written as they are (float64, WGS84 longitude then latitude).
 */
export function toWkbHex(geometry: Polygon | MultiPolygon): string {
  const size =
    geometry.type === 'Polygon'
      ? polygonBytes(geometry.coordinates)
      : geometry.coordinates.reduce((sum, polygon) => sum + polygonBytes(polygon), 9);
  const bytes = Buffer.alloc(size);
  let at = 0;
  const header = (type: number, count: number): void => {
    at = bytes.writeUInt8(littleEndian, at);
    at = bytes.writeUInt32LE(type, at);
    at = bytes.writeUInt32LE(count, at);
  };
  const writePolygon = (rings: Polygon['coordinates']): void => {
    header(wkbPolygon, rings.length);
    for (const ring of rings) {
      at = bytes.writeUInt32LE(ring.length, at);
      for (const [lon = Number.NaN, lat = Number.NaN] of ring) {
        at = bytes.writeDoubleLE(lon, at);
        at = bytes.writeDoubleLE(lat, at);
      }
    }
  };
  if (geometry.type === 'Polygon') {
    writePolygon(geometry.coordinates);
  } else {
    header(wkbMultiPolygon, geometry.coordinates.length);
    for (const polygon of geometry.coordinates) writePolygon(polygon);
  }
  return bytes.toString('hex');
}
