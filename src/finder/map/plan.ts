import type { StyleSpecification } from 'maplibre-gl';

/** Plan IGN, Web Mercator tiles, asked for only when the visitor opens the map. Source: Géoplateforme, WMTS, GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2. */
const tiles =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetTile&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';

export const ignPlan: StyleSpecification = {
  version: 8,
  sources: { plan: { type: 'raster', tiles: [tiles], tileSize: 256, minzoom: 3, maxzoom: 18 } },
  layers: [{ id: 'plan', type: 'raster', source: 'plan' }],
};
