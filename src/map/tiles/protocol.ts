import { addProtocol, removeProtocol } from 'maplibre-gl';
import { untilAborted } from '../../files/shared-tasks';
import type { TileArchive, TileId } from './archive';
import type { Bytes } from './mvt';

/** What of a tile a source of the map shows; `null` when it shows nothing at all, so that no tile is read for it. */
export type Cut = ((tile: Uint8Array) => Bytes) | null;

export interface TileProtocol {
  /** Address of the tiles of a source, for its `tiles`. A new version makes the map ask for its tiles again. */
  readonly address: (source: string, version: number) => string;
  /** Tries again the tiles that failed. */
  readonly retry: () => void;
  readonly remove: () => void;
}

export interface TileProtocolOptions {
  readonly archive: TileArchive;
  /** The cut of a source, at the moment when a tile is asked for. */
  readonly cutOf: (source: string) => Cut;
  readonly onFailure: (error: unknown) => void;
  /** No tile that the map waits for is failing any more. */
  readonly onRecovered: () => void;
}

const nothing: Bytes = new Uint8Array(0);

const address = /^[a-z0-9-]+:\/\/([a-z0-9-]+)\/\d+\/(\d+)\/(\d+)\/(\d+)$/u;

/**
 * Serves the tiles of one map to MapLibre under a scheme of its own, which `remove` takes away with the map.
 * A tile that fails is not refused but kept waiting until `retry`, or until the map no longer wants it:
 * MapLibre never asks again for a tile that was refused while it stays in view.
 */
export function serveTiles({ archive, cutOf, onFailure, onRecovered }: TileProtocolOptions): TileProtocol {
  const scheme = `cls-${crypto.randomUUID()}`;
  const waiting = new EventTarget();
  let failing = 0;

  async function patiently(source: string, tile: TileId, signal: AbortSignal): Promise<Bytes> {
    for (;;) {
      try {
        const cut = cutOf(source);
        return cut === null ? nothing : cut(await archive.tile(...tile, signal));
      } catch (error) {
        signal.throwIfAborted();
        // It may have come damaged.
        archive.drop(...tile);
        failing += 1;
        onFailure(error);
        try {
          await untilAborted(new Promise((resolve) => waiting.addEventListener('retry', resolve, { once: true })), signal);
        } finally {
          failing -= 1;
        }
      }
    }
  }

  addProtocol(scheme, async ({ url }, { signal }) => {
    const [, source = '', z, x, y] = address.exec(url) ?? [];
    const cut = await patiently(source, [Number(z), Number(x), Number(y)], signal);
    if (failing === 0) onRecovered();
    // A copy in any case: MapLibre hands the buffer over to its worker.
    return { data: cut === nothing ? new ArrayBuffer(0) : cut.buffer };
  });
  return {
    address: (source, version) => `${scheme}://${source}/${version}/{z}/{x}/{y}`,
    retry: () => {
      waiting.dispatchEvent(new Event('retry'));
    },
    remove: () => removeProtocol(scheme),
  };
}
