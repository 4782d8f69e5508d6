import type { SetApart } from '../../domain/criteria/ranking';
import { formatNumber } from '../../domain/format';
import { type CsvCell, csvFileName, toCsv } from '../csv';
import { apartText, type RankedCommunes, verdictWords } from './criteria-rows';
import { criterionLetter } from './criteria-list';

/** `c0`, `c1`…: points that a criterion brings. */
export type RankingColumn = 'nom' | 'rang' | 'score' | 'population' | `c${number}`;

export interface RankingSort {
  readonly column: RankingColumn;
  readonly direction: 'ascending' | 'descending';
}

export const rankingColumns = (criteria: number): RankingColumn[] => ['nom', 'rang', 'score', ...Array.from({ length: criteria }, (_, i): RankingColumn => `c${i}`), 'population'];

const at = (values: ArrayLike<number> | undefined, rank: number): number => values?.[rank] ?? Number.NaN;

/** Ranked and set apart, each commune compared once; place by rank, from 1, for those ranked. */
export interface RankingIndex {
  readonly all: Int32Array<ArrayBuffer>;
  readonly placeOf: Float64Array;
  readonly apartOf: ReadonlyMap<number, SetApart>;
}

export function indexRanking({ ranking, people }: RankedCommunes): RankingIndex {
  const placeOf = new Float64Array(people.length).fill(Number.NaN);
  ranking.order.forEach((rank, place) => {
    placeOf[rank] = place + 1;
  });
  return {
    all: Int32Array.from([...ranking.order, ...ranking.apart.map(({ rank }) => rank)]),
    placeOf,
    apartOf: new Map(ranking.apart.map((apart) => [apart.rank, apart])),
  };
}

/** Ranks in order; those without a figure last both ways, ties in the order of the codes. */
export function rankingOrder(source: RankedCommunes, index: RankingIndex, { column, direction }: RankingSort): Int32Array {
  const sign = direction === 'ascending' ? 1 : -1;
  const ranks = index.all.slice();
  if (column === 'nom') {
    const collator = new Intl.Collator('fr');
    return ranks.sort((a, b) => sign * collator.compare(source.communes.nom[a] ?? '', source.communes.nom[b] ?? '') || a - b);
  }
  const keys =
    column === 'rang'
      ? index.placeOf
      : column === 'score'
        ? source.ranking.score
        : column === 'population'
          ? source.people
          : source.ranking.contributions[Number(column.slice(1))];
  return ranks.sort((a, b) => {
    const [one, other] = [at(keys, a), at(keys, b)];
    if (Number.isNaN(one) || Number.isNaN(other)) return Number.isNaN(one) === Number.isNaN(other) ? a - b : Number.isNaN(one) ? 1 : -1;
    return sign * (one - other) || a - b;
  });
}

export interface RankingCell {
  readonly text: string;
  readonly soft?: boolean;
}

/** Cells of a commune, in the order of `rankingColumns`. */
export function rankingCells({ communes, ranking, people }: RankedCommunes, { placeOf, apartOf }: RankingIndex, rank: number): RankingCell[] {
  const nom = { text: communes.nom[rank] ?? '' };
  const population = Number.isNaN(at(people, rank)) ? { text: '–', soft: true } : { text: formatNumber(Math.round(at(people, rank))) };
  const apart = apartOf.get(rank);
  if (apart !== undefined) return [nom, { text: '–', soft: true }, { text: apartText(apart), soft: true }, ...ranking.contributions.map(() => ({ text: '–', soft: true })), population];
  return [
    nom,
    { text: formatNumber(at(placeOf, rank)) },
    { text: formatNumber(at(ranking.score, rank), 1) },
    ...ranking.contributions.map((points) => ({ text: formatNumber(at(points, rank), 1) })),
    population,
  ];
}

const rounded = (value: number): CsvCell => (Number.isNaN(value) ? null : Math.round(value * 1e6) / 1e6);

/** @param shorts short name of each criterion; @param notes criteria, sources and method, one a line. */
export function rankingCsv(
  source: RankedCommunes,
  index: RankingIndex,
  shorts: readonly string[],
  names: readonly string[],
  notes: readonly string[],
): { readonly name: string; readonly text: string } {
  const { communes, ranking, values, people, intervals } = source;
  const intervalOf = new Map(intervals.map((interval) => [interval.rank, interval]));
  const header = [
    'Rang',
    'Code commune',
    'Commune',
    'Département',
    'Population',
    'Score sur 100',
    ...shorts.flatMap((short, i) => [`${criterionLetter(i)} : ${short}`, `${criterionLetter(i)} : points`]),
    'Meilleur rang à ± 20 %',
    'Pire rang à ± 20 %',
    'Solidité',
    'Remarque',
  ];
  const rows = Array.from(index.all, (rank): CsvCell[] => {
    const interval = intervalOf.get(rank);
    const apart = index.apartOf.get(rank);
    return [
      rounded(at(index.placeOf, rank)),
      communes.code[rank] ?? '',
      communes.nom[rank] ?? '',
      communes.departement[rank] ?? '',
      rounded(at(people, rank)),
      rounded(at(ranking.score, rank)),
      ...shorts.flatMap((_, i) => [rounded(at(values[i], rank)), rounded(at(ranking.contributions[i], rank))]),
      interval?.best ?? null,
      interval?.worst ?? null,
      interval === undefined ? '' : verdictWords[interval.verdict],
      apart === undefined ? '' : apartText(apart),
    ];
  });
  return { name: csvFileName('criteres', ...names), text: toCsv(header, rows, notes) };
}
