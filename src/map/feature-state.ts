import type { Map as MapLibreMap } from 'maplibre-gl';
import { featureIdOfRank, tileLayers } from '../contract/tiles';
import type { CommuneColours } from './colours';
import { colourState } from './layers/communes';
import { sourceIds } from './source-ids';

/** Calls `visit` for each commune whose colour differs between the two; all of them when nothing was shown before. */
export function changedColours(before: CommuneColours | null, after: CommuneColours, visit: (rank: number, colour: string) => void): void {
  // Indexes of both palettes are brought to one numbering: equal colours, equal numbers.
  const numbers = new Map<string, number>();
  const number = (colour: string): number => {
    const known = numbers.get(colour);
    if (known !== undefined) return known;
    numbers.set(colour, numbers.size);
    return numbers.size - 1;
  };
  const old = before?.colours.map(number) ?? [];
  const fresh = after.colours.map(number);
  const { indexes, colours } = after;
  for (let rank = 0; rank < indexes.length; rank += 1) {
    const index = indexes[rank] ?? 0;
    const colour = colours[index];
    if (colour === undefined) continue;
    if (before !== null && old[before.indexes[rank] ?? -1] === fresh[index]) continue;
    visit(rank, colour);
  }
}

/** What the map's states hold, so that only the communes that change are touched. */
export class CommuneStates {
  readonly #map: MapLibreMap;
  #shown: CommuneColours | null = null;

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** @returns how many communes were touched. */
  show(colours: CommuneColours): number {
    const target = { source: sourceIds.communes, sourceLayer: tileLayers.communes, id: 0 };
    let touched = 0;
    changedColours(this.#shown, colours, (rank, colour) => {
      target.id = featureIdOfRank(rank);
      this.#map.setFeatureState(target, { [colourState]: colour });
      touched += 1;
    });
    this.#shown = colours;
    return touched;
  }

  /** The map lost its states (a lost WebGL context): the next colours are all sent. */
  forget(): void {
    this.#shown = null;
  }
}
