import { formatCount, formatNumber, nbsp } from '../../domain/format';

/** Numbered sheets and the operations that a document does not number: two things, never added up. */
export interface NatureCounts {
  readonly fiches: number;
  readonly operations: number;
}

export const noCounts: NatureCounts = { fiches: 0, operations: 0 };

export const isEmpty = ({ fiches, operations }: NatureCounts): boolean => fiches === 0 && operations === 0;

/** `12 fiches et 47 opérations non numérotées`. */
export function countsText({ fiches, operations }: NatureCounts): string {
  const sheets = formatCount(fiches, 'fiche numérotée', 'fiches numérotées');
  const others = formatCount(operations, 'opération non numérotée', 'opérations non numérotées');
  if (operations === 0) return fiches === 0 ? 'aucune action' : sheets;
  return fiches === 0 ? others : `${sheets} et ${others}`;
}

/** `12 · 47 op.`, where there is little room; `0` where there is none. */
export function countsShort({ fiches, operations }: NatureCounts): string {
  const others = `${formatNumber(operations)}${nbsp}op.`;
  if (operations === 0) return formatNumber(fiches);
  return fiches === 0 ? others : `${formatNumber(fiches)} · ${others}`;
}

/** Counts of some actions, by their nature. */
export const countsOf = (rows: readonly { readonly nature: 'fiche' | 'operation' }[]): NatureCounts => {
  const operations = rows.filter(({ nature }) => nature === 'operation').length;
  return { fiches: rows.length - operations, operations };
};
