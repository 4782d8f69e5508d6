import type { CommunesTable } from '../../domain/communes';
import { formatNumber } from '../../domain/format';
import { communeColumns, communesPart, type FileColumn, fileFigure, fileText, type TableFile, tableFile } from '../files/table-file';
import { missingText } from '../status';
import { signed } from './before-after';
import type { ChangesKind, ChangesQuoted } from './changes-kind';
import { type Direction, orderByFigure, orderByName, ranksToSort } from './order-ranks';
import { type ServiceTimes, statusesOf } from './service-map';

const serviceColumns = ['nom', 'avant', 'apres', 'changement', 'population'] as const;
type ServiceColumn = (typeof serviceColumns)[number];

export interface ServiceSort {
  readonly column: ServiceColumn;
  readonly direction: Direction;
}

/** What the map of a service shows, by rank. */
export interface ServiceChangesSource extends ServiceTimes {
  readonly communes: Pick<CommunesTable, 'code' | 'nom' | 'departement'>;
  readonly ranks: Int32Array | null;
  readonly people: Float64Array;
}

const at = (values: ArrayLike<number> | undefined, rank: number): number => values?.[rank] ?? Number.NaN;
const decimals = 1;

/** Ranks in order; changes go by their size. */
export function serviceOrder(source: ServiceChangesSource, { column, direction }: ServiceSort): Int32Array {
  const { communes, published, after, saved, people } = source;
  const ranks = ranksToSort(source.ranks, after.length);
  if (column === 'nom') return orderByName(ranks, communes.nom, direction);
  const figureOf = {
    avant: (rank: number) => at(published?.values, rank),
    apres: (rank: number) => at(after, rank),
    changement: (rank: number) => Math.abs(at(saved, rank)),
    population: (rank: number) => at(people, rank),
  }[column];
  return orderByFigure(ranks, after.length, figureOf, direction);
}

export interface ServiceCell {
  readonly text: string;
  readonly soft?: boolean;
}

export function serviceCells(source: ServiceChangesSource, rank: number): ServiceCell[] {
  const { communes, published, after, saved, people } = source;
  const missing = { text: missingText(statusesOf(source)[rank]), soft: true };
  const unknown = { text: '–', soft: true };
  const figure = (value: number, otherwise: ServiceCell, text: (known: number) => string): ServiceCell => (Number.isNaN(value) ? otherwise : { text: text(value) });
  return [
    { text: communes.nom[rank] ?? '' },
    figure(at(published?.values, rank), missing, (minutes) => formatNumber(minutes, decimals)),
    figure(at(after, rank), unknown, (minutes) => formatNumber(minutes, decimals)),
    figure(at(saved, rank), unknown, (minutes) => signed(0 - minutes, decimals)),
    figure(at(people, rank), unknown, (count) => formatNumber(Math.round(count))),
  ];
}

function remark(source: ServiceChangesSource, rank: number): string {
  if (!Number.isNaN(at(source.published?.values, rank))) return '';
  const why = missingText(statusesOf(source)[rank]);
  return Number.isNaN(at(source.after, rank)) ? why : `${why} avant ; connu par le scénario seulement`;
}

/** @param notes source, vintage, model and scenario, one a line. */
export function serviceFile(source: ServiceChangesSource, order: Int32Array, { names, notes, indicateurs }: ChangesQuoted): TableFile {
  const { communes, people, published, saved, after } = source;
  const columns: FileColumn<number>[] = [
    ...communeColumns(communes),
    fileFigure('Population', 0, (rank) => at(people, rank)),
    fileFigure('Minutes avant', decimals, (rank) => at(published?.values, rank)),
    fileFigure('Changement en minutes', decimals, (rank) => 0 - at(saved, rank)),
    fileFigure('Minutes après', decimals, (rank) => at(after, rank)),
    fileText('Remarque', (rank) => remark(source, rank)),
  ];
  return tableFile('Minutes avant et après', ['scenario', ...names], [communesPart('Communes', order, columns)], notes, { indicateurs });
}

const labels: Readonly<Record<ServiceColumn, string>> = { nom: 'Commune', avant: 'Avant, min', apres: 'Après, min', changement: 'Écart', population: 'Population' };

export const serviceChanges: ChangesKind<ServiceChangesSource, ServiceColumn> = {
  label: 'Communes, minutes avant et après',
  columns: serviceColumns.map((key) => ({ key, label: labels[key], numeric: key !== 'nom', wideOnly: key === 'population' })),
  change: 'changement',
  order: serviceOrder,
  cells: serviceCells,
  file: serviceFile,
};
