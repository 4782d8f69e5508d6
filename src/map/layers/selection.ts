import { accentParts, sourceIds } from '../source-ids';
import type { Layer } from '../style-types';
import type { MapTheme } from '../theme';

/** The selected commune: a ring that reads on any class. */
export function selectionLayers({ spot, halo }: MapTheme): Layer[] {
  const base = {
    type: 'line',
    source: sourceIds.accents,
    'source-layer': accentParts.selected,
    layout: { 'line-join': 'round' },
  } as const;
  return [
    { ...base, id: 'selection-liseré', paint: { 'line-color': halo, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 4, 10, 8] } },
    { ...base, id: 'selection', paint: { 'line-color': spot, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 2, 10, 3.6] } },
  ];
}
