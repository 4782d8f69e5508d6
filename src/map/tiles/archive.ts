import { PMTiles, type Source } from 'pmtiles';
import { SharedTasks } from '../../files/shared-tasks';

/** Bytes of unpacked tiles kept: several layers of the map are cut from the same tile. */
const budget = 12 * 1024 * 1024;

const empty = new Uint8Array(0);

export type TileId = readonly [z: number, x: number, y: number];

/** The tiles of the communes, each read and unpacked once for all that is cut from it. */
export class TileArchive {
  readonly #source: Source | string;
  #archive: PMTiles;
  readonly #kept = new Map<string, Uint8Array>();
  readonly #tasks = new SharedTasks();
  #bytes = 0;

  constructor(source: Source | string) {
    this.#source = source;
    this.#archive = new PMTiles(source);
  }

  reads(source: Source | string): boolean {
    return source === this.#source;
  }

  /**
   * Asks for tiles ahead of the map; a failure is told by whoever then reads the tile.
   * @returns when they have all been asked for, the header and the directory of the archive being read.
   */
  async prefetch(tiles: readonly TileId[]): Promise<void> {
    try {
      await this.#archive.getHeader();
    } catch {
      return;
    }
    const { signal } = new AbortController();
    for (const [z, x, y] of tiles) this.tile(z, x, y, signal).catch(() => undefined);
    // The library finds each tile in the directory in a few turns.
    await new Promise((resolve) => setTimeout(resolve));
  }

  /** The unpacked tile, of no bytes where the archive has none. @throws what the source throws; the signal's reason when aborted. */
  async tile(z: number, x: number, y: number, signal: AbortSignal): Promise<Uint8Array> {
    const key = `${z}/${x}/${y}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    return this.#tasks.run(key, signal, async (shared) => {
      const answer = await this.#read(z, x, y, shared);
      const tile = answer === undefined ? empty : new Uint8Array(answer.data);
      this.#keep(key, tile);
      return tile;
    });
  }

  async #read(z: number, x: number, y: number, signal: AbortSignal): ReturnType<PMTiles['getZxy']> {
    try {
      return await this.#archive.getZxy(z, x, y, signal);
    } catch (error) {
      // The library keeps a directory that failed to load: a later tile must be able to ask for it again.
      if (!signal.aborted) this.#archive = new PMTiles(this.#source);
      throw error;
    }
  }

  /** Forgets a tile, so that it is read again when next asked for. */
  drop(z: number, x: number, y: number): void {
    const key = `${z}/${x}/${y}`;
    this.#bytes -= this.#kept.get(key)?.length ?? 0;
    this.#kept.delete(key);
  }

  #keep(key: string, tile: Uint8Array): void {
    if (tile.length > budget) return;
    this.#kept.set(key, tile);
    this.#bytes += tile.length;
    for (const [oldest, bytes] of this.#kept) {
      if (this.#bytes <= budget) return;
      this.#kept.delete(oldest);
      this.#bytes -= bytes.length;
    }
  }
}
