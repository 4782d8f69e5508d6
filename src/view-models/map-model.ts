import type { LieuCategorie } from '../contract/vocabulary';

/**
 * What the map is asked to draw: plain values, made by the view models, drawn by `map/`.
 * A part is replaced, never mutated: the map compares parts by identity and touches only what changed.
 */
export interface MapModel {
  readonly territory: MapTerritory;
  readonly choropleth: MapChoropleth | null;
  readonly points: MapPoints | null;
  readonly actions: MapActions | null;
  /** Numbered places over all else; none where it is left out. */
  readonly sites?: readonly MapSite[];
  /** Rank of the selected commune. */
  readonly selectedRank: number | null;
  /** Ranks lit by the legend (a class hovered or focused) or by the table. */
  readonly litRanks: Int32Array | null;
  readonly scheme: 'light' | 'dark';
  readonly fond: 'aucun' | 'ign';
  /** Outlines are schematic cells: the map says so. */
  readonly schematic: boolean;
}

export interface MapTerritory {
  readonly id: string;
  /** xmin, ymin, xmax, ymax in degrees; null when no commune of it has an outline. */
  readonly bbox: readonly [number, number, number, number] | null;
  /** Ranks of the member communes; null for all of France. Others are dimmed. */
  readonly ranks: Int32Array | null;
}

/** Codes of `classOfRank` above every class index. */
export { noClass } from '../domain/class-codes';

export interface MapChoropleth {
  /** One byte a commune, by rank: class index, or a code of `noClass`. */
  readonly classOfRank: Uint8Array;
  /** One colour a class, `#rrggbb`. */
  readonly colours: readonly string[];
  /** Those of light paper, for pictures; `colours` where left out. */
  readonly papier?: readonly string[];
}

export interface MapPoint {
  readonly id: string;
  readonly categorie: LieuCategorie;
  readonly nom: string;
  readonly lon: number;
  readonly lat: number;
  /** The published point is no stop. */
  readonly itinerant: boolean;
  /** Identifier of its source, where it is known. */
  readonly source?: string;
}

export interface MapPoints {
  readonly items: readonly MapPoint[];
  readonly categories: readonly LieuCategorie[];
}

export interface MapSite {
  readonly lon: number;
  readonly lat: number;
  /** A rank, or two characters at most. */
  readonly texte: string;
}

export interface MapActions {
  /** Communes named by at least one action that the filters keep, with their count. */
  readonly located: ReadonlyMap<number, number>;
  /** Where the count of a located commune stands, degrees, by rank: its reference point. A commune without one is outlined only. */
  readonly anchors: ReadonlyMap<number, readonly [lon: number, lat: number]>;
  /** Ranks of the contracts' perimeters with the count of actions of the whole territory. */
  readonly perimeters: readonly MapPerimeter[];
}

export interface MapPerimeter {
  /** Identifier of the territory (`cls:brenne`): the one that the tiles' layer `cls` carries. */
  readonly id: string;
  readonly nom: string;
  /** Actions of the whole territory that the filters keep. */
  readonly count: number;
  readonly ranks: Int32Array;
  /** xmin, ymin, xmax, ymax in degrees, for the place of its label; null when it has no outline. */
  readonly bbox: MapTerritory['bbox'];
}

export interface MapCamera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

/** What can go wrong with the map; everything else of the page goes on. */
export type MapProblem =
  | { readonly kind: 'webgl-absent' }
  | { readonly kind: 'webgl-perdu' }
  | { readonly kind: 'tuiles-injoignables'; readonly detail: string }
  | { readonly kind: 'fond-injoignable' };

export interface MapEvents {
  /** First frame with the communes and their values on screen. */
  readonly onFirstPaint: () => void;
  /** Once: hatching, names and accents have joined the communes on screen. */
  readonly onDetailed: () => void;
  /** Every frame that shows a choropleth just given. */
  readonly onPainted: (choropleth: MapChoropleth) => void;
  /** Nothing more to draw or to fetch. */
  readonly onIdle: () => void;
  readonly onHover: (hover: { readonly rank: number; readonly x: number; readonly y: number } | null) => void;
  readonly onSelect: (rank: number | null) => void;
  readonly onSelectPoint: (id: string) => void;
  /** Several points stand where the visitor clicked and no zoom tells them apart: the page lists them. Two or more. */
  readonly onSelectPoints: (ids: readonly string[]) => void;
  /** After each move. @param byVisitor false when the map moved by itself: a territory framed, a panel opened. */
  readonly onMove: (camera: MapCamera, byVisitor: boolean) => void;
  readonly onProblem: (problem: MapProblem) => void;
  /** A problem told before is over: the WebGL context is back, tiles arrive again. */
  readonly onRecovered: (kind: MapProblem['kind']) => void;
  /** A host without byte ranges: the page must ask before `bytes` are fetched whole; resolve true to go on. */
  readonly confirmWholeTiles: (bytes: number) => Promise<boolean>;
}
