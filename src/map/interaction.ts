import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent, Point } from 'maplibre-gl';
import { rankOfFeatureId } from '../contract/tiles';
import type { MapEvents } from '../view-models/map-model';
import { clustersLayerId, pointsLayerId } from './layers/points';
import { sourceIds } from './source-ids';

type Events = Pick<MapEvents, 'onHover' | 'onSelect' | 'onSelectPoint' | 'onSelectPoints'>;

/** The map that a visitor acts on. */
export interface Visited {
  readonly map: MapLibreMap;
  readonly events: Events;
  /** False until the style is there, and while the WebGL context is lost: nothing can then be looked up. */
  readonly ready: () => boolean;
}

/** A finger or a pointer takes what is this close, in pixels. */
const reach = 4;

/** Most points listed for one place. */
const listed = 200;

function communeAt({ map, ready }: Visited, at: Point): number | null {
  if (!ready()) return null;
  const [feature] = map.queryRenderedFeatures(at, { layers: ['communes'] });
  return typeof feature?.id === 'number' ? rankOfFeatureId(feature.id) : null;
}

function featuresAround({ map, ready }: Visited, at: Point, layer: string): ReturnType<MapLibreMap['queryRenderedFeatures']> {
  if (!ready() || map.getLayer(layer) === undefined) return [];
  return map.queryRenderedFeatures(
    [
      [at.x - reach, at.y - reach],
      [at.x + reach, at.y + reach],
    ],
    { layers: [layer] },
  );
}

const idOf = (properties: unknown): string | null => {
  const id: unknown = typeof properties === 'object' && properties !== null && 'id' in properties ? properties.id : null;
  return typeof id === 'string' ? id : null;
};

function selectPoints(ids: readonly string[], events: Events): boolean {
  const unique = [...new Set(ids)];
  const [only] = unique;
  if (only === undefined) return false;
  if (unique.length === 1) events.onSelectPoint(only);
  else events.onSelectPoints(unique);
  return true;
}

/** A cluster opens at the zoom where it comes apart; one that no zoom takes apart is listed. */
async function openCluster({ map, events }: Visited, clusterId: number, center: [number, number]): Promise<void> {
  const source = map.getSource<GeoJSONSource>(sourceIds.points);
  if (source === undefined) return;
  const leaves = await source.getClusterLeaves(clusterId, listed, 0);
  const places = new Set(leaves.map(({ geometry }) => (geometry.type === 'Point' ? geometry.coordinates.join(' ') : '')));
  if (places.size === 1) {
    selectPoints(leaves.flatMap(({ properties }) => idOf(properties) ?? []), events);
    return;
  }
  const zoom = await source.getClusterExpansionZoom(clusterId);
  map.easeTo({ center, zoom: Math.min(zoom + 0.25, map.getMaxZoom()) });
}

/** Selects what stands at a place of the screen: points first, then the commune under them. */
export function selectAt(visited: Visited, at: Point): void {
  const { events } = visited;
  const points = featuresAround(visited, at, pointsLayerId).flatMap(({ properties }) => idOf(properties) ?? []);
  if (selectPoints(points, events)) return;
  const [cluster] = featuresAround(visited, at, clustersLayerId);
  const clusterId: unknown = cluster?.properties['cluster_id'];
  if (cluster?.geometry.type === 'Point' && typeof clusterId === 'number') {
    const [lon = 0, lat = 0] = cluster.geometry.coordinates;
    // The source may be replaced while it answers: there is then nothing to open.
    openCluster(visited, clusterId, [lon, lat]).catch(() => undefined);
    return;
  }
  events.onSelect(communeAt(visited, at));
}

/** Hover once a frame, for pointers that hover: a tap would leave a tooltip behind. */
function watchPointer(visited: Visited): void {
  const { map, events } = visited;
  let last: MapMouseEvent | null = null;
  let shown: number | null = null;
  let frame = 0;
  const leave = (): void => {
    last = null;
    if (shown !== null) events.onHover(null);
    shown = null;
  };
  const look = (): void => {
    frame = 0;
    if (last === null || map.isMoving()) return;
    const { point } = last;
    const rank = communeAt(visited, point);
    const onPoint = featuresAround(visited, point, pointsLayerId).length > 0 || featuresAround(visited, point, clustersLayerId).length > 0;
    map.getCanvas().style.cursor = rank === null && !onPoint ? '' : 'pointer';
    if (rank === null) {
      if (shown !== null) events.onHover(null);
    } else events.onHover({ rank, x: point.x, y: point.y });
    shown = rank;
  };
  map.on('mousemove', (event) => {
    if (!matchMedia('(hover: hover)').matches) return;
    last = event;
    if (frame === 0) frame = requestAnimationFrame(look);
  });
  map.on('mouseout', leave);
  map.on('movestart', leave);
  map.on('remove', () => cancelAnimationFrame(frame));
}

/** Centre of what the panels leave of the map, where the keyboard points. */
export function aim(map: MapLibreMap): Point {
  return map.project(map.getCenter());
}

/** Arrows and plus or minus are MapLibre's; Enter selects at the centre, Escape lets go, and the centre is told as hovered after each move. */
function watchKeyboard(visited: Visited): void {
  const { map, events } = visited;
  const canvas = map.getCanvas();
  canvas.addEventListener('keydown', ({ key, ctrlKey, altKey, metaKey }) => {
    if (ctrlKey || altKey || metaKey) return;
    if (key === 'Enter') selectAt(visited, aim(map));
    if (key === 'Escape') events.onSelect(null);
  });
  canvas.addEventListener('blur', () => events.onHover(null));
  map.on('moveend', () => {
    if (!canvas.matches(':focus-visible')) return;
    const at = aim(map);
    const rank = communeAt(visited, at);
    events.onHover(rank === null ? null : { rank, x: at.x, y: at.y });
  });
}

export function watchVisitor(visited: Visited): void {
  visited.map.on('click', ({ point }) => selectAt(visited, point));
  watchPointer(visited);
  watchKeyboard(visited);
}
