import { addProtocol, removeProtocol } from 'maplibre-gl';
import type { TileArchive } from './archive';
import type { Bytes } from './mvt';

/** What of a tile a source of the map shows; `null` when it shows nothing at all, so that no tile is read for it. */
export type Cut = ((tile: Uint8Array) => Bytes) | null;

export interface TileProtocol {
  /** Address of the tiles of a source, for its `tiles`. A new version makes the map ask for its tiles again. */
  readonly address: (source: string, version: number) => string;
  readonly remove: () => void;
}

export interface TileProtocolOptions {
  readonly archive: TileArchive;
  /** The cut of a source, at the moment when a tile is asked for. */
  readonly cutOf: (source: string) => Cut;
  readonly onFailure: (error: unknown) => void;
  readonly onSuccess: () => void;
}

const address = /^[a-z0-9-]+:\/\/([a-z]+)\/\d+\/(\d+)\/(\d+)\/(\d+)$/u;

/** Serves the tiles of one map to MapLibre under a scheme of its own, which `remove` takes away with the map. */
export function serveTiles({ archive, cutOf, onFailure, onSuccess }: TileProtocolOptions): TileProtocol {
  const scheme = `cls-${crypto.randomUUID()}`;
  addProtocol(scheme, async ({ url }, { signal }) => {
    const [, source = '', z, x, y] = address.exec(url) ?? [];
    const cut = cutOf(source);
    if (cut === null) return { data: new ArrayBuffer(0) };
    try {
      const tile = await archive.tile(Number(z), Number(x), Number(y), signal);
      onSuccess();
      // The cut is a copy: MapLibre hands the buffer over to its worker.
      return { data: cut(tile).buffer };
    } catch (error) {
      if (!signal.aborted) onFailure(error);
      throw error;
    }
  });
  return {
    address: (source, version) => `${scheme}://${source}/${version}/{z}/{x}/{y}`,
    remove: () => removeProtocol(scheme),
  };
}
