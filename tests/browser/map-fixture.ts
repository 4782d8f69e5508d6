import type { Source } from 'pmtiles';
import { vi } from 'vitest';
import { page } from 'vitest/browser';
import type { TerritoireId } from '../../src/contract/codes';
import type { CommunesTable } from '../../src/domain/communes';
import { openPublishedFiles } from '../../src/files/published-files';
import { type Carte, type CarteOptions, createCarte } from '../../src/map/create-map';
import type { MapChoropleth, MapEvents, MapModel } from '../../src/view-models/map-model';

/** The published data that the map draws in these tests: the real tiles, served by the test server. */
export interface Published {
  readonly communes: CommunesTable;
  readonly tiles: CarteOptions['tiles'];
  readonly brenne: Int32Array;
}

export const classColours = ['#fae5c3', '#c66a2b', '#8dbdd6', '#153c73'] as const;

export async function readPublished(): Promise<Published> {
  const files = openPublishedFiles({ base: new URL('/data/', location.href), fetch: (input, init) => fetch(input, init) });
  const [manifest, communes, source, brenne] = await Promise.all([
    files.manifest(),
    files.communes(),
    files.tilesSource(() => Promise.resolve(true)),
    files.territoryRanks('cls:brenne' as TerritoireId),
  ]);
  if (brenne === null) throw new Error('territoire cls:brenne absent');
  return { communes, brenne, tiles: { source, zoomMin: manifest.tuiles.zoom_min, zoomMax: manifest.tuiles.zoom_max } };
}

/** Rank of a commune, by code. */
export function rankOf({ communes }: Published, code: string): number {
  const rank = communes.code.indexOf(code);
  if (rank === -1) throw new Error(`commune ${code} absente`);
  return rank;
}

/** Every commune in the class that `classOf` gives. */
export const choropleth = ({ communes }: Published, classOf: (rank: number) => number): MapChoropleth => ({
  classOfRank: Uint8Array.from(communes.code, (_, rank) => classOf(rank)),
  colours: classColours,
});

export function baseModel(published: Published): MapModel {
  return {
    territory: { id: 'cls:brenne', bbox: [0.87, 46.43, 1.6, 46.95], ranks: published.brenne },
    choropleth: choropleth(published, (rank) => rank % 4),
    points: null,
    actions: null,
    selectedRank: null,
    litRanks: null,
    scheme: 'light',
    fond: 'aucun',
    schematic: false,
  };
}

export type Spies = { readonly [K in keyof MapEvents]: ReturnType<typeof vi.fn<MapEvents[K]>> };

export const spies = (): Spies => ({
  onFirstPaint: vi.fn<MapEvents['onFirstPaint']>(),
  onDetailed: vi.fn<MapEvents['onDetailed']>(),
  onPainted: vi.fn<MapEvents['onPainted']>(),
  onIdle: vi.fn<MapEvents['onIdle']>(),
  onHover: vi.fn<MapEvents['onHover']>(),
  onSelect: vi.fn<MapEvents['onSelect']>(),
  onSelectPoint: vi.fn<MapEvents['onSelectPoint']>(),
  onSelectPoints: vi.fn<MapEvents['onSelectPoints']>(),
  onMove: vi.fn<MapEvents['onMove']>(),
  onProblem: vi.fn<MapEvents['onProblem']>(),
  onRecovered: vi.fn<MapEvents['onRecovered']>(),
  confirmWholeTiles: vi.fn<MapEvents['confirmWholeTiles']>().mockResolvedValue(true),
});

export interface Stage {
  readonly carte: Carte;
  readonly events: Spies;
  readonly container: HTMLElement;
  readonly canvas: () => HTMLCanvasElement;
}

const stages: Stage[] = [];

/** A map that fills the window, or leaves some of it around. */
export function openCarte(published: Published, over: Partial<Omit<CarteOptions, 'events'>> = {}, events = spies(), inset = '0'): Stage {
  const container = document.createElement('div');
  Object.assign(container.style, { position: 'fixed', inset });
  document.body.append(container);
  const carte = createCarte(container, {
    model: baseModel(published),
    tiles: published.tiles,
    nbCommunes: published.communes.code.length,
    attribution: 'Sources : test',
    events,
    ...over,
  });
  const canvas = (): HTMLCanvasElement => {
    const found = container.querySelector('canvas');
    if (found === null) throw new Error('pas de canevas');
    return found;
  };
  const stage = { carte, events, container, canvas };
  stages.push(stage);
  return stage;
}

export function closeCartes(): void {
  for (const { carte, container } of stages.splice(0)) {
    carte.destroy();
    container.remove();
  }
}

const hexOf = (bytes: Uint8Array | Uint8ClampedArray, at: number): string =>
  [0, 1, 2].map((channel) => (bytes[at + channel] ?? 0).toString(16).padStart(2, '0')).join('');

/** Colour of the canvas at a place of the screen, read while the frame is still in the buffer: call it from `onPainted`. */
export function colourAt(canvas: HTMLCanvasElement, x: number, y: number): string {
  const gl = canvas.getContext('webgl2');
  if (gl === null) throw new Error('pas de WebGL');
  const ratio = canvas.width / canvas.clientWidth;
  const pixel = new Uint8Array(4);
  gl.readPixels(Math.round(x * ratio), canvas.height - Math.round(y * ratio) - 1, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  return `#${hexOf(pixel, 0)}`;
}

const mercatorY = (degrees: number): number => (1 - Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / Math.PI) / 2;

/** Where a place of the ground is on screen, for a map without panels (Web Mercator, tiles of 512 pixels). */
export function project({ carte, canvas }: Stage, lon: number, lat: number): { x: number; y: number } {
  const camera = carte.camera();
  const size = 512 * 2 ** camera.zoom;
  const { clientWidth, clientHeight } = canvas();
  return {
    x: clientWidth / 2 + ((lon - camera.lon) / 360) * size,
    y: clientHeight / 2 + (mercatorY(lat) - mercatorY(camera.lat)) * size,
  };
}

/** Where a commune's reference point is on screen. */
export function placeOf(stage: Stage, { communes }: Published, rank: number): { x: number; y: number } {
  return project(stage, communes.lon[rank] ?? Number.NaN, communes.lat[rank] ?? Number.NaN);
}

/** Colours of the page around a place, as seen on screen, most frequent first. */
export async function seenAround(x: number, y: number, radius: number): Promise<string[]> {
  const base64 = await page.screenshot({ save: false });
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
  const ratio = bitmap.width / innerWidth;
  const side = Math.round(radius * 2 * ratio);
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('pas de canevas');
  context.drawImage(bitmap, Math.round((x - radius) * ratio), Math.round((y - radius) * ratio), side, side, 0, 0, side, side);
  const { data } = context.getImageData(0, 0, side, side);
  const counts = new Map<string, number>();
  for (let i = 0; i < data.length; i += 4) {
    const colour = `#${hexOf(data, i)}`;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([colour]) => colour);
}

/** Counts what is asked of a source. */
export class CountedSource implements Source {
  asked = 0;
  readonly #inner: Source;

  constructor(inner: Source) {
    this.#inner = inner;
  }

  getKey(): string {
    return `compte ${this.#inner.getKey()}`;
  }

  async getBytes(...args: Parameters<Source['getBytes']>): ReturnType<Source['getBytes']> {
    this.asked += 1;
    return this.#inner.getBytes(...args);
  }
}

/** A source that does not answer, or answers damaged tiles, until it is repaired. */
export class BrokenSource implements Source {
  state: 'muette' | 'abimee' | 'saine';
  readonly #inner: Source;

  constructor(inner: Source, state: 'muette' | 'abimee') {
    this.#inner = inner;
    this.state = state;
  }

  getKey(): string {
    return `panne ${this.#inner.getKey()}`;
  }

  async getBytes(...args: Parameters<Source['getBytes']>): ReturnType<Source['getBytes']> {
    if (this.state === 'muette') throw new Error('serveur muet');
    const answer = await this.#inner.getBytes(...args);
    const [offset] = args;
    return this.state === 'abimee' && offset > 0 ? { data: new Uint8Array(answer.data.byteLength).fill(7).buffer } : answer;
  }
}
