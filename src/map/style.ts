import type { Map as MapLibreMap } from 'maplibre-gl';
import { actionLayers, locatedLayers } from './layers/actions';
import { boundaryLayers } from './layers/boundaries';
import { communesLayer } from './layers/communes';
import { hatchLayers } from './layers/hatches';
import { labelLayers } from './layers/labels';
import { litLayers } from './layers/lit';
import { perimeterLayers } from './layers/perimeters';
import { pointLayers } from './layers/points';
import { selectionLayers } from './layers/selection';
import { siteLayers } from './layers/sites';
import { sourceIds } from './source-ids';
import type { Layer, SourceSpec, Style } from './style-types';
import type { MapTheme } from './theme';

/** Every layer of the map, from the bottom to the top; the IGN plan comes under the communes when asked for. */
export function allLayers(theme: MapTheme): Layer[] {
  return [
    { id: 'mer', type: 'background', paint: { 'background-color': theme.sea } },
    communesLayer(),
    ...hatchLayers(),
    ...boundaryLayers(theme),
    ...perimeterLayers(theme),
    ...locatedLayers(theme),
    ...litLayers(theme),
    ...selectionLayers(theme),
    ...labelLayers(theme),
    ...pointLayers(theme),
    ...actionLayers(theme),
    ...siteLayers(theme),
  ];
}

export const sourceOf = (layer: Layer): string | null => ('source' in layer && typeof layer.source === 'string' ? layer.source : null);

/** Layers of the first frame: communes, borders, perimeters. Names, hatching and points wait, so that values are not kept waiting for fonts. */
export const isFirst = (layer: Layer): boolean => {
  const source = sourceOf(layer);
  return source === null || source === sourceIds.communes;
};

/** The first frame is the communes: lines are laid out with them, and drawn once they are seen, for their shaders to compile meanwhile. */
const unseen = (layer: Layer): Layer => (layer.type === 'line' ? { ...layer, paint: { ...layer.paint, 'line-opacity': 0 } } : layer);

export function firstStyle(theme: MapTheme, communes: SourceSpec, fontFaces: NonNullable<Style['font-faces']>): Style {
  return {
    version: 8,
    sources: { [sourceIds.communes]: communes },
    'font-faces': fontFaces,
    transition: { duration: 0, delay: 0 },
    layers: allLayers(theme).filter(isFirst).map(unseen),
  };
}

/** Draws the lines that the first frame goes without. */
export function showLines(map: MapLibreMap, theme: MapTheme): void {
  for (const layer of allLayers(theme)) {
    if (layer.type === 'line' && isFirst(layer) && map.getLayer(layer.id) !== undefined) {
      map.setPaintProperty(layer.id, 'line-opacity', layer.paint?.['line-opacity'] ?? 1);
    }
  }
}

/** Paint properties that hold a colour of the theme. Each is a constant of its layer, so that changing it lays out no tile again. */
const themedProperties = [
  'background-color',
  'fill-color',
  'line-color',
  'text-color',
  'text-halo-color',
  'circle-color',
  'circle-stroke-color',
] as const;

export interface PaintChange {
  readonly layer: string;
  readonly property: (typeof themedProperties)[number];
  readonly value: string;
}

const paintOf = (layer: Layer): ReadonlyMap<string, unknown> => new Map(Object.entries(layer.paint ?? {}));

/** What changes on the map from one theme to another, images and states left aside. */
export function themeChanges(from: MapTheme, to: MapTheme): PaintChange[] {
  const before = new Map(allLayers(from).map((layer) => [layer.id, paintOf(layer)]));
  return allLayers(to).flatMap((layer) => {
    const paint = paintOf(layer);
    return themedProperties.flatMap((property) => {
      const value = paint.get(property);
      return typeof value === 'string' && value !== before.get(layer.id)?.get(property) ? [{ layer: layer.id, property, value }] : [];
    });
  });
}
