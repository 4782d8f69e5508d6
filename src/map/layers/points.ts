import type { FeatureCollection, Point } from 'geojson';
import type { LieuCategorie } from '../../contract/vocabulary';
import type { MapPoints } from '../../view-models/map-model';
import { fontNames } from '../fonts';
import { symbolImage } from '../images';
import { sourceIds } from '../source-ids';
import type { Layer, SourceSpec } from '../style-types';
import type { MapTheme } from '../theme';

export const pointsLayerId = 'points';
export const clustersLayerId = 'points-groupes';

/** Points closer than this on screen are one circle with their count, up to `clusterMaxZoom`. */
const clusterRadius = 28;
export const clusterMaxZoom = 11;

export interface PointProperties {
  readonly id: string;
  readonly nom: string;
  readonly image: string;
}

export type PointCollection = FeatureCollection<Point, PointProperties>;

/** A name of any length comes from a file; on the map it has one line or two. */
const longestName = 80;
const shortened = (nom: string): string => (nom.length <= longestName ? nom : `${nom.slice(0, longestName - 1)}…`);

/** The points of the active categories, as the map's source takes them. */
export function pointCollection(points: MapPoints | null): PointCollection {
  const active: ReadonlySet<LieuCategorie> = new Set(points?.categories);
  return {
    type: 'FeatureCollection',
    features: (points?.items ?? [])
      .filter(({ categorie }) => active.has(categorie))
      .map(({ id, nom, categorie, itinerant, lon, lat }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lon, lat] },
        properties: { id, nom: shortened(nom), image: symbolImage(categorie, itinerant) },
      })),
  };
}

export const pointsSource = (data: PointCollection): SourceSpec => ({
  type: 'geojson',
  data,
  cluster: true,
  clusterRadius,
  clusterMaxZoom,
  maxzoom: clusterMaxZoom + 3,
});

/** Points of all categories together: a circle with the count where they crowd, a symbol each where they do not. */
export function pointLayers({ ink, halo }: MapTheme): Layer[] {
  return [
    {
      id: clustersLayerId,
      type: 'circle',
      source: sourceIds.points,
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': halo,
        'circle-radius': ['step', ['get', 'point_count'], 9.5, 10, 11, 100, 13.5, 1000, 17],
        'circle-stroke-color': ink,
        'circle-stroke-width': 1.6,
      },
    },
    {
      id: 'points-effectifs',
      type: 'symbol',
      source: sourceIds.points,
      filter: ['has', 'point_count'],
      layout: {
        'text-field': ['number-format', ['get', 'point_count'], { locale: 'fr-FR' }],
        'text-font': [...fontNames.semiBold],
        'text-size': 11.5,
        'text-allow-overlap': true,
        // The room of the circle: no name is written under it.
        'text-padding': 7,
      },
      paint: { 'text-color': ink },
    },
    {
      id: pointsLayerId,
      type: 'symbol',
      source: sourceIds.points,
      filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['get', 'image'],
        // No point is left out because another stands beside it.
        'icon-allow-overlap': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.7, 9, 0.9, 13, 1.1],
        'text-field': ['step', ['zoom'], '', clusterMaxZoom + 1, ['get', 'nom']],
        'text-font': [...fontNames.regular],
        'text-size': 12,
        'text-anchor': 'top',
        'text-offset': [0, 1.1],
        'text-max-width': 12,
        'text-optional': true,
      },
      paint: { 'text-color': ink, 'text-halo-color': halo, 'text-halo-width': 1.6 },
    },
  ];
}
