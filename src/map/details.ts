import type { GeoJSONSource, Map as MapLibreMap, VectorTileSource } from 'maplibre-gl';
import { putHatches, putSymbols } from './images';
import { type ActionCollection, actionsSource } from './layers/actions';
import { hatchKinds, hatchLayerId } from './layers/hatches';
import { type PointCollection, pointsSource } from './layers/points';
import { sourceIds } from './source-ids';
import { allLayers, isFirst } from './style';
import type { SourceSpec } from './style-types';
import type { MapTheme } from './theme';

type CutSource = typeof sourceIds.labels | typeof sourceIds.hatches | typeof sourceIds.accents;

export interface DetailsInput {
  readonly theme: MapTheme;
  readonly points: PointCollection;
  readonly actions: ActionCollection;
  readonly vector: (source: CutSource) => SourceSpec;
}

/** Adds what the first frame went without, each layer at its place among those that are there. */
export function addDetails(map: MapLibreMap, { theme, points, actions, vector }: DetailsInput): void {
  putHatches(map, theme);
  putSymbols(map, theme);
  for (const id of [sourceIds.labels, sourceIds.hatches, sourceIds.accents] as const) map.addSource(id, vector(id));
  map.addSource(sourceIds.points, pointsSource(points));
  map.addSource(sourceIds.actions, actionsSource(actions));
  let above: string | undefined;
  for (const layer of allLayers(theme).toReversed()) {
    if (!isFirst(layer)) map.addLayer(layer, above);
    above = layer.id;
  }
}

/** Replaces the data of a GeoJSON source. */
export function setCollection(map: MapLibreMap, source: typeof sourceIds.points | typeof sourceIds.actions, data: PointCollection | ActionCollection): void {
  map.getSource<GeoJSONSource>(source)?.setData(data);
}

/** Asks again for the tiles of a source, whose cut changed. */
export function recut(map: MapLibreMap, source: string, address: string): void {
  map.getSource<VectorTileSource>(source)?.setTiles([address]);
}

/** Hatching that is not yet that of the values on screen is not shown at all. */
export function showHatches(map: MapLibreMap, shown: boolean): void {
  for (const kind of hatchKinds) {
    if (map.getLayer(hatchLayerId(kind)) !== undefined) map.setPaintProperty(hatchLayerId(kind), 'fill-opacity', shown ? 1 : 0);
  }
}
