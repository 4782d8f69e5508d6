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

export interface FirstView {
  /** Null: framed on `bbox`. */
  readonly camera: MapCamera | null;
  readonly bbox: Bbox;
  /** Size of the map in pixels, and what panels take over it. */
  readonly width: number;
  readonly height: number;
  readonly padding: Padding;
}

/** Pixels of the world's square at zoom 0. */
const worldSize = 512;
const column = (lon: number): number => (lon + 180) / 360;
const row = (lat: number): number => (1 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / Math.PI) / 2;

/**
 * Tiles that the first frame will need, most to the north-west first: zoom, column and row of each.
 * Known without a map, so that they are on their way before there is one.
 */
export function tilesOfFirstView({ camera, bbox, width, height, padding }: FirstView, zoomMin: number, zoomMax: number): [z: number, x: number, y: number][] {
  const taken = roomyPadding(padding, width, height);
  const [west, south, east, north] = bbox;
  const shape = { left: column(west), right: column(east), top: row(north), bottom: row(south) };
  const margin = camera === null ? air : { top: 0, right: 0, bottom: 0, left: 0 };
  const room = {
    left: taken.left + margin.left,
    top: taken.top + margin.top,
    width: width - taken.left - taken.right - margin.left - margin.right,
    height: height - taken.top - taken.bottom - margin.top - margin.bottom,
  };
  const fit = Math.log2(Math.min(room.width / (shape.right - shape.left), room.height / (shape.bottom - shape.top)) / worldSize);
  const zoom = Math.max(zoomMin, camera?.zoom ?? Math.min(fit, closestFrame));
  const centre = camera === null ? { x: (shape.left + shape.right) / 2, y: (shape.top + shape.bottom) / 2 } : { x: column(camera.lon), y: row(camera.lat) };
  const pixel = 1 / (worldSize * 2 ** zoom);
  const left = centre.x - (room.left + room.width / 2) * pixel;
  const top = centre.y - (room.top + room.height / 2) * pixel;
  const z = Math.min(zoomMax, Math.floor(zoom));
  const side = 2 ** z;
  const tiles: [number, number, number][] = [];
  for (let y = Math.max(0, Math.floor(top * side)); y <= Math.min(side - 1, Math.floor((top + height * pixel) * side)); y += 1) {
    for (let x = Math.max(0, Math.floor(left * side)); x <= Math.min(side - 1, Math.floor((left + width * pixel) * side)); x += 1) tiles.push([z, x, y]);
  }
  return tiles;
}
