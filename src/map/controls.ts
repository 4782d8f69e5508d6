import { AttributionControl, type Map as MapLibreMap, NavigationControl, ScaleControl } from 'maplibre-gl';
import { boundsOf, framing, type Padding } from './camera';
import { placesOfFrance } from './places';

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Width, in pixels, under which MapLibre folds the sources behind a button. */
const narrow = 640;

/** Sources are data: shown as text, whatever they hold. */
const asText = (text: string): string => text.replaceAll(/[&<>"]/gu, (character) => escaped[character] ?? '');

/** Zoom buttons, scale, sources; the sources always stand on the map. */
export class Controls {
  readonly #map: MapLibreMap;
  readonly #host: HTMLElement;
  readonly #notice: HTMLElement;
  readonly #places: HTMLElement;
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
    this.#places = this.#makePlaces();
    host.append(this.#notice, this.#places);
  }

  attribute(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    if (this.#attribution !== null) this.#map.removeControl(this.#attribution);
    this.#attribution = new AttributionControl({ customAttribution: asText(text) });
    this.#map.addControl(this.#attribution, 'bottom-right');
    // On a phone the sources would hide the map: they wait behind their button.
    if (this.#host.clientWidth < narrow) this.#host.querySelector('.maplibregl-ctrl-attrib')?.classList.remove('maplibregl-compact-show');
  }

  /** Buttons to the mainland and the overseas départements: for the view of France, which no frame holds whole. */
  #makePlaces(): HTMLElement {
    const group = document.createElement('div');
    group.className = 'carte__lieux';
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', 'Aller à');
    group.hidden = true;
    for (const { nom, bbox } of placesOfFrance) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = nom;
      button.addEventListener('click', (originalEvent) => this.#map.fitBounds(boundsOf(bbox), framing, { originalEvent }));
      group.append(button);
    }
    return group;
  }

  wholeCountry(shown: boolean): void {
    this.#places.hidden = !shown;
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
