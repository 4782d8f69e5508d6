import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapModel } from '../view-models/map-model';
import { showHatches } from './details';
import { hatchCut, membersOf, reasons, sameBytes } from './parts';
import { type HatchSource, hatchSources } from './source-ids';
import type { Cut } from './tiles/protocol';

interface HatchingOptions {
  readonly map: MapLibreMap;
  /** What each source shows of a tile. */
  readonly cuts: Map<string, Cut>;
  /** Puts a source and its layers on the map. */
  readonly add: (source: HatchSource) => void;
  /** Makes the map ask for the tiles of a source again. */
  readonly recut: (source: HatchSource) => void;
}

interface HeldSet {
  readonly source: HatchSource;
  readonly reasons: Uint8Array;
  readonly ranks: Int32Array | null;
}

/**
 * The hatched communes. Each set of them is a source of its own, and the last few stay on the map unseen:
 * going back to one changes an opacity, in the frame that changes the colours.
 */
export class Hatching {
  readonly #options: HatchingOptions;
  /** The most recently shown last. */
  #held: HeldSet[] = [];
  #shown: HatchSource | null = null;
  /** Its tiles are still those of another set: not to be seen. */
  #late: HatchSource | null = null;

  constructor(options: HatchingOptions) {
    this.#options = options;
  }

  /** Shows the hatching of a model. @returns whether it only had to change which sets are seen. */
  show({ choropleth, territory }: Pick<MapModel, 'choropleth' | 'territory'>): boolean {
    const fresh = reasons(choropleth?.classOfRank);
    if (!fresh.some((reason) => reason > 0)) return this.#see(null);
    const known = this.#held.find((held) => held.ranks === territory.ranks && sameBytes(held.reasons, fresh));
    if (known !== undefined) {
      this.#held = [...this.#held.filter((held) => held !== known), known];
      return this.#see(known.source);
    }
    const { cuts, recut, add, map } = this.#options;
    // The first source is put on the map when its turn comes among the details: until then it takes every set.
    const early = map.getSource(hatchSources[0]) === undefined;
    if (early) this.#held = [];
    const free = hatchSources.find((source) => this.#held.every((held) => held.source !== source));
    const source = free ?? this.#held.shift()?.source ?? hatchSources[0];
    this.#held.push({ source, reasons: fresh, ranks: territory.ranks });
    cuts.set(source, hatchCut(fresh, membersOf(territory)));
    if (map.getSource(source) !== undefined) {
      this.#late = source;
      recut(source);
    } else if (!early) add(source);
    this.#see(source);
    return false;
  }

  /** The first source was just put on the map: it is seen if its set still is. */
  added(): void {
    if (this.#shown !== hatchSources[0]) showHatches(this.#options.map, hatchSources[0], false);
  }

  /** To be called at each frame. */
  rendered(): void {
    if (this.#late === null || !this.#options.map.isSourceLoaded(this.#late)) return;
    this.#late = null;
    if (this.#shown !== null) showHatches(this.#options.map, this.#shown, true);
  }

  #see(source: HatchSource | null): boolean {
    const before = this.#shown;
    if (source === before && source !== this.#late) return false;
    this.#shown = source;
    if (before !== null && before !== source) showHatches(this.#options.map, before, false);
    if (source !== null) showHatches(this.#options.map, source, source !== this.#late);
    return true;
  }
}
