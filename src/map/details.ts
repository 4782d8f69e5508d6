import type { GeoJSONSource, Map as MapLibreMap, VectorTileSource } from 'maplibre-gl';
import type { ActionCollection } from './layers/actions';
import { hatchLayerIds } from './layers/hatches';
import type { PointCollection } from './layers/points';
import type { SiteCollection } from './layers/sites';
import { type HatchSource, hatchSources, sourceIds } from './source-ids';
import { allLayers, sourceOf } from './style';
import type { SourceSpec } from './style-types';
import type { MapTheme } from './theme';

/** Sources that the first frame goes without, in the order in which they are added. */
export const detailSources = [hatchSources[0], sourceIds.labels, sourceIds.accents, sourceIds.points, sourceIds.actions, sourceIds.sites] as const;
export type DetailSource = (typeof detailSources)[number];

/** Adds a source and its layers, each at its place among those that are there. */
export function addDetail(map: MapLibreMap, id: DetailSource | HatchSource, source: SourceSpec, theme: MapTheme): void {
  map.addSource(id, source);
  let above: string | undefined;
  for (const layer of allLayers(theme).toReversed()) {
    if (sourceOf(layer) === id) map.addLayer(layer, above);
    if (map.getLayer(layer.id) !== undefined) above = layer.id;
  }
}

/** Replaces the data of a GeoJSON source; nothing while it is not there. */
export function setCollection(map: MapLibreMap, source: typeof sourceIds.points | typeof sourceIds.actions | typeof sourceIds.sites, data: PointCollection | ActionCollection | SiteCollection): void {
  map.getSource<GeoJSONSource>(source)?.setData(data);
}

/** Asks again for the tiles of a source, whose cut changed; nothing while it is not there. */
export function recut(map: MapLibreMap, source: string, address: string): void {
  map.getSource<VectorTileSource>(source)?.setTiles([address]);
}

/** Hatching that is not yet that of the values on screen is not shown at all. */
export function showHatches(map: MapLibreMap, source: HatchSource, shown: boolean): void {
  for (const { id, opacity } of hatchLayerIds(source)) {
    if (map.getLayer(id) !== undefined) map.setPaintProperty(id, 'fill-opacity', shown ? opacity : 0);
  }
}
