import type { SetApart } from '../../domain/criteria/ranking';
import { formatNumber } from '../../domain/format';
import { communeColumns, communesPart, type FileColumn, fileFigure, fileText, type TableFile, tableFile } from '../files/table-file';
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

/** @param shorts short name of each criterion; @param names parts of the file’s name; @param notes criteria, sources and method, one a line. */
export function rankingFile(source: RankedCommunes, index: RankingIndex, shorts: readonly string[], names: readonly string[], notes: readonly string[], indicateurs: readonly string[]): TableFile {
  const { communes, ranking, values, people, intervals } = source;
  const intervalOf = new Map(intervals.map((interval) => [interval.rank, interval]));
  const apartOf = (rank: number): string => {
    const apart = index.apartOf.get(rank);
    return apart === undefined ? '' : apartText(apart);
  };
  const columns: FileColumn<number>[] = [
    fileFigure('Rang', 0, (rank) => at(index.placeOf, rank)),
    ...communeColumns(communes),
    fileFigure('Population', 0, (rank) => at(people, rank)),
    fileFigure('Score sur 100', 1, (rank) => at(ranking.score, rank)),
    ...shorts.flatMap((short, i): FileColumn<number>[] => [
      fileFigure(`${criterionLetter(i)} : ${short}`, null, (rank) => at(values[i], rank)),
      fileFigure(`${criterionLetter(i)} : points`, 1, (rank) => at(ranking.contributions[i], rank)),
    ]),
    fileFigure('Meilleur rang à ± 20 %', 0, (rank) => intervalOf.get(rank)?.best),
    fileFigure('Pire rang à ± 20 %', 0, (rank) => intervalOf.get(rank)?.worst),
    fileText('Solidité', (rank) => {
      const interval = intervalOf.get(rank);
      return interval === undefined ? '' : verdictWords[interval.verdict];
    }),
    fileText('Remarque', apartOf),
  ];
  return tableFile('Communes classées par critères', ['criteres', ...names], [communesPart('Communes', index.all, columns)], notes, { indicateurs });
}
