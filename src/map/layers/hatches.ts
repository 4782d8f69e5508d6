import { hatchParts, sourceIds } from '../source-ids';
import type { LayerOf } from '../style-types';

export type HatchKind = keyof typeof hatchParts;
export const hatchKinds = ['absent', 'secret', 'horsChamp'] as const satisfies readonly HatchKind[];

export const hatchImage = (kind: HatchKind): string => `hachure-${kind}`;
export const hatchLayerId = (kind: HatchKind): string => `hachures-${kind}`;

/** Communes without a value, the reason told by the pattern. Patterns ignore feature states, so each reason is a layer of its own cut of the tiles. */
export function hatchLayers(): LayerOf<'fill'>[] {
  return hatchKinds.map((kind) => ({
    id: hatchLayerId(kind),
    type: 'fill',
    source: sourceIds.hatches,
    'source-layer': hatchParts[kind],
    paint: { 'fill-pattern': hatchImage(kind), 'fill-opacity': 1, 'fill-antialias': false },
  }));
}
