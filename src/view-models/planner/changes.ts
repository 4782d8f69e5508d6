import type { CommunesTable } from '../../domain/communes';
import type { VariantCounts } from '../../domain/access/variants';
import { classOfValue } from '../../domain/class-of-value';
import { formatNumber } from '../../domain/format';
import { communeColumns, communesPart, type FileColumn, fileFigure, fileText, type TableFile, tableFile } from '../files/table-file';
import { missingText } from '../status';
import { signed } from './before-after';
import type { ChangesKind, ChangesQuoted } from './changes-kind';
import { type Direction, orderByFigure, orderByName, ranksToSort } from './order-ranks';
import { variantsCell, variantsUnder } from './variants';

const changeColumns = ['nom', 'officiel', 'apres', 'changement', 'classe', 'variantes', 'population'] as const;
type ChangeColumn = (typeof changeColumns)[number];

export interface ChangeSort {
  readonly column: ChangeColumn;
  readonly direction: Direction;
}

/** What the map of the planner shows, by rank. */
export interface ChangesSource {
  readonly communes: Pick<CommunesTable, 'code' | 'nom' | 'departement'>;
  readonly ranks: Int32Array | null;
  readonly official: Float64Array;
  readonly statuses: Uint8Array;
  readonly change: Float64Array;
  readonly access: Float64Array;
  readonly floored: Uint8Array;
  readonly people: Float64Array;
  readonly breaks: readonly number[];
  readonly decimals: number;
  /** Null until they are counted. */
  readonly variants: VariantCounts | null;
}

const at = (values: ArrayLike<number>, rank: number): number => values[rank] ?? Number.NaN;

/** Classes that a commune moves up (or down, when negative). */
const classMove = ({ breaks, official, access }: ChangesSource, rank: number): number => {
  const [before, after] = [at(official, rank), at(access, rank)];
  return Number.isNaN(before) || Number.isNaN(after) ? Number.NaN : classOfValue(breaks, after) - classOfValue(breaks, before);
};

/** What is really changed: nothing where the official figure is unknown. */
const shownChange = ({ official, access }: ChangesSource, rank: number): number => at(access, rank) - at(official, rank);

/** Ranks in order; changes go by their size. */
export function changesOrder(source: ChangesSource, { column, direction }: ChangeSort): Int32Array {
  const ranks = ranksToSort(source.ranks, source.official.length);
  if (column === 'nom') return orderByName(ranks, source.communes.nom, direction);
  const keyOf = {
    population: (rank: number) => at(source.people, rank),
    officiel: (rank: number) => at(source.official, rank),
    changement: (rank: number) => Math.abs(shownChange(source, rank)),
    apres: (rank: number) => at(source.access, rank),
    classe: (rank: number) => Math.abs(classMove(source, rank)),
    variantes: (rank: number) => variantsUnder(source.variants, rank),
  }[column];
  return orderByFigure(ranks, source.official.length, keyOf, direction);
}

const classText = (move: number): string => (Number.isNaN(move) ? '–' : signed(move, 0));

export interface ChangeCell {
  readonly text: string;
  readonly soft?: boolean;
}

export function changeCells(source: ChangesSource, rank: number): ChangeCell[] {
  const { communes, official, statuses, access, floored, people, decimals } = source;
  const known = !Number.isNaN(at(official, rank));
  const unknown = { text: '–', soft: true };
  const population = at(people, rank);
  return [
    { text: communes.nom[rank] ?? '' },
    known ? { text: formatNumber(at(official, rank), decimals) } : { text: missingText(statuses[rank]), soft: true },
    known ? { text: `${formatNumber(at(access, rank), decimals)}${floored[rank] === 1 ? ' (plancher)' : ''}` } : unknown,
    known ? { text: signed(shownChange(source, rank), decimals) } : unknown,
    known ? { text: classText(classMove(source, rank)) } : unknown,
    source.variants === null ? { text: '…', soft: true } : known ? { text: variantsCell(source.variants, rank) } : unknown,
    Number.isNaN(population) ? unknown : { text: formatNumber(Math.round(population)) },
  ];
}

/** Communes of the territory whose access the scenario would bring under 0. */
export const flooredCount = ({ floored, ranks }: Pick<ChangesSource, 'floored' | 'ranks'>): number =>
  ranks === null ? floored.reduce((sum, hit) => sum + hit, 0) : ranks.reduce((sum, rank) => sum + (floored[rank] ?? 0), 0);

/** Why a figure is not what it seems, or is not there; empty for most. */
export function remarkOf({ official, floored, statuses }: Pick<ChangesSource, 'official' | 'floored' | 'statuses'>, rank: number): string {
  if (Number.isNaN(at(official, rank))) return missingText(statuses[rank]);
  return floored[rank] === 1 ? 'ramené à 0 : le modèle retire plus que l’accès officiel' : '';
}

/** @param notes source, vintage, model and scenario, one a line. */
export function changesFile(source: ChangesSource, order: Int32Array, { names, notes, indicateurs }: ChangesQuoted): TableFile {
  const { communes, people, official, access, decimals, variants } = source;
  const columns: FileColumn<number>[] = [
    ...communeColumns(communes),
    fileFigure('Population', 0, (rank) => at(people, rank)),
    fileFigure('Accès officiel', decimals, (rank) => at(official, rank)),
    fileFigure('Changement estimé', decimals + 1, (rank) => shownChange(source, rank)),
    fileFigure('Accès après', decimals, (rank) => at(access, rank)),
    fileFigure('Classes gagnées', 0, (rank) => classMove(source, rank)),
    fileFigure('Variantes sous le seuil', 0, (rank) => variantsUnder(variants, rank)),
    fileFigure('Variantes', 0, () => variants?.variants),
    fileText('Remarque', (rank) => remarkOf(source, rank)),
  ];
  return tableFile('Communes, avant et après', ['scenario', ...names], [communesPart('Communes', order, columns)], notes, { indicateurs });
}

const labels: Readonly<Record<ChangeColumn, string>> = {
  nom: 'Commune',
  population: 'Population',
  officiel: 'Officiel',
  changement: 'Écart',
  apres: 'Après',
  classe: 'Classes',
  variantes: 'Variantes sous le seuil',
};

export const accessChanges: ChangesKind<ChangesSource, ChangeColumn> = {
  label: 'Communes, avant et après',
  columns: changeColumns.map((key) => ({ key, label: labels[key], numeric: key !== 'nom', wideOnly: key === 'population' || key === 'classe' || key === 'variantes' })),
  change: 'changement',
  order: changesOrder,
  cells: changeCells,
  file: changesFile,
};
