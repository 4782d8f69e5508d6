import type { NoClassReason } from '../../domain/class-codes';
import type { CommunesTable } from '../../domain/communes';
import { formatNumber } from '../../domain/format';
import { communeColumns, communesPart, type FileColumn, fileFigure, fileText, type TableFile, tableFile } from '../files/table-file';
import type { Legend } from '../legend';
import { missingText } from '../status';
import { signed } from './before-after';

export const compareColumns = ['nom', 'a', 'b', 'ecart', 'population'] as const;
export type CompareColumn = (typeof compareColumns)[number];

export interface CompareSort {
  readonly column: CompareColumn;
  readonly direction: 'ascending' | 'descending';
}

/** Access under two scenarios, by rank; NaN where no official figure is known. */
export interface CompareSource {
  readonly communes: Pick<CommunesTable, 'code' | 'nom' | 'departement'>;
  readonly ranks: Int32Array | null;
  readonly statuses: Uint8Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly people: Float64Array;
  readonly decimals: number;
}

const at = (values: ArrayLike<number>, rank: number): number => values[rank] ?? Number.NaN;
const gapOf = ({ a, b }: CompareSource, rank: number): number => at(b, rank) - at(a, rank);

/** Ranks in order; unknown figures last both ways, ties in the order of the codes. Gaps go by their size. */
export function compareOrder(source: CompareSource, { column, direction }: CompareSort): Int32Array {
  const ranks = source.ranks === null ? Int32Array.from(source.a, (_, rank) => rank) : source.ranks.slice();
  const sign = direction === 'ascending' ? 1 : -1;
  if (column === 'nom') {
    const collator = new Intl.Collator('fr');
    return ranks.sort((one, other) => sign * collator.compare(source.communes.nom[one] ?? '', source.communes.nom[other] ?? '') || one - other);
  }
  const keyOf = {
    a: (rank: number) => at(source.a, rank),
    b: (rank: number) => at(source.b, rank),
    ecart: (rank: number) => Math.abs(gapOf(source, rank)),
    population: (rank: number) => at(source.people, rank),
  }[column];
  const keys = new Float64Array(source.a.length);
  for (const rank of ranks) keys[rank] = keyOf(rank);
  return ranks.sort((one, other) => {
    const [left, right] = [at(keys, one), at(keys, other)];
    if (Number.isNaN(left) || Number.isNaN(right)) return Number.isNaN(left) === Number.isNaN(right) ? one - other : Number.isNaN(left) ? 1 : -1;
    return sign * (left - right) || one - other;
  });
}

/** Communes whose figure is not the same under both. */
export function differingCount({ ranks, a, b }: Pick<CompareSource, 'ranks' | 'a' | 'b'>): number {
  const differs = (rank: number): number => (at(a, rank) === at(b, rank) || Number.isNaN(at(a, rank)) ? 0 : 1);
  return ranks === null ? a.reduce((sum, _, rank) => sum + differs(rank), 0) : ranks.reduce((sum, rank) => sum + differs(rank), 0);
}

export interface CompareCell {
  readonly text: string;
  readonly soft?: boolean;
}

export function compareCells(source: CompareSource, rank: number): CompareCell[] {
  const { communes, a, b, people, statuses, decimals } = source;
  const unknown = { text: '–', soft: true };
  const known = !Number.isNaN(at(a, rank));
  const population = at(people, rank);
  return [
    { text: communes.nom[rank] ?? '' },
    known ? { text: formatNumber(at(a, rank), decimals) } : { text: missingText(statuses[rank]), soft: true },
    known ? { text: formatNumber(at(b, rank), decimals) } : unknown,
    known ? { text: signed(gapOf(source, rank), decimals) } : unknown,
    Number.isNaN(population) ? unknown : { text: formatNumber(Math.round(population)) },
  ];
}

/** @param sides what A and B are called. @param notes source, vintage, model and scenarios, one a line. */
export function compareFile(source: CompareSource, order: Int32Array, sides: readonly [string, string], names: readonly string[], notes: readonly string[], indicateurs: readonly string[]): TableFile {
  const { communes, people, a, b, statuses, decimals } = source;
  const columns: FileColumn<number>[] = [
    ...communeColumns(communes),
    fileFigure('Population', 0, (rank) => at(people, rank)),
    fileFigure(`Accès A (${sides[0]})`, decimals, (rank) => at(a, rank)),
    fileFigure(`Accès B (${sides[1]})`, decimals, (rank) => at(b, rank)),
    fileFigure('Écart B − A', decimals + 1, (rank) => gapOf(source, rank)),
    fileText('Remarque', (rank) => (Number.isNaN(at(a, rank)) ? missingText(statuses[rank]) : '')),
  ];
  return tableFile('Deux scénarios comparés', ['comparaison', ...names], [communesPart('Communes', order, columns)], notes, { indicateurs });
}

export interface SharedLegendRow {
  readonly code: number;
  readonly label: string;
  readonly drawn: { readonly colour: string } | { readonly reason: NoClassReason };
  readonly a: string;
  readonly b: string;
}

const shown = (people: Legend['classes'][number]['people'] | undefined): string => (typeof people === 'number' ? formatNumber(Math.round(people)) : '–');

/** One legend for both maps: the same classes and colours, the people that each has in them. */
export function sharedLegend(a: Legend, b: Legend): SharedLegendRow[] {
  const of = (code: number, people: Legend['classes'][number]['people']) => ({ a: shown(people), b: shown([...b.classes, ...b.missing].find((other) => other.code === code)?.people) });
  return [
    ...a.classes.map(({ code, label, colour, people }) => ({ code, label, drawn: { colour }, ...of(code, people) })),
    ...a.missing.map(({ code, label, reason, people }) => ({ code, label, drawn: { reason }, ...of(code, people) })),
  ];
}

/** Lines under the downloaded table. */
export const compareNotes = (sides: readonly [string, string], texts: readonly [readonly string[], readonly string[]], common: readonly string[]): string[] => [
  ...common,
  ...sides.map((side, place) => `${place === 0 ? 'A' : 'B'} : ${side}. ${(texts[place] ?? []).join(' ; ') || 'Aucun changement'}`),
];

