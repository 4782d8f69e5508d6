import { tileLayers } from '../../contract/tiles';
import { sourceIds } from '../source-ids';
import type { LayerOf } from '../style-types';

/** Name of the state that holds a commune's colour. */
export const colourState = 'c';

/** Over the IGN plan, communes let it through. */
export const fillOpacity = { plain: 1, overBasemap: 0.62 } as const;

/**
 * The communes. The colour itself is in the state (`#rrggbb`): an expression that changed with the palette
 * would make the worker lay out every tile again. Without a state a commune is not drawn.
 */
export function communesLayer(): LayerOf<'fill'> {
  return {
    id: 'communes',
    type: 'fill',
    source: sourceIds.communes,
    'source-layer': tileLayers.communes,
    paint: {
      'fill-color': ['to-color', ['feature-state', colourState], 'rgba(0, 0, 0, 0)'],
      'fill-opacity': fillOpacity.plain,
      // Neighbours share their borders exactly: smoothing them would only cost time.
      'fill-antialias': false,
    },
  };
}
