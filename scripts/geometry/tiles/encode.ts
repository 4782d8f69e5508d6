import vtPbf, { type EncodableFeature } from 'vt-pbf';
import { tileLayers, type TileLayer } from '../../../src/contract/tiles';
import type { CutFeature, CutTile } from './cut';

const pairs = (flat: readonly number[]): [number, number][] => {
  const out: [number, number][] = [];
  for (let i = 0; i < flat.length; i += 2) out.push([flat[i] ?? 0, flat[i + 1] ?? 0]);
  return out;
};

const encodable = ({ parts, ...feature }: CutFeature): EncodableFeature => ({
  ...feature,
  geometry: feature.type === 1 ? parts.flatMap(pairs) : parts.map(pairs),
});

/** Mapbox Vector Tile 2 of a tile, layers in the order given, not compressed. */
export function encodeTile({ layers }: CutTile, order: readonly TileLayer[], extent: number): Uint8Array {
  const named: Record<string, { features: EncodableFeature[] }> = {};
  for (const layer of order) {
    const features = layers[layer];
    if (features !== undefined) named[tileLayers[layer]] = { features: features.map(encodable) };
  }
  return vtPbf.fromGeojsonVt(named, { version: 2, extent });
}
