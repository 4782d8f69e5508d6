import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapChoropleth, MapEvents } from '../view-models/map-model';
import { sourceIds } from './source-ids';

/**
 * Tells when a choropleth is on screen: after the first render call that follows its states and finds every tile in view loaded.
 * A frame is drawn in one go, so what is loaded when it ends was loaded when it began.
 */
export class PaintWatch {
  readonly #events: Pick<MapEvents, 'onFirstPaint' | 'onPainted' | 'onIdle'>;
  readonly #blocked: () => boolean;
  #awaited: MapChoropleth | null = null;
  #first = true;

  /** @param blocked true while tiles fail: a frame without communes shows no value. */
  constructor(map: MapLibreMap, events: Pick<MapEvents, 'onFirstPaint' | 'onPainted' | 'onIdle'>, blocked: () => boolean) {
    this.#events = events;
    this.#blocked = blocked;
    map.on('render', () => this.#rendered(map));
    map.on('idle', () => this.#events.onIdle());
  }

  await(choropleth: MapChoropleth | null): void {
    this.#awaited = choropleth;
  }

  #rendered(map: MapLibreMap): void {
    const choropleth = this.#awaited;
    if (choropleth === null || this.#blocked()) return;
    if (map.getSource(sourceIds.communes) === undefined || !map.isSourceLoaded(sourceIds.communes)) return;
    this.#awaited = null;
    if (this.#first) {
      this.#first = false;
      this.#events.onFirstPaint();
    }
    this.#events.onPainted(choropleth);
  }
}
