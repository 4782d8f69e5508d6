import type { FeatureCollection, Point } from 'geojson';
import type { MapActions } from '../../view-models/map-model';
import { fontNames } from '../fonts';
import { accentParts, sourceIds } from '../source-ids';
import type { Layer, SourceSpec } from '../style-types';
import type { MapTheme } from '../theme';

type ActionProperties = { readonly kind: 'commune' | 'perimetre'; readonly texte: string };
export type ActionCollection = FeatureCollection<Point, ActionProperties>;

const feature = (lon: number, lat: number, properties: ActionProperties): ActionCollection['features'][number] => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties,
});

/** What the label of a perimeter says of the actions that the sources do not locate. */
export function perimeterText(nom: string, count: number): string {
  const actions = count === 0 ? 'aucune action' : `${count}\u00a0action${count > 1 ? 's' : ''}`;
  return `${nom}\n${actions} sur tout le territoire`;
}

/** Counts of the located communes, and a label at the top of each perimeter. */
export function actionCollection(actions: MapActions | null): ActionCollection {
  const communes = [...(actions?.located ?? [])].flatMap(([rank, count]) => {
    const anchor = actions?.anchors.get(rank);
    return anchor === undefined ? [] : [feature(anchor[0], anchor[1], { kind: 'commune', texte: String(count) })];
  });
  const perimeters = (actions?.perimeters ?? []).flatMap(({ nom, count, bbox }) =>
    bbox === null ? [] : [feature((bbox[0] + bbox[2]) / 2, bbox[3], { kind: 'perimetre', texte: perimeterText(nom, count) })],
  );
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

/** Counts of actions: a badge on a commune, a label over a perimeter. */
export function actionLayers({ accent, onAccent, halo }: MapTheme): Layer[] {
  return [
    {
      id: 'actions-perimetres',
      type: 'symbol',
      source: sourceIds.actions,
      filter: ['==', ['get', 'kind'], 'perimetre'],
      layout: {
        'text-field': ['get', 'texte'],
        'text-font': [...fontNames.semiBold],
        'text-size': ['interpolate', ['linear'], ['zoom'], 5, 11, 9, 14],
        'text-anchor': 'bottom',
        'text-offset': [0, -0.4],
        'text-max-width': 30,
        'text-allow-overlap': true,
        'text-padding': 2,
      },
      paint: { 'text-color': accent, 'text-halo-color': halo, 'text-halo-width': 2.2 },
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
