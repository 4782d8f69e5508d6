import type { Source } from 'pmtiles';
import type { MapCamera, MapEvents, MapModel } from '../view-models/map-model';
import type { Bbox, Padding } from './camera';
import { LiveCarte } from './live-map';
import { type EmptyMap, MapShell } from './map-shell';
import { ProblemReporter } from './problems';
import { themes } from './theme';
import { TileArchive } from './tiles/archive';

export interface CarteTiles {
  /** `communes.pmtiles`: a source of the library pmtiles, or its address on a host that serves byte ranges. */
  readonly source: Source | string;
  readonly zoomMin: number;
  readonly zoomMax: number;
}

export interface CarteOptions {
  readonly model: MapModel;
  readonly events: MapEvents;
  readonly tiles: CarteTiles;
  /** Rows of the table `communes`. */
  readonly nbCommunes: number;
  /** What tells this map from others of the page, for who does not see it. */
  readonly name?: string;
  /** First position; framed on the territory when absent or null. */
  readonly camera?: MapCamera | null;
  /** Pixels that panels take over the map. */
  readonly padding?: Padding;
  /** Sources of what is drawn, in one line: always on the map. */
  readonly attribution: string;
  /** What reads `tiles`, when some have been asked for ahead of the map; that of other tiles is left aside. */
  readonly archive?: TileArchive | null;
  /** A map set up ahead; another is set up when it has served already. */
  readonly shell?: MapShell;
}

/** The map of the communes, driven by its model. No method throws; what goes wrong is told by `onProblem`. */
export interface Carte {
  /** Draws the model: parts that are the same object as before cost nothing. Another territory is flown to. */
  readonly update: (model: MapModel) => void;
  /** Goes back to the territory; France is framed on its mainland. */
  readonly frame: () => void;
  readonly flyTo: (target: MapCamera | Bbox) => void;
  /** Centre of what panels leave of the map, and zoom. */
  readonly camera: () => MapCamera;
  /** Degrees that what panels leave of the map shows; null where it is not drawn. */
  readonly view: () => Bbox | null;
  /** Tells where the map goes at every step of a move, but not of one that follows another map. @returns what ends it. */
  readonly onCamera: (listener: (camera: MapCamera) => void) => () => void;
  /** Goes there at once, as another map that this one keeps to; an own flight ends. */
  readonly follow: (camera: MapCamera) => void;
  /** The map as a picture, without its buttons; null where it is not drawn. @param density pixels of the picture for one of the page; as on screen when left out. */
  readonly picture: (density?: number) => Promise<Blob | null>;
  readonly setPadding: (padding: Padding) => void;
  readonly setAttribution: (text: string) => void;
  /** Asks again for tiles that could not be reached. */
  readonly retry: () => void;
  readonly destroy: () => void;
}

/** What stands in the place of the map where it cannot be drawn. */
const withoutWebgl =
  'La carte ne peut pas être dessinée\u00a0: ce navigateur n’offre pas WebGL, ou l’a désactivé. Le tableau, la recherche et les fiches des communes montrent les mêmes données.';

const nothing = (): void => undefined;

function unavailable(host: HTMLElement, camera: MapCamera): Carte {
  const sentence = document.createElement('p');
  sentence.className = 'carte__sans-carte';
  sentence.textContent = withoutWebgl;
  host.replaceChildren(sentence);
  return {
    update: ({ scheme }) => {
      host.dataset['scheme'] = scheme;
    },
    frame: nothing,
    flyTo: nothing,
    camera: () => camera,
    view: () => null,
    onCamera: () => nothing,
    follow: nothing,
    picture: () => Promise.resolve(null),
    setPadding: nothing,
    setAttribution: nothing,
    retry: nothing,
    destroy: () => host.remove(),
  };
}

/** @throws Error never in fact: a shell just made has not served. */
function emptyMap(shell: MapShell, container: HTMLElement): EmptyMap {
  const empty = shell.take(container) ?? new MapShell().take(container);
  if (empty === null) throw new Error('carte déjà prise');
  return empty;
}

/**
 * Draws the map inside `container` (in an element of its own, which `destroy` removes).
 * Without WebGL a sentence stands there instead, and `onProblem` is told before this returns.
 */
export function createCarte(container: HTMLElement, options: CarteOptions): Carte {
  const { model, events, tiles, camera = null, archive: ahead = null, shell = new MapShell() } = options;
  const archive = ahead?.reads(tiles.source) === true ? ahead : new TileArchive(tiles.source);
  const { host, map } = emptyMap(shell, container);
  host.dataset['scheme'] = model.scheme;
  const problems = new ProblemReporter(events);
  if (map === null) {
    problems.report({ kind: 'webgl-absent' });
    return unavailable(host, camera ?? { lon: 2.5, lat: 46.5, zoom: 5 });
  }
  map.setMinZoom(tiles.zoomMin);
  return new LiveCarte({ ...options, archive, map, host, problems, theme: themes[model.scheme] });
}
