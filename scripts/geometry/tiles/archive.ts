import { S2PMTilesWriter, TileType, zxyToTileID, type Writer } from 's2-pmtiles';
import type { Bbox } from '../measures';

export interface EncodedTile {
  zoom: number;
  x: number;
  y: number;
  /** Vector tile, not compressed. */
  bytes: Uint8Array;
}

export interface ArchiveMetadata {
  name: string;
  description: string;
  layers: readonly { id: string; minZoom: number; maxZoom: number; fields: Readonly<Record<string, string>> }[];
}

/** Offsets in the header of PMTiles 3 that s2-pmtiles leaves at 0; coordinates are stored as degrees × 10⁷. */
const boundsOffset = 102;
const centerOffset = 118;
const e7 = (degrees: number): number => Math.round(degrees * 1e7);

/** Bytes in memory that grow by doubling: the library's own buffer copies all of it at each append. */
class GrowingBuffer implements Writer {
  #bytes = new Uint8Array(1 << 20);
  #length = 0;

  #fit(length: number): void {
    if (length > this.#bytes.length) {
      const wider = new Uint8Array(Math.max(length, this.#bytes.length * 2));
      wider.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = wider;
    }
    this.#length = Math.max(this.#length, length);
  }

  appendSync(data: Uint8Array): void {
    const at = this.#length;
    this.#fit(at + data.length);
    this.#bytes.set(data, at);
  }

  append(data: Uint8Array): Promise<void> {
    this.appendSync(data);
    return Promise.resolve();
  }

  write(data: Uint8Array, offset: number): Promise<void> {
    this.#fit(offset + data.length);
    this.#bytes.set(data, offset);
    return Promise.resolve();
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }
}

/**
 * Writes a PMTiles 3 archive, tiles in the order of their ids (so the archive is clustered), each one gzipped.
 * The bytes depend on the arguments alone.
 * @param bounds what the tiles cover, degrees; @param center longitude, latitude, zoom of a first view.
 */
export async function writeArchive(
  tiles: readonly EncodedTile[],
  bounds: Bbox,
  center: readonly [lon: number, lat: number, zoom: number],
  { name, description, layers }: ArchiveMetadata,
): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = new GrowingBuffer();
  const writer = new S2PMTilesWriter(buffer, TileType.Pbf);
  const ordered = tiles.map((tile) => ({ ...tile, id: zxyToTileID(tile.zoom, tile.x, tile.y) })).sort((a, b) => a.id - b.id);
  for (const { zoom, x, y, bytes } of ordered) await writer.writeTileXYZ(zoom, x, y, bytes);
  await writer.commit({
    name,
    description,
    vector_layers: layers.map(({ id, minZoom, maxZoom, fields }) => ({ id, minzoom: minZoom, maxzoom: maxZoom, fields })),
  });
  const archive = buffer.bytes();
  // The library writes the first two letters of the seven, which other readers than ours refuse.
  archive.set(new TextEncoder().encode('PMTiles'));
  const view = new DataView(archive.buffer);
  bounds.forEach((degrees, i) => {
    view.setInt32(boundsOffset + 4 * i, e7(degrees), true);
  });
  view.setUint8(centerOffset, center[2]);
  view.setInt32(centerOffset + 1, e7(center[0]), true);
  view.setInt32(centerOffset + 5, e7(center[1]), true);
  return archive;
}
