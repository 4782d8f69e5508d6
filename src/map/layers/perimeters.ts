import { tileLayers } from '../../contract/tiles';
import { sourceIds } from '../source-ids';
import type { Layer, LayerOf } from '../style-types';
import type { MapTheme } from '../theme';

/** Perimeters of the contracts: the strongest line of the map, on a pale casing so that it reads on any class. */
export function perimeterLayers({ accent, halo }: MapTheme): Layer[] {
  const base = {
    type: 'line',
    source: sourceIds.communes,
    'source-layer': tileLayers.cls,
    layout: { 'line-join': 'round' },
  } as const satisfies Partial<LayerOf<'line'>>;
  return [
    {
      ...base,
      id: 'perimetres-liseré',
      paint: { 'line-color': halo, 'line-opacity': 0.9, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 2.6, 8, 5, 12, 8] },
    },
    {
      ...base,
      id: 'perimetres',
      paint: { 'line-color': accent, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 1.4, 8, 2.6, 12, 4] },
    },
  ];
}
