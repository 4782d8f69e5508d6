import { mix } from '../view-models/colour';
import type { MapActions, MapChoropleth, MapTerritory } from '../view-models/map-model';
import type { MapTheme } from './theme';

/** How much of its colour a commune keeps: places in `shades` of the pictures. */
const shade = { full: 0, outsideContracts: 1, outsideTerritory: 2 } as const;
/** Share of the land's colour in each. */
export const fadeOf = [0, 0.55, 0.72] as const;

/** A commune without a class has the colour of the land; its hatching comes above. */
const noColour = 255;

export interface CommuneColours {
  /** By rank: index in `colours`. */
  readonly indexes: Uint16Array;
  /** `#rrggbb`. */
  readonly colours: readonly string[];
}

export interface ColourInput {
  readonly communes: number;
  readonly choropleth: MapChoropleth | null;
  readonly territory: MapTerritory;
  readonly actions: MapActions | null;
  readonly theme: MapTheme;
}

/** Shade of each commune, by rank. */
export function shadesOf({ communes, territory, actions }: Pick<ColourInput, 'communes' | 'territory' | 'actions'>): Uint8Array {
  const out = new Uint8Array(communes);
  if (actions !== null) {
    out.fill(shade.outsideContracts);
    for (const { ranks } of actions.perimeters) for (const rank of ranks) out[rank] = shade.full;
    for (const rank of actions.located.keys()) out[rank] = shade.full;
  }
  if (territory.ranks === null) return out;
  const members = new Uint8Array(communes);
  for (const rank of territory.ranks) members[rank] = 1;
  for (let rank = 0; rank < communes; rank += 1) if (members[rank] === 0) out[rank] = shade.outsideTerritory;
  return out;
}

/** The colour of every commune: its class's, faded outside the territory and, when actions are shown, outside every contract. */
export function communeColours(input: ColourInput): CommuneColours {
  const { choropleth, communes, theme } = input;
  const full = [...(choropleth?.colours ?? []), theme.land];
  const colours = fadeOf.flatMap((share) => full.map((colour) => (share === 0 ? colour : mix(colour, theme.land, share))));
  const land = full.length - 1;
  const shadeOfRank = shadesOf(input);
  const classes = choropleth?.classOfRank;
  const indexes = new Uint16Array(communes);
  for (let rank = 0; rank < communes; rank += 1) {
    const found = classes?.[rank] ?? noColour;
    indexes[rank] = (shadeOfRank[rank] ?? 0) * full.length + (found < land ? found : land);
  }
  return { indexes, colours };
}
