/** The yardstick of the bench: MapLibre, the same tiles or one GeoJSON, nothing else. Parameters in the address. */
import 'maplibre-gl/dist/maplibre-gl.css';
import type { FeatureCollection } from 'geojson';
import { addProtocol, type GeoJSONSource, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { Protocol } from 'pmtiles';

const query = new URLSearchParams(location.search);
const [west = 0, south = 0, east = 0, north = 0] = (query.get('bbox') ?? '').split(',').map(Number);
const tiles = query.get('tuiles');
const geojson = query.get('geojson');

setWorkerUrl(workerUrl);
addProtocol('pmtiles', new Protocol().tile);
const map = new MapLibreMap({
  container: 'map',
  style: { version: 8, sources: {}, layers: [] },
  bounds: [west, south, east, north],
  attributionControl: false,
});
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    map.once('idle', () => resolve());
  });

async function fetchGeojson(url: string): Promise<FeatureCollection> {
  const body: FeatureCollection = await (await fetch(url)).json();
  return body;
}

async function start(): Promise<void> {
  await map.once('load');
  const data = geojson === null ? null : await fetchGeojson(geojson);
  if (data !== null) {
    map.addSource('communes', { type: 'geojson', data });
  } else {
    map.addSource('communes', { type: 'vector', url: `pmtiles://${new URL(tiles ?? '', location.href).href}` });
  }
  map.addLayer({
    id: 'communes',
    type: 'fill',
    source: 'communes',
    ...(data === null ? { 'source-layer': 'communes' } : {}),
    paint: { 'fill-color': ['step', ['coalesce', ['get', 'v'], 0], '#ccd', 1, '#99c', 2, '#66a', 3, '#338'], 'fill-outline-color': '#fff' },
  });
  map.on('render', function painted() {
    if (!map.isSourceLoaded('communes') || !map.areTilesLoaded()) return;
    map.off('render', painted);
    performance.mark('cls:carte');
  });
  await idle();
  performance.mark('bare:idle');
  document.addEventListener('bench-set-data', () => void setData(data));
}

/** Recolours every commune the usual way: new values in the GeoJSON, sent again. */
async function setData(data: FeatureCollection | null): Promise<void> {
  const source = map.getSource<GeoJSONSource>('communes');
  if (data === null || source === undefined) throw new Error('setData needs ?geojson=');
  performance.mark('bare:set-data');
  for (const [index, feature] of data.features.entries()) feature.properties = { ...feature.properties, v: index % 4 };
  source.setData(data);
  await idle();
  performance.mark('bare:set-data-idle');
}

void start();
