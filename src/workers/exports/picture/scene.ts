import type { NoClassReason } from '../../../domain/class-codes';
import type { Box } from '../../../domain/picture/frame';
import type { Lines } from '../../../domain/picture/path';

export const ink = '#16202a';
export const softInk = '#46525e';
export const paper = '#ffffff';
/** A commune of which nothing is said, as on the light map. */
export const land = '#f8f6f1';

/** A colour, `#rrggbb`, or the hatching of the communes without a value. */
export type Fill = string | { readonly hachure: NoClassReason };

export interface Look {
  readonly fill?: Fill;
  readonly stroke?: string;
  /** Of the stroke, units. */
  readonly width?: number;
  /** Units. */
  readonly dash?: readonly number[];
}

export interface TextMark {
  readonly kind: 'texte';
  readonly x: number;
  /** Base line. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: 400 | 700;
  readonly fill: string;
  readonly anchor: 'start' | 'middle' | 'end';
  /** On a pale edge, over a map. */
  readonly halo: boolean;
}

/** What a picture is made of, in its units, the first ones under the others: written as SVG or painted on a canvas. */
export type Mark =
  | TextMark
  /** SVG path data, moved and scaled. */
  | ({ readonly kind: 'trait'; readonly d: string; readonly at?: { readonly x: number; readonly y: number; readonly scale: number } } & Look)
  /** `code`: the commune that it is, where it is one. */
  | { readonly kind: 'lignes'; readonly lines: Lines; readonly code: string | null }
  /** `look` is that of the lines in it. */
  | { readonly kind: 'groupe'; readonly id: string | null; readonly look: Look; readonly clip: Box | null; readonly marks: readonly Mark[] };

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly marks: readonly Mark[];
}

interface TextLook {
  readonly size: number;
  readonly weight?: 400 | 700;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly halo?: boolean;
}

export const textAt = (x: number, y: number, text: string, { size, weight = 400, fill = ink, anchor = 'start', halo = false }: TextLook): TextMark => ({ kind: 'texte', x, y, text, size, weight, fill, anchor, halo });

export const group = (id: string | null, marks: readonly Mark[], look: Look = {}, clip: Box | null = null): Mark => ({ kind: 'groupe', id, look, clip, marks });

/** Tiles of the hatchings, the same three as on the map: a square of so many units, its strokes, and how much it is turned. */
export const hatchings: Readonly<Record<NoClassReason, { readonly side: number; readonly turn: number; readonly look: Look; readonly d: string }>> = {
  secret: { side: 6, turn: 45, look: { stroke: softInk, width: 1.2 }, d: 'M0 0H6M0 0V6' },
  absent: { side: 6, turn: 45, look: { stroke: softInk, width: 1.6 }, d: 'M0 0V6' },
  horsChamp: { side: 6, turn: 0, look: { fill: softInk }, d: 'M1.9 3a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0 -2.2 0z' },
};
