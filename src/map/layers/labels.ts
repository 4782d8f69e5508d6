import { fontNames } from '../fonts';
import { labelPart, outsidePart, sourceIds } from '../source-ids';
import type { LayerOf } from '../style-types';
import type { MapTheme } from '../theme';

type Symbol = LayerOf<'symbol'>;
type Expression = NonNullable<Symbol['filter']>;

const population = ['to-number', ['get', 'population'], 0] as const satisfies Expression;

/** People from which a name is set in the heavier weight and placed before the others. */
export const townPopulation = 20_000;

/** Text size in pixels by zoom and population. */
const communeSize: NonNullable<NonNullable<Symbol['layout']>['text-size']> = [
  'interpolate',
  ['linear'],
  ['zoom'],
  5,
  ['step', population, 10.5, 200_000, 11.5, 500_000, 13, 1_000_000, 15],
  9,
  ['step', population, 11, 2_000, 11.5, 10_000, 12.5, 50_000, 15, 200_000, 17],
  13,
  ['step', population, 13, 2_000, 14, 10_000, 16, 50_000, 19],
];

const base = { type: 'symbol', source: sourceIds.labels, 'source-layer': labelPart } as const;

/** Names outside the territory stay readable (4.5:1 on the land's colour) and give way to those inside. */
const outsideOpacity = 0.78;

function communes(theme: MapTheme, towns: boolean, outside: boolean): Symbol {
  return {
    ...base,
    id: `noms-${towns ? 'villes' : 'communes'}${outside ? '-hors' : ''}`,
    'source-layer': outside ? outsidePart(labelPart) : labelPart,
    filter: ['all', ['==', ['get', 'type'], 'commune'], [towns ? '>=' : '<', population, townPopulation]],
    layout: {
      'text-field': ['get', 'nom'],
      'text-font': [...(towns ? fontNames.semiBold : fontNames.regular)],
      'text-size': communeSize,
      // The largest names are placed first; the others fill what is left.
      'symbol-sort-key': ['-', 0, population],
      // Where a point stands on the town, its name goes under or over it.
      'text-variable-anchor-offset': ['center', [0, 0], 'top', [0, 1.4], 'bottom', [0, -1.4]],
      'text-padding': towns ? 4 : 2,
      'text-max-width': 8,
      'text-line-height': 1.05,
    },
    paint: { 'text-color': theme.ink, 'text-opacity': outside ? outsideOpacity : 1, 'text-halo-color': theme.halo, 'text-halo-width': 1.6, 'text-halo-blur': 0.3 },
  };
}

function group(id: string, type: 'region' | 'departement', theme: MapTheme, minzoom: number, maxzoom: number, size: readonly [number, number]): Symbol {
  return {
    ...base,
    id,
    minzoom,
    maxzoom,
    filter: ['==', ['get', 'type'], type],
    layout: {
      'text-field': ['get', 'nom'],
      'text-font': [...fontNames.semiBold],
      'text-transform': 'uppercase',
      'text-letter-spacing': 0.14,
      'text-size': ['interpolate', ['linear'], ['zoom'], minzoom, size[0], maxzoom, size[1]],
      'text-max-width': 9,
      'text-padding': 6,
    },
    paint: { 'text-color': theme.inkSoft, 'text-halo-color': theme.halo, 'text-halo-width': 1.6, 'text-halo-blur': 0.3 },
  };
}

/**
 * Names: régions on the scale of the country, départements on that of a region, communes everywhere by population
 * (the tiles hold few of them at low zooms). The last layer is placed first.
 */
export function labelLayers(theme: MapTheme): Symbol[] {
  return [
    communes(theme, false, true),
    group('noms-regions', 'region', theme, 4, 6.3, [9, 12]),
    group('noms-departements', 'departement', theme, 6.3, 8.8, [10, 13]),
    communes(theme, true, true),
    communes(theme, false, false),
    communes(theme, true, false),
  ];
}
