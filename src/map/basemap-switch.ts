import type { Map as MapLibreMap } from 'maplibre-gl';
import { addBasemap, removeBasemap } from './layers/basemap';
import { fillOpacity } from './layers/communes';
import type { ProblemReporter } from './problems';
import { sourceIds } from './source-ids';

/** The IGN plan when asked for. Communes let it through from its first tile on; if that never comes, it is taken away and told once. */
export class BasemapSwitch {
  readonly #map: MapLibreMap;
  readonly #problems: ProblemReporter;
  #wanted = false;
  #arrived = false;

  constructor(map: MapLibreMap, problems: ProblemReporter) {
    this.#map = map;
    this.#problems = problems;
    map.on('sourcedata', (event) => {
      if (event.sourceId === sourceIds.basemap && event.tile !== undefined && !this.#arrived) this.#arrive();
    });
  }

  show(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#arrived = false;
    if (wanted) addBasemap(this.#map);
    else this.#leave();
    if (!wanted) this.#problems.forget('fond-injoignable');
  }

  /** A tile failed. Once others came, it is a hole in the plan, not its absence. */
  failed(): void {
    if (this.#arrived || !this.#wanted) return;
    this.#problems.report({ kind: 'fond-injoignable' });
    this.#leave();
  }

  #arrive(): void {
    this.#arrived = true;
    this.#map.setPaintProperty('communes', 'fill-opacity', fillOpacity.overBasemap);
  }

  #leave(): void {
    removeBasemap(this.#map);
    this.#map.setPaintProperty('communes', 'fill-opacity', fillOpacity.plain);
  }
}
