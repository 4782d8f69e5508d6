import { AttributionControl, type Map as MapLibreMap, NavigationControl, ScaleControl } from 'maplibre-gl';
import type { Padding } from './camera';

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Sources are data: shown as text, whatever they hold. */
const asText = (text: string): string => text.replaceAll(/[&<>"]/gu, (character) => escaped[character] ?? '');

/** Zoom buttons, scale, sources; the sources always stand on the map. */
export class Controls {
  readonly #map: MapLibreMap;
  readonly #host: HTMLElement;
  readonly #notice: HTMLElement;
  #attribution: AttributionControl | null = null;
  #text: string | null = null;

  constructor(map: MapLibreMap, host: HTMLElement) {
    this.#map = map;
    this.#host = host;
    map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 110 }), 'bottom-left');
    this.#notice = document.createElement('p');
    this.#notice.className = 'carte__mention';
    this.#notice.textContent = 'Contours schématiques\u00a0: cellules autour d’un point par commune, et non les limites réelles.';
    this.#notice.hidden = true;
    host.append(this.#notice);
  }

  attribute(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    if (this.#attribution !== null) this.#map.removeControl(this.#attribution);
    this.#attribution = new AttributionControl({ customAttribution: asText(text) });
    this.#map.addControl(this.#attribution, 'bottom-right');
  }

  schematic(shown: boolean): void {
    this.#notice.hidden = !shown;
  }

  /** Keeps the controls out from under the panels. */
  pad({ top, right, bottom, left }: Padding): void {
    for (const [name, value] of Object.entries({ haut: top, droite: right, bas: bottom, gauche: left })) {
      this.#host.style.setProperty(`--carte-${name}`, `${value}px`);
    }
  }
}
