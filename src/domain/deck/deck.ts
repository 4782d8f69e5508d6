/** Where a block stands on its slide, inches. */
export interface DeckBox {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Size of every slide, inches: 16:9. */
export const slideSize = { width: 13.333, height: 7.5 } as const;

export interface DeckParagraph {
  readonly text: string;
  readonly bold?: boolean;
  /** In the softer ink. */
  readonly soft?: boolean;
  readonly bullet?: boolean;
  /** Address that it opens. */
  readonly link?: string;
}

export interface DeckText extends DeckBox {
  readonly kind: 'texte';
  readonly paragraphs: readonly DeckParagraph[];
  /** Points: the largest and the smallest; the text takes the largest one that fits. */
  readonly size: readonly [largest: number, smallest: number];
}

export interface DeckImage extends DeckBox {
  readonly kind: 'image';
  readonly png: Uint8Array;
  readonly alt: string;
}

export interface DeckColumn {
  readonly titre: string;
  /** Inches. */
  readonly w: number;
  readonly right?: boolean;
}

export interface DeckCell {
  readonly text: string;
  /** `#rrggbb` under the text. */
  readonly fill?: string;
  readonly bold?: boolean;
}

export interface DeckTable extends DeckBox {
  readonly kind: 'tableau';
  /** What it is, for those who do not see it. */
  readonly alt: string;
  readonly columns: readonly DeckColumn[];
  readonly rows: readonly (readonly DeckCell[])[];
  readonly size: readonly [largest: number, smallest: number];
}

/** A line or a range of columns of a chart. */
export interface DeckSeries {
  readonly name: string;
  readonly kind: 'ligne' | 'colonnes';
  /** One a category; null where it is unknown: a gap, never a zero. */
  readonly values: readonly (number | null)[];
  /** `#rrggbb`. */
  readonly colour: string;
  readonly dashed?: boolean;
  readonly thin?: boolean;
  /** Its points are marked, or its values written over its columns. */
  readonly marked?: boolean;
}

export interface DeckChart extends DeckBox {
  readonly kind: 'graphique';
  readonly alt: string;
  readonly categories: readonly string[];
  readonly series: readonly DeckSeries[];
  readonly categoryTitle: string;
  readonly valueTitle: string;
  /** Of the figures, as a spreadsheet writes it: `0.00`. */
  readonly format: string;
  /** Greatest value of the axis; null: the reader’s program chooses. */
  readonly most: number | null;
  /** Where the method breaks: between the category of this place and the next; null where it does not. */
  readonly breakAfter: number | null;
  readonly breakText: string;
}

export type DeckBlock = DeckText | DeckImage | DeckTable | DeckChart;

export interface DeckSlide {
  /** What it finds, in words. */
  readonly title: string;
  readonly blocks: readonly DeckBlock[];
  /** Source and vintage, at the foot. */
  readonly foot: string;
  /** Method, for the speaker. */
  readonly notes: readonly string[];
}

/** A presentation: its first slide is its title. */
export interface Deck {
  readonly title: string;
  readonly subject: string;
  readonly slides: readonly DeckSlide[];
}
