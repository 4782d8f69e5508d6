import type { FeatureCollection, Point } from 'geojson';
import type { MapSite } from '../../view-models/map-model';
import { fontNames } from '../fonts';
import { sourceIds } from '../source-ids';
import type { Layer, SourceSpec } from '../style-types';
import type { MapTheme } from '../theme';

export type SiteCollection = FeatureCollection<Point, { readonly texte: string }>;

export const siteCollection = (sites: readonly MapSite[] | undefined): SiteCollection => ({
  type: 'FeatureCollection',
  features: (sites ?? []).map(({ lon, lat, texte }) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { texte } })),
});

export const sitesSource = (data: SiteCollection): SourceSpec => ({ type: 'geojson', data });

/** Numbered places, seen at every zoom, in the hue of what is pointed at. */
export function siteLayers({ spot, halo }: MapTheme): Layer[] {
  return [
    {
      id: 'lieux-choisis',
      type: 'circle',
      source: sourceIds.sites,
      paint: { 'circle-color': spot, 'circle-radius': 11, 'circle-stroke-color': halo, 'circle-stroke-width': 2 },
    },
    {
      id: 'lieux-choisis-rangs',
      type: 'symbol',
      source: sourceIds.sites,
      layout: {
        'text-field': ['get', 'texte'],
        'text-font': [...fontNames.semiBold],
        'text-size': 13,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': halo },
    },
  ];
}
