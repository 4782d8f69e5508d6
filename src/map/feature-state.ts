import type { Map as MapLibreMap } from 'maplibre-gl';
import { featureIdOfRank, rankOfFeatureId, tileLayers } from '../contract/tiles';
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

/**
 * What the map's states hold. A commune gets a state when a tile first brings it: a state that no tile needs
 * would be gone through again each time a tile loads. Then only the communes whose colour changes are touched.
 */
export class CommuneStates {
  readonly #map: MapLibreMap;
  /** By rank: 1 when a tile has brought the commune. */
  readonly #met: Uint8Array;
  readonly #target = { source: sourceIds.communes, sourceLayer: tileLayers.communes, id: 0 };
  /** One object a colour: the map copies what it is given, thousands of times a change. */
  readonly #stateOf = new Map<string, Readonly<Record<string, string>>>();
  #shown: CommuneColours | null = null;

  constructor(map: MapLibreMap, communes: number) {
    this.#map = map;
    this.#met = new Uint8Array(communes);
  }

  show(colours: CommuneColours): void {
    changedColours(this.#shown, colours, (rank, colour) => {
      if (this.#met[rank] === 1) this.#set(rank, colour);
    });
    this.#shown = colours;
  }

  /** A tile brings a commune: it gets its colour before the tile is drawn. */
  meet(featureId: number): void {
    const rank = rankOfFeatureId(featureId);
    if (this.#met[rank] !== 0) return;
    this.#met[rank] = 1;
    const colour = this.#shown?.colours[this.#shown.indexes[rank] ?? -1];
    if (colour !== undefined) this.#set(rank, colour);
  }

  /** The map lost its states (a lost WebGL context): the next colours are all sent. */
  forget(): void {
    this.#shown = null;
  }

  #set(rank: number, colour: string): void {
    this.#target.id = featureIdOfRank(rank);
    let state = this.#stateOf.get(colour);
    if (state === undefined) {
      state = { [colourState]: colour };
      this.#stateOf.set(colour, state);
    }
    this.#map.setFeatureState(this.#target, state);
  }
}
