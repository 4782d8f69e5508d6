import type { Map as MapLibreMap } from 'maplibre-gl';
import { sourceIds } from '../source-ids';
import type { LayerOf, SourceSpec } from '../style-types';

/** Plan IGN, Web Mercator tiles. Source: Géoplateforme, WMTS service, layer GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2. */
export const ignTiles =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetTile&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';

const source: SourceSpec = { type: 'raster', tiles: [ignTiles], tileSize: 256, minzoom: 3, maxzoom: 18, attribution: '© IGN – Plan IGN' };
const layer: LayerOf<'raster'> = { id: 'fond', type: 'raster', source: sourceIds.basemap, paint: { 'raster-fade-duration': 0 } };

/** Adds the plan under the communes: the first moment when anything is asked of its host. */
export function addBasemap(map: MapLibreMap): void {
  if (map.getSource(sourceIds.basemap) !== undefined) return;
  map.addSource(sourceIds.basemap, source);
  map.addLayer(layer, 'communes');
}

export function removeBasemap(map: MapLibreMap): void {
  if (map.getLayer(layer.id) !== undefined) map.removeLayer(layer.id);
  if (map.getSource(sourceIds.basemap) !== undefined) map.removeSource(sourceIds.basemap);
}
