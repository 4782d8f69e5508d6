import { hatchParts, type HatchSource, hatchSources, outsidePart } from '../source-ids';
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
  sides.map(({ outside, opacity }) => ({ kind, part: outside ? outsidePart(hatchParts[kind]) : hatchParts[kind], opacity })),
);

const idOf = (source: HatchSource, part: string): string => `${source}-${part}`;

/** The layers of a set and the opacity that each has when shown. */
export const hatchLayerIds = (source: HatchSource): readonly { readonly id: string; readonly opacity: number }[] =>
  layers.map(({ part, opacity }) => ({ id: idOf(source, part), opacity }));

/** Communes without a value, the reason told by the pattern. Patterns ignore feature states, so each reason is a layer of its own cut of the tiles. */
export function hatchLayers(): LayerOf<'fill'>[] {
  return hatchSources.flatMap((source) =>
    layers.map(({ kind, part, opacity }): LayerOf<'fill'> => ({
      id: idOf(source, part),
      type: 'fill',
      source,
      'source-layer': part,
      paint: { 'fill-pattern': hatchImage(kind), 'fill-opacity': opacity, 'fill-antialias': false },
    })),
  );
}
