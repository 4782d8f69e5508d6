import { BufferWriter, S2PMTilesWriter, TileType, zxyToTileID } from 's2-pmtiles';
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
  const buffer = new BufferWriter();
  const writer = new S2PMTilesWriter(buffer, TileType.Pbf);
  const ordered = tiles.map((tile) => ({ ...tile, id: zxyToTileID(tile.zoom, tile.x, tile.y) })).sort((a, b) => a.id - b.id);
  for (const { id, bytes } of ordered) await writer.writeTile(id, bytes);
  await writer.commit({
    name,
    description,
    vector_layers: layers.map(({ id, minZoom, maxZoom, fields }) => ({ id, minzoom: minZoom, maxzoom: maxZoom, fields })),
  });
  const archive = new Uint8Array(buffer.commit());
  const view = new DataView(archive.buffer);
  bounds.forEach((degrees, i) => {
    view.setInt32(boundsOffset + 4 * i, e7(degrees), true);
  });
  view.setUint8(centerOffset, center[2]);
  view.setInt32(centerOffset + 1, e7(center[0]), true);
  view.setInt32(centerOffset + 5, e7(center[1]), true);
  return archive;
}
