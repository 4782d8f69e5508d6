import 'maplibre-gl/dist/maplibre-gl.css';
import './carte.css';
import { Map as MapLibreMap, prewarm, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { locale } from './locale';

// Who imports the map will draw one: its worker starts meanwhile.
setWorkerUrl(workerUrl);
prewarm();

/** An empty map in an element of its own. */
export interface EmptyMap {
  readonly host: HTMLElement;
  /** Null where WebGL is not to be had. */
  readonly map: MapLibreMap | null;
}

function openMap(canvasHost: HTMLElement): MapLibreMap | null {
  try {
    const map = new MapLibreMap({
      container: canvasHost,
      locale: { ...locale },
      maxZoom: 16,
      maxPitch: 0,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      refreshExpiredTiles: false,
      attributionControl: false,
      // Names appear with their tile: fading them in would keep drawing frames.
      fadeDuration: 0,
      validateStyle: false,
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    return map;
  } catch (error) {
    console.warn('La carte ne peut pas être dessinée.', error);
    return null;
  }
}

/** An empty map set up ahead of where it will stand: unseen, of the size of the window, until it is taken. */
export class MapShell {
  #empty: EmptyMap | null;

  constructor() {
    const host = document.createElement('div');
    host.className = 'carte carte--attente';
    const canvasHost = document.createElement('div');
    canvasHost.className = 'carte__toile';
    host.append(canvasHost);
    document.body.append(host);
    this.#empty = { host, map: openMap(canvasHost) };
  }

  /** Moves the map into `container`; null when it has been taken before. */
  take(container: HTMLElement): EmptyMap | null {
    const empty = this.#empty;
    if (empty === null) return null;
    this.#empty = null;
    container.append(empty.host);
    empty.host.classList.remove('carte--attente');
    empty.map?.resize();
    return empty;
  }
}

export const openMapShell = (): MapShell => new MapShell();
