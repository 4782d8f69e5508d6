import type { StartupIndicator } from '../contract/startup';
import type { CommuneValues } from '../contract/value-file';
import type { CommunesTable } from '../domain/communes';
import { comparable } from '../domain/search';
import { type CsvCell, csvFileName, toCsv } from './csv';
import { missingText, statutOf } from './status';
import { figureText } from './tooltip';

export const tableColumns = ['nom', 'code', 'departement', 'population', 'valeur'] as const;
export type TableColumn = (typeof tableColumns)[number];

export interface TableSort {
  readonly column: TableColumn;
  readonly direction: 'ascending' | 'descending';
}

/** What the map shows, as a table: nothing is copied, rows are ranks. */
export interface TableSource {
  readonly communes: Pick<CommunesTable, 'count' | 'code' | 'nom' | 'departement' | 'population'>;
  readonly indicator: StartupIndicator;
  readonly annee: number;
  readonly data: CommuneValues;
  /** Ranks of the territory; null: all. */
  readonly ranks: Int32Array | null;
}

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: false });

/** Place of each commune in the alphabet: comparing 35 000 names with accents once, not at every sort. */
export function alphabeticalPlaces(names: readonly string[]): Int32Array {
  const order = Array.from(names, (_, rank) => rank).sort((a, b) => collator.compare(names[a] ?? '', names[b] ?? '') || a - b);
  const places = new Int32Array(names.length);
  order.forEach((rank, place) => {
    places[rank] = place;
  });
  return places;
}

function sortKeys({ communes, data }: TableSource, column: TableColumn, alphabet: Int32Array): ArrayLike<number> | null {
  switch (column) {
    case 'nom':
      return alphabet;
    case 'population':
      return communes.population;
    case 'valeur':
      return data.values;
    // Codes and départements go by rank: communes are sorted by code.
    case 'code':
    case 'departement':
      return null;
  }
}

/**
 * Ranks to show, filtered by name or code, sorted. Unknown figures come last both ways; ties keep the order of the codes.
 */
export function tableOrder(source: TableSource, sort: TableSort, filter: string, alphabet: Int32Array): Int32Array {
  const wanted = comparable(filter);
  const { communes, ranks } = source;
  const all = ranks ?? Int32Array.from({ length: communes.count }, (_, rank) => rank);
  const kept =
    wanted === ''
      ? all.slice()
      : all.filter((rank) => comparable(communes.nom[rank] ?? '').includes(wanted) || (communes.code[rank] ?? '').toLowerCase().startsWith(wanted));
  const keys = sortKeys(source, sort.column, alphabet);
  const sign = sort.direction === 'ascending' ? 1 : -1;
  if (keys === null) return sign === 1 ? kept.sort() : kept.sort((a, b) => b - a);
  return kept.sort((a, b) => {
    const one = keys[a] ?? Number.NaN;
    const other = keys[b] ?? Number.NaN;
    const oneMissing = Number.isNaN(one);
    if (oneMissing || Number.isNaN(other)) return oneMissing === Number.isNaN(other) ? a - b : oneMissing ? 1 : -1;
    return sign * (one - other) || a - b;
  });
}

/** Texts of one row, in the order of `tableColumns`. */
export interface TableCells {
  readonly nom: string;
  readonly code: string;
  readonly departement: string;
  readonly population: number | null;
  readonly valeur: string;
  /** The value is a reason, not a figure. */
  readonly missing: boolean;
}

export function tableCells({ communes, data, indicator }: TableSource, rank: number): TableCells {
  const value = data.values[rank] ?? Number.NaN;
  const population = communes.population[rank] ?? Number.NaN;
  const missing = Number.isNaN(value);
  return {
    nom: communes.nom[rank] ?? '',
    code: communes.code[rank] ?? '',
    departement: communes.departement[rank] ?? '',
    population: Number.isNaN(population) ? null : population,
    valeur: missing ? missingText(data.statuses[rank]) : figureText(indicator, value),
    missing,
  };
}

/** The rows shown, as CSV, with what a reader needs to quote them. */
export function tableCsv(source: TableSource, order: Int32Array, territory: string): { readonly name: string; readonly text: string } {
  const { communes, indicator, data, annee } = source;
  const header = ['Code commune', 'Commune', 'Département', 'Population', `${indicator.libelle} (${annee})`, 'Unité', 'Statut'];
  const rows = Array.from(order, (rank): CsvCell[] => {
    const value = data.values[rank] ?? Number.NaN;
    const text = indicator.nature === 'categoriel' && !Number.isNaN(value) ? figureText(indicator, value) : value;
    return [
      communes.code[rank] ?? '',
      communes.nom[rank] ?? '',
      communes.departement[rank] ?? '',
      communes.population[rank] ?? null,
      text,
      indicator.unite,
      Number.isNaN(value) ? missingText(data.statuses[rank]) : statutOf(data.statuses[rank]) === 'estime' ? 'estimation' : 'valeur publiée',
    ];
  });
  const notes = [
    `Territoire : ${territory}`,
    `Source : ${indicator.source_libelle}`,
    `Millésime : ${indicator.millesime ?? 'non précisé'}`,
    `Définition : ${indicator.definition}`,
    ...(indicator.avertissement === null ? [] : [`À savoir : ${indicator.avertissement}`]),
  ];
  return { name: csvFileName(indicator.id, String(annee), territory), text: toCsv(header, rows, notes) };
}
