/** Sources of the map. Those of communes, names, hatching and accents are cuts of the same tiles; see `tiles/protocol.ts`. */
export const sourceIds = {
  communes: 'communes',
  labels: 'etiquettes',
  /** Communes to point at, one layer a reason. */
  accents: 'accents',
  points: 'points',
  actions: 'actions',
  sites: 'lieux-choisis',
  basemap: 'fond',
} as const;

/** Communes without a value, one layer a reason: the set shown, and those shown before it. */
export const hatchSources = ['hachures-1', 'hachures-2', 'hachures-3'] as const;
export type HatchSource = (typeof hatchSources)[number];

/** Layers of each of `hatchSources`. */
export const hatchParts = { absent: 'absent', secret: 'secret', horsChamp: 'hors_champ' } as const;

/** Layers of the source `accents`. */
export const accentParts = { lit: 'eclairees', selected: 'selection', located: 'situees' } as const;

/** Layer of the source `etiquettes`; its names outside the territory are apart. */
export const labelPart = 'noms';

/** The same layer of a cut, for the communes outside the territory. */
export const outsidePart = (part: string): string => `${part}_hors`;
