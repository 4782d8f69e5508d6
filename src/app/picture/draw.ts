import type { CommunesTable } from '../../domain/communes';
import type { MapPicture } from '../../domain/picture/picture';
import type { PublishedFiles } from '../../files/published-files';
import type { ExportsClient } from '../../workers/exports/client';
import { outlinesOf, rowsByDepartement } from '../files/outlines';

interface DrawTools {
  readonly files: PublishedFiles;
  readonly exporter: ExportsClient;
  readonly communes: CommunesTable;
}

/** What is drawn, and how: arrays by rank. */
export interface DrawnMap {
  readonly image: MapPicture;
  /** Communes drawn. */
  readonly ranks: Int32Array;
  readonly classOfRank: Uint8Array;
  /** Place in `shades`; every one full where left out. */
  readonly teintes?: Uint8Array;
  /** Bit n: the commune is in contour n of the picture. */
  readonly marques?: Uint16Array;
}

/** Outlines take this share of the time. */
const outlined = 0.6;

/** A map drawn in the worker, which keeps it until it is closed: the same drawing leaves in several formats. */
export class MapDrawing {
  readonly #tools: DrawTools;
  readonly #map: DrawnMap;
  #drawn = false;

  constructor(tools: DrawTools, map: DrawnMap) {
    this.#tools = tools;
    this.#map = map;
  }

  /**
   * @param scale pixels a unit of a PNG; null for an SVG. @param onShare how far it is, 0 to 1.
   * @throws ComputeError, whose detail is one of `pictureFaults` where the browser has no such PNG; the signal's reason when given up.
   */
  async written(scale: number | null, signal: AbortSignal, onShare: (share: number) => void): Promise<Blob> {
    const { exporter } = this.#tools;
    const before = this.#drawn ? 0 : outlined;
    // Given up, or lost, the worker has lost the drawing too.
    const drawn = this.#drawn;
    this.#drawn = false;
    if (!drawn) await this.#draw(signal, (share) => onShare(outlined * share));
    const blob = await (scale === null ? exporter.run({ kind: 'svg' }, signal) : exporter.run({ kind: 'png', echelle: scale }, signal, { onProgress: (share) => onShare(before + (1 - before) * share) }));
    this.#drawn = true;
    return blob;
  }

  close(): void {
    this.#drawn = false;
    this.#tools.exporter.close();
  }

  async #draw(signal: AbortSignal, onShare: (share: number) => void): Promise<void> {
    const { files, exporter, communes } = this.#tools;
    const { image, ranks, classOfRank, teintes, marques } = this.#map;
    await exporter.run({ kind: 'image', image }, signal);
    const parts = rowsByDepartement(ranks.length, (place) => ranks[place] ?? -1, communes);
    let done = 0;
    for (const [departement, places] of parts) {
      const own = places.map((place) => ranks[place] ?? -1);
      const codes = Array.from(own, (rank) => communes.code[rank] ?? '');
      const contours = await outlinesOf(files, departement, codes, signal);
      const traces = {
        codes,
        contours,
        classes: Uint8Array.from(own, (rank) => classOfRank[rank] ?? 255),
        teintes: Uint8Array.from(own, (rank) => teintes?.[rank] ?? 0),
        marques: Uint16Array.from(own, (rank) => marques?.[rank] ?? 0),
      };
      await exporter.run({ kind: 'traces', traces }, signal, { transfer: [contours.texte.buffer] });
      onShare((done += 1) / parts.size);
    }
  }
}
