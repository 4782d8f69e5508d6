import type { Carte } from './create-map';

/**
 * Keeps maps at the same place: each that moves takes the others along. A map that follows tells of no move, so that nothing goes round.
 * @returns what parts them.
 */
export function syncCameras(cartes: readonly Carte[]): () => void {
  const [first, ...others] = cartes;
  if (first === undefined) return () => undefined;
  const start = first.camera();
  for (const carte of [first, ...others]) carte.follow(start);
  const ends = cartes.map((carte) =>
    carte.onCamera((camera) => {
      for (const other of cartes) if (other !== carte) other.follow(camera);
    }),
  );
  return () => ends.forEach((end) => end());
}
