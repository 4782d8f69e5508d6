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

/**
 * Draws a map as SVG in the worker, département after département.
 * @param ranks communes drawn. @param onShare how far it is, 0 to 1.
 * @throws ComputeError; the signal's reason when given up.
 */
export async function drawMap({ files, exporter, communes }: DrawTools, image: MapPicture, ranks: Int32Array, classOfRank: Uint8Array, signal: AbortSignal, onShare: (share: number) => void): Promise<Blob> {
  try {
    await exporter.run({ kind: 'image', image }, signal);
    const parts = rowsByDepartement(ranks.length, (place) => ranks[place] ?? -1, communes);
    let done = 0;
    for (const [departement, places] of parts) {
      const outlines = await outlinesOf(files, departement, signal);
      const own = places.map((place) => ranks[place] ?? -1);
      const codes = Array.from(own, (rank) => communes.code[rank] ?? '');
      await exporter.run(
        { kind: 'traces', traces: { codes, contours: codes.map((code) => outlines.get(code) ?? ''), classes: Uint8Array.from(own, (rank) => classOfRank[rank] ?? 255) } },
        signal,
      );
      onShare((done += 1) / parts.size);
    }
    return await exporter.run({ kind: 'svg' }, signal);
  } finally {
    exporter.close();
  }
}
