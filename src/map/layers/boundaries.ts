import { tileLayers } from '../../contract/tiles';
import { sourceIds } from '../source-ids';
import type { Layer, LayerOf } from '../style-types';
import type { MapTheme } from '../theme';

type Width = NonNullable<NonNullable<LayerOf<'line'>['paint']>['line-width']>;

const widths = (...stops: readonly (readonly [zoom: number, width: number])[]): Width => ['interpolate', ['linear'], ['zoom'], ...stops.flat()];

function line(id: string, sourceLayer: string, minzoom: number, paint: LayerOf<'line'>['paint']): LayerOf<'line'> {
  return {
    id,
    type: 'line',
    source: sourceIds.communes,
    'source-layer': sourceLayer,
    minzoom,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    ...(paint === undefined ? {} : { paint }),
  };
}

/** Borders, from the finest to the strongest: communes only where they can be told apart, then EPCI, départements, régions. */
export function boundaryLayers({ ink, sea }: MapTheme): Layer[] {
  return [
    line('limites-communes', tileLayers.communes, 7.5, {
      'line-color': ink,
      'line-opacity': ['interpolate', ['linear'], ['zoom'], 7.5, 0.12, 9, 0.26, 12, 0.4],
      'line-width': widths([7.5, 0.3], [10, 0.7], [13, 1.2]),
    }),
    line('limites-epci', tileLayers.epci, 7, {
      'line-color': ink,
      'line-opacity': ['interpolate', ['linear'], ['zoom'], 7, 0.2, 9, 0.55],
      'line-width': widths([7, 0.4], [10, 1.2], [13, 2]),
    }),
    line('limites-departements-liseré', tileLayers.departements, 8, {
      'line-color': sea,
      'line-opacity': 0.5,
      'line-width': widths([8, 1.5], [10, 4.2], [13, 6]),
    }),
    line('limites-departements', tileLayers.departements, 4.5, {
      'line-color': ink,
      'line-opacity': ['interpolate', ['linear'], ['zoom'], 5, 0.38, 8, 0.75],
      'line-width': widths([4.5, 0.3], [7, 0.8], [10, 1.7], [13, 2.6]),
    }),
    line('limites-regions', tileLayers.regions, 3, {
      'line-color': ink,
      'line-opacity': ['interpolate', ['linear'], ['zoom'], 4, 0.6, 7, 0.9],
      'line-width': widths([4, 0.6], [7, 1.4], [10, 2.4], [13, 3.4]),
    }),
  ];
}
