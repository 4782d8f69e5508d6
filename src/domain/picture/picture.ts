import type { NoClassReason } from '../class-codes';
import type { Bbox } from './frame';

/** A class of the legend and its figures in words. */
export interface PictureClass {
  readonly label: string;
  readonly colour: string;
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

/** A map to draw, and everything that is written on it. */
export interface MapPicture {
  readonly titre: string;
  readonly sousTitre: string;
  /** What the map says, in a sentence. */
  readonly phrase: string;
  readonly unite: string;
  readonly classes: readonly PictureClass[];
  readonly manques: readonly PictureMissing[];
  /** What the threshold means; null where there is none. */
  readonly seuil: string | null;
  readonly symboles: readonly PictureSymbol[];
  /** Degrees; `symbole` is the place of its symbol. */
  readonly points: readonly { readonly lon: number; readonly lat: number; readonly symbole: number }[];
  /** Names to write where there is room, the first ones first. */
  readonly noms: readonly { readonly lon: number; readonly lat: number; readonly nom: string }[];
  /** Sources, licences, date: one a line. */
  readonly pied: readonly string[];
  readonly bbox: Bbox;
  /** Many communes: their borders would hide them. */
  readonly serre: boolean;
}

/** Outlines of some communes: hexadecimal WKB, and the class of each or a code of `noClass`. */
export interface PictureOutlines {
  readonly codes: readonly string[];
  readonly contours: readonly string[];
  readonly classes: Uint8Array;
}

/** Size of every picture, units: 3:2. */
export const pictureSize = { width: 1350, height: 900 } as const;
