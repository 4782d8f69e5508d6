import type { LngLatBoundsLike, Map as MapLibreMap } from 'maplibre-gl';
import type { MapCamera, MapTerritory } from '../view-models/map-model';

export type Bbox = readonly [xmin: number, ymin: number, xmax: number, ymax: number];

/** Space that panels take over the map, in pixels: the territory is framed in what is left. */
export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export const noPadding: Padding = { top: 0, right: 0, bottom: 0, left: 0 };

/** Mainland and Corsica: what "France" is framed on, the overseas départements being an ocean away. */
export const mainland: Bbox = [-5.2, 41.3, 9.6, 51.1];

/** Air around a framed territory, in pixels; more above, where a perimeter's label stands. */
const air = { top: 44, right: 24, bottom: 28, left: 24 };
/** A small territory is not blown up beyond the scale where its neighbours are still seen. */
const closestFrame = 11.5;

/** What to frame for a territory; France, and a territory without an outline, are the mainland. */
export const frameOf = ({ bbox, ranks }: Pick<MapTerritory, 'bbox' | 'ranks'>): Bbox => (ranks === null || bbox === null ? mainland : bbox);

export const boundsOf = ([xmin, ymin, xmax, ymax]: Bbox): LngLatBoundsLike => [
  [xmin, ymin],
  [xmax, ymax],
];

/** Options of MapLibre to frame a territory inside the map's own padding. */
export const framing = { padding: air, maxZoom: closestFrame, maxDuration: 1600 } as const;

const share = (taken: number, size: number): number => (taken <= size * 0.65 ? 1 : (size * 0.5) / taken);

/** Panels of a small screen may leave no room to frame anything: together they then count for half of the map. */
export function roomyPadding({ top, right, bottom, left }: Padding, width: number, height: number): Padding {
  const across = share(left + right, width);
  const down = share(top + bottom, height);
  return { top: top * down, right: right * across, bottom: bottom * down, left: left * across };
}

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** Position of the map, to a metre and a hundredth of a zoom: what a link carries. */
export function cameraOf(map: MapLibreMap): MapCamera {
  const { lng, lat } = map.getCenter();
  return { lon: rounded(lng, 5), lat: rounded(lat, 5), zoom: rounded(map.getZoom(), 2) };
}

/** Tiles that cover what is on screen, most to the north-west first: zoom, column and row of each. */
export function tilesInView(map: MapLibreMap, zoomMin: number, zoomMax: number): [z: number, x: number, y: number][] {
  const z = Math.max(zoomMin, Math.min(zoomMax, Math.floor(map.getZoom())));
  const size = 2 ** z;
  const column = (lon: number): number => Math.floor(((lon + 180) / 360) * size);
  const row = (lat: number): number => Math.floor(((1 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / Math.PI) / 2) * size);
  const bounds = map.getBounds();
  const tiles: [number, number, number][] = [];
  for (let y = Math.max(0, row(bounds.getNorth())); y <= Math.min(size - 1, row(bounds.getSouth())); y += 1) {
    for (let x = Math.max(0, column(bounds.getWest())); x <= Math.min(size - 1, column(bounds.getEast())); x += 1) tiles.push([z, x, y]);
  }
  return tiles;
}
