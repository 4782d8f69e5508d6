import type { MapOptions } from 'maplibre-gl';

/** MapLibre does not export the types of the style specification: they are read from the options of a map. */
export type Style = Exclude<NonNullable<MapOptions['style']>, string>;
export type Layer = Style['layers'][number];
export type SourceSpec = Style['sources'][string];
export type LayerOf<T extends Layer['type']> = Extract<Layer, { type: T }>;
