import { frameOf, tilesOfFirstView } from '../../map/camera';
import type { ViewState } from '../../state/view-state';
import type { Start } from '../start';
import { measure, panelPadding } from './panel-padding';
import { phoneQuery, tabletQuery } from './use-media';

/** Tiles that the first map will most likely need, known before it stands; none where the territory is not one of the start-up file. */
export function firstTiles({ manifest, startup }: Start, { territoire, camera, selection }: ViewState): [z: number, x: number, y: number][] {
  const known = startup.territoires.find(({ id }) => id === territoire);
  const france = territoire.startsWith('france:');
  if (known === undefined && !france) return [];
  const padding = panelPadding({
    phone: matchMedia(phoneQuery).matches,
    tablet: matchMedia(tabletQuery).matches,
    windowHeight: window.innerHeight,
    card: selection !== null,
    table: false,
    height: 'moyenne',
  });
  const { zoom_min: zoomMin, zoom_max: zoomMax } = manifest.tuiles;
  const bbox = frameOf(france || known === undefined ? { bbox: null, ranks: null } : { bbox: known.bbox, ranks: new Int32Array(0) });
  return tilesOfFirstView({ camera, bbox, width: window.innerWidth, height: window.innerHeight - measure('--header-height'), padding }, zoomMin, zoomMax);
}
