import type { NoClassReason } from '../class-codes';
import type { HexOutlines } from '../wkb';
import type { Bbox } from './frame';

/** How much of its colour a commune keeps: all, what is left outside the contracts, outside the territory. */
export const shades = ['pleine', 'hors contrats', 'hors territoire'] as const;

/** A class of the legend and its figures in words. */
export interface PictureClass {
  readonly label: string;
  readonly colour: string;
  /** Its colours by shade, as the map fades them; its own for those that are not there. */
  readonly teintes?: readonly string[];
  readonly detail: string;
}

export interface PictureMissing {
  readonly reason: NoClassReason;
  readonly label: string;
  readonly detail: string;
}

/** A kind of point: its badge in a box of 24 by 24, as the map draws it. */
export interface PictureSymbol {
  readonly label: string;
  readonly shape: string;
  readonly letter: string;
  readonly colour: string;
}

/** A line around some communes, on a pale casing. */
export interface PictureContour {
  /** Empty: no line of the legend. */
  readonly label: string;
  readonly detail: string;
  readonly colour: string;
  /** Units. */
  readonly width: number;
  /** Lengths of its dashes and gaps, in widths; a whole line where empty. */
  readonly dash: readonly number[];
  /** Around them all; else around each. */
  readonly joined: boolean;
}

/** Places numbered or counted. */
export interface PictureDiscs {
  readonly label: string;
  readonly colour: string;
  readonly lieux: readonly { readonly lon: number; readonly lat: number; readonly texte: string }[];
}

/** A map to draw, and everything that is written on it. */
export interface MapPicture {
  readonly titre: string;
  readonly sousTitre: string;
  /** What the map says, in a sentence. */
  readonly phrase: string;
  readonly unite: string;
  readonly classes: readonly PictureClass[];
  /** Classes that cross two measures, row after row: a square instead of lines; null elsewhere. */
  readonly carre: { readonly colonnes: readonly string[]; readonly lignes: readonly string[] } | null;
  /** What each class counts. */
  readonly compte: string;
  readonly manques: readonly PictureMissing[];
  /** What the threshold means; null where there is none. */
  readonly seuil: string | null;
  /** Other lines of the legend, in words. */
  readonly remarques: readonly string[];
  readonly symboles: readonly PictureSymbol[];
  /** Degrees; `symbole` is the place of its symbol; `itinerant` has a ring of dashes. */
  readonly points: readonly { readonly lon: number; readonly lat: number; readonly symbole: number; readonly itinerant?: boolean }[];
  /** Drawn in their order; at most sixteen. */
  readonly contours: readonly PictureContour[];
  readonly pastilles: PictureDiscs | null;
  /** Names to write where there is room, the first ones first. */
  readonly noms: readonly { readonly lon: number; readonly lat: number; readonly nom: string }[];
  /** Sources, licences, date: one a line. */
  readonly pied: readonly string[];
  readonly bbox: Bbox;
  /** Units: the map alone in a box of that size, with its scale and its north; on the page of every picture where left out. */
  readonly seule?: { readonly width: number; readonly height: number };
  /** Many communes: their borders would hide them; those of the départements are drawn. */
  readonly serre: boolean;
}

/** Communes of a département to draw. */
export interface PictureOutlines {
  readonly codes: readonly string[];
  readonly contours: HexOutlines;
  /** Class of each, or a code of `noClass`. */
  readonly classes: Uint8Array;
  /** Place in `shades` of each. */
  readonly teintes: Uint8Array;
  /** Bit n: it is in contour n of the picture. */
  readonly marques: Uint16Array;
}

/** Size of the page of a picture, units: 3:2. */
export const pictureSize = { width: 1350, height: 900 } as const;

/** Why a browser has no PNG of it: details of the worker's error. */
export const pictureFaults = { taille: 'image trop grande', canevas: 'pas de canevas' } as const;
