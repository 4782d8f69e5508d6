import { accentParts, sourceIds } from '../source-ids';
import type { Layer } from '../style-types';
import type { MapTheme } from '../theme';

/** Communes lit by the legend or the table: tinted where they are too small for an outline; outlined, their colour left as it is, where they are not. */
export function litLayers({ spot, halo }: MapTheme): Layer[] {
  const base = { source: sourceIds.accents, 'source-layer': accentParts.lit } as const;
  return [
    {
      ...base,
      id: 'eclairees-teinte',
      type: 'fill',
      maxzoom: 8.5,
      paint: { 'fill-color': spot, 'fill-opacity': ['interpolate', ['linear'], ['zoom'], 5.5, 0.85, 8.5, 0], 'fill-antialias': false },
    },
    {
      ...base,
      id: 'eclairees-liseré',
      type: 'line',
      minzoom: 7,
      paint: { 'line-color': halo, 'line-opacity': 0.8, 'line-width': ['interpolate', ['linear'], ['zoom'], 7, 1, 10, 5.5] },
    },
    {
      ...base,
      id: 'eclairees',
      type: 'line',
      minzoom: 6,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': spot, 'line-width': ['interpolate', ['linear'], ['zoom'], 6, 0.4, 8, 1.2, 10, 2.8] },
    },
  ];
}
