/** Sources of the map. The first four are cuts of the same tiles; see `tiles/protocol.ts`. */
export const sourceIds = {
  communes: 'communes',
  labels: 'etiquettes',
  /** Communes without a value, one layer a reason. */
  hatches: 'hachures',
  /** Communes to point at, one layer a reason. */
  accents: 'accents',
  points: 'points',
  actions: 'actions',
  basemap: 'fond',
} as const;

/** Layers of the source `hachures`. */
export const hatchParts = { absent: 'absent', secret: 'secret', horsChamp: 'hors_champ' } as const;

/** Layers of the source `accents`. */
export const accentParts = { lit: 'eclairees', selected: 'selection', located: 'situees' } as const;

/** Layer of the source `etiquettes`; its names outside the territory are apart. */
export const labelPart = 'noms';

/** The same layer of a cut, for the communes outside the territory. */
export const outsidePart = (part: string): string => `${part}_hors`;
