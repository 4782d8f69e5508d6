/** One column of a table that leaves the page: texts, or numbers with NaN for none. */
export type SheetColumn = { readonly titre: string } & (
  | { readonly kind: 'texte'; readonly values: readonly string[] }
  /** `decimales`: how many a reader is shown, null for as many as there are; the file keeps the number. */
  | { readonly kind: 'nombre'; readonly values: Float64Array; readonly decimales: number | null }
);

/** A table by columns, all as long: what travels to a worker without an object a cell. */
export interface Sheet {
  readonly nom: string;
  readonly colonnes: readonly SheetColumn[];
}

export const texts = (titre: string, values: readonly string[]): SheetColumn => ({ titre, kind: 'texte', values });
export const numbers = (titre: string, values: Float64Array, decimales: number | null): SheetColumn => ({ titre, kind: 'nombre', values, decimales });
