import type { Map as MapLibreMap } from 'maplibre-gl';
import { tileLayers } from '../contract/tiles';
import type { MapCamera, MapModel } from '../view-models/map-model';
import { type Bbox, boundsOf, cameraOf, frameOf, framing, noPadding, type Padding, roomyPadding } from './camera';
import { communeColours } from './colours';
import { Controls } from './controls';
import type { Carte, CarteOptions } from './create-map';
import { addDetail, type DetailSource, detailSources, recut, setCollection } from './details';
import { CommuneStates } from './feature-state';
import { fontFaces } from './fonts';
import { Hatching } from './hatching';
import { drawHatches, drawSymbols, putImages } from './images';
import { aim, watchVisitor } from './interaction';
import { actionCollection, actionsSource } from './layers/actions';
import { BasemapSwitch } from './basemap-switch';
import { pointCollection, pointsSource } from './layers/points';
import { siteCollection, sitesSource } from './layers/sites';
import { onceDrawn } from './once-drawn';
import { PaintWatch } from './paint-watch';
import { accentCut, labelCut, membersOf } from './parts';
import type { ProblemReporter } from './problems';
import { hatchSources, sourceIds } from './source-ids';
import { firstStyle, showLines, themeChanges } from './style';
import type { SourceSpec } from './style-types';
import { type MapTheme, themes } from './theme';
import type { TileArchive } from './tiles/archive';
import { forEachId, keepLayers } from './tiles/mvt';
import { type Cut, serveTiles, type TileProtocol } from './tiles/protocol';

interface LiveOptions extends CarteOptions {
  readonly map: MapLibreMap;
  readonly host: HTMLElement;
  readonly problems: ProblemReporter;
  readonly theme: MapTheme;
  readonly archive: TileArchive;
}

/** What opens beside the map is drawn before the map makes room for it or shows the commune picked: drawing the map holds the page, ms. */
const sheetTime = 200;

const isOfTiles = (id: DetailSource): boolean => id !== sourceIds.points && id !== sourceIds.actions && id !== sourceIds.sites;

const withoutLabels: ReadonlySet<string> = new Set([tileLayers.communes, tileLayers.epci, tileLayers.departements, tileLayers.regions, tileLayers.cls]);

/** A map that WebGL draws. `ready` is false until the style is loaded and while the context is lost: what comes then waits in the model. */
export class LiveCarte implements Carte {
  readonly #map: MapLibreMap;
  readonly #host: HTMLElement;
  readonly #options: LiveOptions;
  readonly #problems: ProblemReporter;
  readonly #states: CommuneStates;
  readonly #paints: PaintWatch;
  readonly #controls: Controls;
  readonly #basemap: BasemapSwitch;
  readonly #protocol: TileProtocol;
  readonly #hatching: Hatching;
  readonly #aim: HTMLElement;
  readonly #cuts = new Map<string, Cut>();
  #theme: MapTheme;
  #model: MapModel;
  #version = 0;
  #ready = false;
  /** What of the details the next frames add. */
  #waiting: DetailSource[] = [...detailSources];
  #adding = false;
  #detailed = false;
  #restyled = false;
  readonly #watchers = new Set<(camera: MapCamera) => void>();
  /** The move under way is another map's. */
  #following = false;
  #paddingLate = false;
  #padding: Padding;
  /** What the map was last told of it. */
  #room: ReturnType<typeof roomyPadding> | null = null;
  #accentTimer: ReturnType<typeof setTimeout> | undefined = undefined;
  #paddingTimer: ReturnType<typeof setTimeout> | undefined = undefined;
  #destroyed = false;

  constructor(options: LiveOptions) {
    const { map, host, problems, model, events, theme, archive } = options;
    this.#map = map;
    this.#host = host;
    this.#options = options;
    this.#problems = problems;
    this.#model = model;
    this.#theme = theme;
    this.#padding = options.padding ?? noPadding;
    this.#protocol = serveTiles({
      archive,
      cutOf: (source) => this.#cuts.get(source) ?? null,
      onFailure: (error) => problems.report({ kind: 'tuiles-injoignables', detail: error instanceof Error ? error.message : String(error) }),
      onRecovered: () => problems.recovered('tuiles-injoignables'),
    });
    this.#states = new CommuneStates(map, options.nbCommunes);
    this.#cuts.set(sourceIds.communes, (tile) => {
      if (this.#ready) forEachId(tile, tileLayers.communes, (id) => this.#states.meet(id));
      return keepLayers(tile, withoutLabels);
    });
    this.#hatching = new Hatching({
      map,
      cuts: this.#cuts,
      add: (source) => addDetail(map, source, this.#vector(source), this.#theme),
      recut: (source) => this.#recut(source),
    });
    this.#paints = new PaintWatch(map, events, () => problems.stands('tuiles-injoignables'));
    this.#controls = new Controls(map, host);
    this.#controls.attribute(options.attribution);
    this.#basemap = new BasemapSwitch(map, problems);
    this.#aim = document.createElement('div');
    this.#aim.className = 'carte__viseur';
    host.append(this.#aim);
    host.dataset['vide'] = 'oui';
    if (options.name !== undefined) map.getCanvas().setAttribute('aria-label', `${options.name}. ${map.getCanvas().getAttribute('aria-label') ?? ''}`);
    this.#place(options.camera ?? null);
    this.#listen();
    watchVisitor({ map, events, ready: () => this.#ready });
    map.setStyle(firstStyle(theme, this.#vector(sourceIds.communes), fontFaces()));
  }

  readonly update = (model: MapModel): void => {
    const before = this.#model;
    if (model === before) return;
    this.#model = model;
    this.#host.dataset['scheme'] = model.scheme;
    if (this.#ready) this.#draw(before);
    const { territory } = model;
    const framed = before.territory.bbox !== null || territory.bbox === null;
    if (territory.id !== before.territory.id || (!framed && territory.ranks !== null)) this.frame();
  };

  readonly flyTo = (target: MapCamera | Bbox): void => {
    // MapLibre jumps instead when the visitor asks for less motion.
    if ('lon' in target) this.#map.flyTo({ center: [target.lon, target.lat], zoom: target.zoom, maxDuration: framing.maxDuration });
    else this.#map.fitBounds(boundsOf(target), framing);
  };

  readonly frame = (): void => this.flyTo(frameOf(this.#model.territory));

  readonly camera = (): MapCamera => cameraOf(this.#map);

  readonly view = (): Bbox | null => {
    const { clientWidth, clientHeight } = this.#host;
    if (clientWidth === 0 || clientHeight === 0) return null;
    const { left, right, top, bottom } = this.#roomy();
    const [west, north] = this.#map.unproject([left, top]).toArray();
    const [east, south] = this.#map.unproject([clientWidth - right, clientHeight - bottom]).toArray();
    return [west, south, east, north];
  };

  readonly onCamera = (listener: (camera: MapCamera) => void): (() => void) => {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  };

  readonly follow = ({ lon, lat, zoom }: MapCamera): void => {
    if (this.#destroyed) return;
    this.#following = true;
    this.#map.jumpTo({ center: [lon, lat], zoom });
    this.#following = false;
  };

  readonly picture = (density?: number): Promise<Blob | null> =>
    new Promise((resolve) => {
      if (!this.#ready) {
        resolve(null);
        return;
      }
      const before = this.#map.getPixelRatio();
      if (density !== undefined && density !== before) this.#map.setPixelRatio(density);
      // What WebGL drew is there until the frame ends.
      this.#map.once('render', () =>
        this.#map.getCanvas().toBlob((picture) => {
          if (!this.#destroyed) this.#map.setPixelRatio(before);
          resolve(picture);
        }, 'image/png'),
      );
      this.#map.triggerRepaint();
    });

  readonly setPadding = (padding: Padding): void => {
    this.#padding = padding;
    this.#controls.pad(padding);
    // Behind another view the map has no size, and nothing to make room in: that is done when it is seen again.
    this.#paddingLate = this.#host.clientHeight === 0;
    if (this.#paddingLate) return;
    clearTimeout(this.#paddingTimer);
    this.#paddingTimer = setTimeout(() => {
      const room = this.#roomy();
      if (JSON.stringify(room) === JSON.stringify(this.#room)) return;
      this.#room = room;
      // All of France takes too long to draw to be moved little by little.
      this.#map.easeTo({ padding: room, duration: this.#model.territory.ranks === null ? 0 : 250 });
    }, sheetTime);
  };

  readonly setAttribution = (text: string): void => this.#controls.attribute(text);

  readonly retry = (): void => this.#protocol.retry();

  readonly destroy = (): void => {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#ready = false;
    clearTimeout(this.#accentTimer);
    clearTimeout(this.#paddingTimer);
    window.removeEventListener('online', this.retry);
    this.#map.remove();
    this.#protocol.remove();
    this.#host.remove();
  };

  #vector(source: string): SourceSpec {
    const { zoomMin, zoomMax } = this.#options.tiles;
    return { type: 'vector', tiles: [this.#protocol.address(source, this.#version)], minzoom: zoomMin, maxzoom: zoomMax };
  }

  #roomy(): ReturnType<typeof roomyPadding> {
    const { clientWidth, clientHeight } = this.#host;
    return roomyPadding(this.#padding, clientWidth, clientHeight);
  }

  #place(camera: MapCamera | null): void {
    this.#controls.pad(this.#padding);
    this.#room = this.#roomy();
    this.#map.setPadding(this.#room);
    if (camera === null) this.#map.fitBounds(boundsOf(frameOf(this.#model.territory)), { ...framing, duration: 0 });
    else this.#map.jumpTo({ center: [camera.lon, camera.lat], zoom: camera.zoom });
  }

  #listen(): void {
    const map = this.#map;
    const { events } = this.#options;
    map.on('style.load', () => {
      this.#ready = true;
      this.#states.forget();
      this.#draw(null);
      this.#problems.recovered('webgl-perdu');
    });
    map.on('render', () => this.#rendered());
    // The last frame may come before the last tile counts as there.
    map.on('idle', () => this.#ready && this.#addDetails());
    map.on('moveend', ({ originalEvent }) => events.onMove(cameraOf(map), originalEvent !== undefined));
    map.on('move', () => {
      this.#showAim();
      this.#tellCamera();
    });
    map.on('resize', () => {
      if (!this.#paddingLate || this.#host.clientHeight === 0) return;
      this.#paddingLate = false;
      this.#room = this.#roomy();
      map.setPadding(this.#room);
    });
    map.on('webglcontextlost', () => {
      this.#ready = false;
      this.#problems.report({ kind: 'webgl-perdu' });
    });
    window.addEventListener('online', this.retry);
    // Heard here, an error goes no further: the page lives on.
    map.on('error', (event) => this.#failed('sourceId' in event ? event.sourceId : null, event.error));
  }

  /** @param source null when the error is not that of a source. */
  #failed(source: unknown, error: { readonly message: string }): void {
    if (source === sourceIds.basemap) this.#basemap.failed();
    else if (source === sourceIds.communes) this.#problems.report({ kind: 'tuiles-injoignables', detail: error.message });
    else console.warn('Carte\u00a0:', error);
  }

  #rendered(): void {
    if (!this.#ready) return;
    if (this.#map.isSourceLoaded(sourceIds.communes) || this.#problems.stands('tuiles-injoignables')) {
      delete this.#host.dataset['vide'];
      this.#addDetails();
    }
    this.#hatching.rendered();
    if (this.#restyled) {
      this.#restyled = false;
      // After a change of style the library draws once more: at once, it is shown with the first drawing and not a frame later.
      queueMicrotask(() => {
        if (this.#ready) this.#map.redraw();
      });
    }
  }

  /**
   * Details come in turns, each once the former is on screen: each has shaders to compile, and none is worth a stutter. What the tiles
   * hold is one turn, for every tile that comes draws the map again.
   */
  #addDetails(): void {
    const loading = detailSources.some((id) => this.#map.getSource(id) !== undefined && !this.#map.isSourceLoaded(id));
    if (this.#adding || loading) return;
    if (!this.#detailed && !this.#waiting.some(isOfTiles)) {
      this.#detailed = true;
      onceDrawn(this.#map.getCanvas(), () => {
        if (!this.#destroyed) this.#options.events.onDetailed();
      });
    }
    if (this.#next().length === 0) return;
    this.#adding = true;
    onceDrawn(this.#map.getCanvas(), () => {
      this.#adding = false;
      const next = this.#ready ? this.#next() : [];
      if (next.some(isOfTiles)) showLines(this.#map, this.#theme);
      this.#waiting = this.#waiting.filter((id) => !next.includes(id));
      for (const id of next) this.#addDetail(id);
    });
  }

  /** Points, actions and sites wait until there are any. */
  #next(): readonly DetailSource[] {
    const ofTiles = this.#waiting.filter(isOfTiles);
    if (ofTiles.length > 0) return ofTiles;
    const { points, actions, sites = null } = this.#model;
    return this.#waiting.filter((id) => (id === sourceIds.points ? points : id === sourceIds.actions ? actions : sites) !== null).slice(0, 1);
  }

  #addDetail(id: DetailSource): void {
    const { points, actions, sites } = this.#model;
    if (id === sourceIds.points) {
      putImages(this.#map, drawSymbols(this.#theme));
      addDetail(this.#map, id, pointsSource(pointCollection(points)), this.#theme);
    } else if (id === sourceIds.actions) addDetail(this.#map, id, actionsSource(actionCollection(actions)), this.#theme);
    else if (id === sourceIds.sites) addDetail(this.#map, id, sitesSource(siteCollection(sites)), this.#theme);
    else {
      if (id === hatchSources[0]) putImages(this.#map, drawHatches(this.#theme));
      addDetail(this.#map, id, this.#vector(id), this.#theme);
      if (id === hatchSources[0]) this.#hatching.added();
    }
  }

  /** Exact, unlike what a link carries: maps side by side must not drift apart. */
  #tellCamera(): void {
    if (this.#following || this.#watchers.size === 0) return;
    const { lng, lat } = this.#map.getCenter();
    const camera = { lon: lng, lat, zoom: this.#map.getZoom() };
    for (const watcher of this.#watchers) watcher(camera);
  }

  #showAim(): void {
    const { x, y } = aim(this.#map);
    this.#aim.style.left = `${x}px`;
    this.#aim.style.top = `${y}px`;
  }

  /** Draws what differs from a model drawn before; everything when there is none. */
  #draw(before: MapModel | null): void {
    const { choropleth, territory, actions, points, sites, scheme, selectedRank, litRanks, fond, schematic } = this.#model;
    if (scheme !== this.#theme.scheme) this.#paintTheme(themes[scheme]);
    const recoloured = before === null || choropleth !== before.choropleth || territory !== before.territory || actions !== before.actions || scheme !== before.scheme;
    if (recoloured) {
      const { nbCommunes } = this.#options;
      this.#states.show(communeColours({ communes: nbCommunes, choropleth, territory, actions, theme: this.#theme }));
      this.#paints.await(choropleth);
      this.#map.triggerRepaint();
    }
    if (before === null || choropleth !== before.choropleth || territory !== before.territory) this.#restyled = this.#hatching.show(this.#model);
    if (before === null || territory !== before.territory) {
      this.#cuts.set(sourceIds.labels, labelCut(membersOf(territory)));
      if (before !== null) this.#recut(sourceIds.labels);
    }
    if (before === null || selectedRank !== before.selectedRank || litRanks !== before.litRanks || actions !== before.actions) {
      this.#cuts.set(sourceIds.accents, accentCut(this.#model));
      clearTimeout(this.#accentTimer);
      const picked = selectedRank !== before?.selectedRank;
      if (before !== null) this.#accentTimer = setTimeout(() => this.#ready && this.#recut(sourceIds.accents), picked ? sheetTime : 0);
    }
    // What came after the map was whole joins it at the next frame: one is asked for.
    if (this.#next().length > 0) this.#map.triggerRepaint();
    if (before !== null && points !== before.points) setCollection(this.#map, sourceIds.points, pointCollection(points));
    if (before !== null && actions !== before.actions) setCollection(this.#map, sourceIds.actions, actionCollection(actions));
    if (before !== null && sites !== before.sites) setCollection(this.#map, sourceIds.sites, siteCollection(sites));
    this.#controls.schematic(schematic);
    this.#controls.wholeCountry(territory.ranks === null);
    this.#basemap.show(fond === 'ign');
  }

  #recut(source: string): void {
    this.#version += 1;
    recut(this.#map, source, this.#protocol.address(source, this.#version));
  }

  #paintTheme(theme: MapTheme): void {
    for (const { layer, property, value } of themeChanges(this.#theme, theme)) {
      if (this.#map.getLayer(layer) !== undefined) this.#map.setPaintProperty(layer, property, value);
    }
    this.#theme = theme;
    if (!this.#waiting.includes(hatchSources[0])) putImages(this.#map, drawHatches(theme));
    if (!this.#waiting.includes(sourceIds.points)) putImages(this.#map, drawSymbols(theme));
  }
}
