import type { FeatureCollection, Point } from 'geojson';
import { formatCount } from '../../domain/format';
import type { MapActions } from '../../view-models/map-model';
import type { Bbox } from '../camera';
import { fontNames } from '../fonts';
import { accentParts, sourceIds } from '../source-ids';
import type { Layer, LayerOf, SourceSpec } from '../style-types';
import type { MapTheme } from '../theme';

/** `perimetre`: at the top of a perimeter. `lointain`: in its middle, for maps on which it is small; `sous` when the nearest other one is close and north of it. */
type ActionProperties = { readonly kind: 'commune' | 'perimetre'; readonly texte: string } | { readonly kind: 'lointain'; readonly texte: string; readonly sous: boolean };
export type ActionCollection = FeatureCollection<Point, ActionProperties>;

const feature = (lon: number, lat: number, properties: ActionProperties): ActionCollection['features'][number] => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties,
});

/** What the label of a perimeter says of the actions that the sources do not locate. */
export function perimeterText(nom: string, count: number): string {
  return `${nom}\n${count === 0 ? 'aucune action' : formatCount(count, 'action')} sur tout le territoire`;
}

/** The same in few words, for maps on which a perimeter is small. */
export const farPerimeterText = (nom: string, count: number): string => (count === 0 ? nom : `${nom}\n${formatCount(count, 'action')} partout`);

/** Two perimeters closer than this have their labels on either side, degrees. */
const near = 1.5;

type Place = readonly [lon: number, lat: number];

const middleOf = ([west, south, east, north]: Bbox): Place => [(west + east) / 2, (south + north) / 2];

/** The nearest of the other places is close, and north of this one. */
function nearestIsNorth([lon, lat]: Place, places: readonly Place[]): boolean {
  let [nearest, north] = [near, false];
  for (const [x, y] of places) {
    const away = Math.hypot(x - lon, y - lat);
    if (away > 0 && away < nearest) [nearest, north] = [away, y > lat];
  }
  return north;
}

/** Counts of the located communes, and labels of each perimeter: at its top, and in its middle. */
export function actionCollection(actions: MapActions | null): ActionCollection {
  const communes = [...(actions?.located ?? [])].flatMap(([rank, count]) => {
    const anchor = actions?.anchors.get(rank);
    return anchor === undefined ? [] : [feature(anchor[0], anchor[1], { kind: 'commune', texte: String(count) })];
  });
  const outlined = (actions?.perimeters ?? []).flatMap(({ nom, count, bbox }) => (bbox === null ? [] : [{ nom, count, middle: middleOf(bbox), north: bbox[3] }]));
  const middles = outlined.map(({ middle }) => middle);
  const perimeters = outlined.flatMap(({ nom, count, middle, north }) => [
    feature(middle[0], north, { kind: 'perimetre', texte: perimeterText(nom, count) }),
    feature(middle[0], middle[1], { kind: 'lointain', texte: farPerimeterText(nom, count), sous: nearestIsNorth(middle, middles) }),
  ]);
  return { type: 'FeatureCollection', features: [...communes, ...perimeters] };
}

export const actionsSource = (data: ActionCollection): SourceSpec => ({ type: 'geojson', data });

/** Outlines of the communes that an action names; under the points. */
export function locatedLayers({ accent, halo }: MapTheme): Layer[] {
  const base = { type: 'line', source: sourceIds.accents, 'source-layer': accentParts.located, layout: { 'line-join': 'round' } } as const;
  return [
    { ...base, id: 'situees-liseré', paint: { 'line-color': halo, 'line-width': ['interpolate', ['linear'], ['zoom'], 6, 2, 10, 5] } },
    {
      ...base,
      id: 'situees',
      paint: { 'line-color': accent, 'line-dasharray': [2.2, 1.4], 'line-width': ['interpolate', ['linear'], ['zoom'], 6, 0.9, 10, 2] },
    },
  ];
}

/** Zoom from which a perimeter is as wide as its label. */
const wideEnough = 7.5;

/** Counts of actions: a badge on a commune, a label over a perimeter. */
export function actionLayers({ accent, onAccent, halo }: MapTheme): Layer[] {
  const perimeter = { type: 'symbol', source: sourceIds.actions, paint: { 'text-color': accent, 'text-halo-color': halo, 'text-halo-width': 2.2 } } as const;
  const text: LayerOf<'symbol'>['layout'] = { 'text-field': ['get', 'texte'], 'text-font': [...fontNames.semiBold], 'text-padding': 2 };
  return [
    {
      ...perimeter,
      id: 'actions-perimetres-lointains',
      maxzoom: wideEnough,
      filter: ['==', ['get', 'kind'], 'lointain'],
      layout: {
        ...text,
        'text-size': 11,
        'text-max-width': 10,
        'text-anchor': ['case', ['get', 'sous'], 'top', 'bottom'],
        'text-offset': ['case', ['get', 'sous'], ['literal', [0, 1.7]], ['literal', [0, -1.7]]],
      },
    },
    {
      ...perimeter,
      id: 'actions-perimetres',
      minzoom: wideEnough,
      filter: ['==', ['get', 'kind'], 'perimetre'],
      layout: {
        ...text,
        'text-size': ['interpolate', ['linear'], ['zoom'], wideEnough, 12, 9, 14],
        'text-anchor': 'bottom',
        'text-offset': [0, -0.4],
        'text-max-width': 30,
        'text-allow-overlap': true,
      },
    },
    {
      id: 'actions-situees',
      type: 'circle',
      source: sourceIds.actions,
      minzoom: 6.5,
      filter: ['==', ['get', 'kind'], 'commune'],
      paint: { 'circle-color': accent, 'circle-radius': 9.5, 'circle-stroke-color': halo, 'circle-stroke-width': 2, 'circle-translate': [0, -14] },
    },
    {
      id: 'actions-situees-effectifs',
      type: 'symbol',
      source: sourceIds.actions,
      minzoom: 6.5,
      filter: ['==', ['get', 'kind'], 'commune'],
      layout: {
        'text-field': ['get', 'texte'],
        'text-font': [...fontNames.semiBold],
        'text-size': 12,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': onAccent, 'text-translate': [0, -14] },
    },
  ];
}
