import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles, type Header } from 'pmtiles';

/** A feature read back from a tile; rings and lines are x, y, x, y… in the tile's units. */
export interface TileFeature {
  id: number | undefined;
  type: number;
  properties: Readonly<Record<string, string | number | boolean>>;
  parts: number[][];
}

export interface TileLayerContent {
  extent: number;
  features: TileFeature[];
}

export interface ReadTile {
  zoom: number;
  x: number;
  y: number;
  layers: Readonly<Record<string, TileLayerContent>>;
}

export interface TileReader {
  header: Header;
  metadata: unknown;
  /** `undefined` where the archive has no tile. */
  read: (zoom: number, x: number, y: number) => Promise<ReadTile | undefined>;
  /** Every tile of a zoom within the header's bounds. */
  readZoom: (zoom: number) => Promise<ReadTile[]>;
}

const tileX = (lon: number, zoom: number): number => Math.floor((lon / 360 + 0.5) * 2 ** zoom);
const tileY = (lat: number, zoom: number): number => {
  const radians = (lat * Math.PI) / 180;
  return Math.floor(((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2) * 2 ** zoom);
};

function decode(zoom: number, x: number, y: number, data: ArrayBuffer): ReadTile {
  const layers: Record<string, TileLayerContent> = {};
  for (const [name, layer] of Object.entries(new VectorTile(new PbfReader(new Uint8Array(data))).layers)) {
    const features = Array.from({ length: layer.length }, (_, i): TileFeature => {
      const feature = layer.feature(i);
      const parts = feature.loadGeometry().map((part) => part.flatMap((point) => [point.x, point.y]));
      return { id: feature.id, type: feature.type, properties: feature.properties, parts };
    });
    layers[name] = { extent: layer.extent, features };
  }
  return { zoom, x, y, layers };
}

/** Reads an archive held in memory with the browser's own library. */
export async function openTiles(bytes: Uint8Array<ArrayBuffer>): Promise<TileReader> {
  const archive = new PMTiles({
    getKey: () => 'memory',
    getBytes: (offset, length) => Promise.resolve({ data: bytes.slice(offset, offset + length).buffer }),
  });
  const header = await archive.getHeader();
  const read = async (zoom: number, x: number, y: number): Promise<ReadTile | undefined> => {
    const tile = await archive.getZxy(zoom, x, y);
    return tile === undefined ? undefined : decode(zoom, x, y, tile.data);
  };
  const readZoom = async (zoom: number): Promise<ReadTile[]> => {
    const tiles: ReadTile[] = [];
    for (let x = tileX(header.minLon, zoom); x <= tileX(header.maxLon, zoom); x += 1) {
      for (let y = tileY(header.maxLat, zoom); y <= tileY(header.minLat, zoom); y += 1) {
        const tile = await read(zoom, x, y);
        if (tile !== undefined) tiles.push(tile);
      }
    }
    return tiles;
  };
  return { header, metadata: await archive.getMetadata(), read, readZoom };
}

/** A ring cut to the tile's own square, one half-plane after the other. */
export function clipToTile(ring: readonly number[], extent: number): number[] {
  let points: [number, number][] = [];
  for (let i = 0; i < ring.length; i += 2) points.push([ring[i] ?? 0, ring[i + 1] ?? 0]);
  const halfPlanes: ((p: [number, number]) => number)[] = [(p) => p[0], (p) => extent - p[0], (p) => p[1], (p) => extent - p[1]];
  for (const inside of halfPlanes) {
    const kept: [number, number][] = [];
    points.forEach((b, i) => {
      const a = points[i === 0 ? points.length - 1 : i - 1];
      if (a === undefined) return;
      const [da, db] = [inside(a), inside(b)];
      if (da < 0 !== db < 0) kept.push([a[0] + ((b[0] - a[0]) * da) / (da - db), a[1] + ((b[1] - a[1]) * da) / (da - db)]);
      if (db >= 0) kept.push(b);
    });
    points = kept;
  }
  return points.flat();
}

const earthRadiusKm = 6371.0088;

/** Signed area on the sphere, km², of a ring in a tile's units; positive for an outer ring. */
export function ringKm2(ring: readonly number[], { zoom, x, y }: Pick<ReadTile, 'zoom' | 'x' | 'y'>, extent: number): number {
  const world = extent * 2 ** zoom;
  const n = ring.length / 2;
  const lon = (i: number): number => (2 * Math.PI * (x * extent + (ring[2 * (i % n)] ?? 0))) / world;
  const sine = (i: number): number => Math.tanh(Math.PI * (1 - (2 * (y * extent + (ring[2 * (i % n) + 1] ?? 0))) / world));
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum -= (lon(i + 1) - lon(i)) * (sine(i) + sine(i + 1));
  return (-sum / 2) * earthRadiusKm ** 2;
}

/** Even-odd test over every ring of a feature. */
export function featureContains({ parts }: TileFeature, px: number, py: number): boolean {
  let inside = false;
  for (const ring of parts) {
    for (let i = 2; i < ring.length; i += 2) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = ring.slice(i - 2, i + 2);
      if (ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}
