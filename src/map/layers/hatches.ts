import { hatchParts, outsidePart, sourceIds } from '../source-ids';
import type { LayerOf } from '../style-types';

export type HatchKind = keyof typeof hatchParts;
export const hatchKinds = ['absent', 'secret', 'horsChamp'] as const satisfies readonly HatchKind[];

export const hatchImage = (kind: HatchKind): string => `hachure-${kind}`;

/** Outside the territory hatching fades like the colours do. */
const sides = [
  { outside: false, opacity: 1 },
  { outside: true, opacity: 0.3 },
] as const;

const layers = hatchKinds.flatMap((kind) =>
  sides.map(({ outside, opacity }) => {
    const part = outside ? outsidePart(hatchParts[kind]) : hatchParts[kind];
    return { id: `hachures-${part}`, kind, part, opacity };
  }),
);

/** The layers and the opacity that each has when shown. */
export const hatchLayerIds: readonly { readonly id: string; readonly opacity: number }[] = layers;

/** Communes without a value, the reason told by the pattern. Patterns ignore feature states, so each reason is a layer of its own cut of the tiles. */
export function hatchLayers(): LayerOf<'fill'>[] {
  return layers.map(({ id, kind, part, opacity }) => ({
    id,
    type: 'fill',
    source: sourceIds.hatches,
    'source-layer': part,
    paint: { 'fill-pattern': hatchImage(kind), 'fill-opacity': opacity, 'fill-antialias': false },
  }));
}
