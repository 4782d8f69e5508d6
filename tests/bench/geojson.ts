import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { tableFromIPC } from 'apache-arrow';
import type { Feature, FeatureCollection, Position } from 'geojson';
import type { Manifest } from '../../src/contract/manifest';

/** Reads little-endian WKB (Polygon, MultiPolygon) in hexadecimal text into the coordinates of a MultiPolygon. */
function multiPolygonOf(hex: string): Position[][][] {
  const view = new DataView(Uint8Array.from(Buffer.from(hex, 'hex')).buffer);
  let at = 0;
  const uint = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const double = (): number => {
    at += 8;
    return view.getFloat64(at - 8, true);
  };
  const polygon = (): Position[][] => Array.from({ length: uint() }, () => Array.from({ length: uint() }, () => [double(), double()]));
  at += 1;
  const type = uint();
  if (type === 3) return [polygon()];
  return Array.from({ length: uint() }, () => {
    at += 5;
    return polygon();
  });
}

/** Every published outline as one GeoJSON: the usual way, for the comparison. */
export function communesGeojson(folder: string, manifest: Manifest): FeatureCollection {
  const features = Object.values(manifest.contours).flatMap(({ fichier }): Feature[] => {
    const bytes = readFileSync(join(folder, fichier));
    const table = tableFromIPC(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes);
    return table.toArray().map((row): Feature => ({
      type: 'Feature',
      properties: { code: String(row.code), v: 0 },
      geometry: { type: 'MultiPolygon', coordinates: multiPolygonOf(String(row.wkb)) },
    }));
  });
  return { type: 'FeatureCollection', features };
}
