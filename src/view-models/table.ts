import type { StartupIndicator } from '../contract/startup';
import type { CommuneValues } from '../contract/value-file';
import type { CommunesTable } from '../domain/communes';
import { comparable } from '../domain/search';
import { odblPart } from './files/licence';
import { communeColumns, communesPart, type FileColumn, fileFigure, fileText, type TableFile, tableFile } from './files/table-file';
import { missingText, statutOf } from './status';
import { type ActionCounts, actionsText } from './action-counts';
import { figureText } from './tooltip';
import { sourceOfYear, vintageText, yearText } from './year';

export const tableColumns = ['nom', 'code', 'departement', 'population', 'valeur', 'actions'] as const;
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
  /** Actions shown on the map; null where they are not. */
  readonly actions: ActionCounts | null;
}

const keysOf = new WeakMap<readonly string[], readonly string[]>();

/** Names made comparable, once for a list of names. */
function nameKeys(names: readonly string[]): readonly string[] {
  const known = keysOf.get(names);
  if (known !== undefined) return known;
  const keys = names.map(comparable);
  keysOf.set(names, keys);
  return keys;
}

const ordersOf = new WeakMap<readonly string[], Int32Array>();

/** Ranks in the order of the alphabet, accents and case aside: 35 000 names are compared once, not at every sort. */
function alphabeticalOrder(names: readonly string[]): Int32Array {
  const known = ordersOf.get(names);
  if (known !== undefined) return known;
  const keys = nameKeys(names);
  const order = Int32Array.from(names, (_, rank) => rank).sort((a, b) => {
    const [one = '', other = ''] = [keys[a], keys[b]];
    if (one === other) return a - b;
    return one < other ? -1 : 1;
  });
  ordersOf.set(names, order);
  return order;
}

/** What a sort by name or a filter will need, one piece a call: each holds the page for a moment. @returns false once all is there. */
export function prepareNames(names: readonly string[]): boolean {
  if (!keysOf.has(names)) nameKeys(names);
  else if (!ordersOf.has(names)) alphabeticalOrder(names);
  return !ordersOf.has(names);
}

/** Those of `ranks` in the order of their names. */
function byName(names: readonly string[], ranks: Int32Array, direction: TableSort['direction']): Int32Array {
  const wanted = new Uint8Array(names.length);
  for (const rank of ranks) wanted[rank] = 1;
  const order = alphabeticalOrder(names).filter((rank) => wanted[rank] === 1);
  return direction === 'ascending' ? order : order.toReversed();
}

function sortKeys({ communes, data, actions }: TableSource, column: Exclude<TableColumn, 'nom'>): ArrayLike<number> | null {
  switch (column) {
    case 'population':
      return communes.population;
    case 'valeur':
      return data.values;
    case 'actions':
      return actions?.reaching ?? null;
    // Codes and départements go by rank: communes are sorted by code.
    case 'code':
    case 'departement':
      return null;
  }
}

/**
 * Ranks to show, filtered by name or code, sorted. Unknown figures come last both ways; ties keep the order of the codes.
 */
export function tableOrder(source: TableSource, sort: TableSort, filter: string): Int32Array {
  const wanted = comparable(filter);
  const { communes, ranks } = source;
  const all = ranks ?? Int32Array.from({ length: communes.count }, (_, rank) => rank);
  const names = wanted === '' ? [] : nameKeys(communes.nom);
  const kept =
    wanted === ''
      ? all.slice()
      : all.filter((rank) => names[rank]?.includes(wanted) === true || (communes.code[rank] ?? '').toLowerCase().startsWith(wanted));
  if (sort.column === 'nom') return byName(communes.nom, kept, sort.direction);
  const keys = sortKeys(source, sort.column);
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
  /** How many actions reach the commune, or « contrat non renseigné »; null where actions are not shown. */
  readonly actions: string | null;
  readonly outside: boolean;
}

export function tableCells({ communes, data, indicator, actions }: TableSource, rank: number): TableCells {
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
    actions: actions === null ? null : actionsText(actions, rank),
    outside: Number.isNaN(actions?.reaching[rank] ?? Number.NaN),
  };
}

/** Another indicator asked for in the file. */
export interface MoreIndicator {
  readonly indicator: StartupIndicator;
  readonly annee: number;
  readonly data: CommuneValues;
  /** Its source is under ODbL: its column goes to a file of its own. */
  readonly odbl: boolean;
}

/** A value in a file: of a zoning its class in words, of the others the number. */
const valueColumn = (titre: string, indicator: StartupIndicator, { values }: CommuneValues): FileColumn<number> =>
  indicator.nature === 'categoriel'
    ? fileText(titre, (rank) => (Number.isNaN(values[rank] ?? Number.NaN) ? null : figureText(indicator, values[rank] ?? 0)))
    : fileFigure(titre, indicator.decimales, (rank) => values[rank]);

const statusColumn = (titre: string, { values, statuses }: CommuneValues): FileColumn<number> =>
  fileText(titre, (rank) => (Number.isNaN(values[rank] ?? Number.NaN) ? missingText(statuses[rank]) : statutOf(statuses[rank]) === 'estime' ? 'estimation' : 'valeur publiée'));

/** A column of figures, and one that says why some are missing or estimated, where some are. */
const moreColumns = ({ indicator, annee, data }: MoreIndicator): FileColumn<number>[] => {
  const titre = `${indicator.libelle} (${yearText(indicator, annee)})`;
  const value = valueColumn(indicator.unite === '' ? titre : `${titre}, ${indicator.unite}`, indicator, data);
  const published = data.statuses.every((status) => statutOf(status) === 'observe');
  return published ? [value] : [value, statusColumn(`Statut : ${titre}`, data)];
};

/** The rows shown, with what a reader needs to quote them. */
export function communesFile(source: TableSource, order: Int32Array, territory: string, more: readonly MoreIndicator[] = []): TableFile {
  const { communes, indicator, data, annee, actions } = source;
  const titre = `${indicator.libelle} (${yearText(indicator, annee)})`;
  const [free, shared] = [more.filter(({ odbl }) => !odbl), more.filter(({ odbl }) => odbl)];
  const columns = [
    ...communeColumns(communes),
    fileFigure<number>('Population', 0, (rank) => communes.population[rank]),
    valueColumn(titre, indicator, data),
    fileText<number>('Unité', () => indicator.unite),
    statusColumn('Statut', data),
    ...(actions === null ? [] : [fileText<number>('Actions des contrats', (rank) => actionsText(actions, rank))]),
    ...free.flatMap(moreColumns),
  ];
  const apart = shared.length === 0 ? [] : [odblPart(communesPart('Communes', order, [...communeColumns(communes), ...shared.flatMap(moreColumns)]))];
  return tableFile(
    indicator.libelle_court,
    [indicator.id, String(annee), territory],
    [communesPart('Communes', order, columns), ...apart],
    [
      `Territoire : ${territory}`,
      `Source : ${sourceOfYear(indicator, annee)}`,
      `Millésime : ${vintageText(indicator, annee)}`,
      `Définition : ${indicator.definition}`,
      ...(indicator.avertissement === null ? [] : [`À savoir : ${indicator.avertissement}`]),
      ...more.map((other) => `Source de « ${other.indicator.libelle} » : ${sourceOfYear(other.indicator, other.annee)}, millésime ${vintageText(other.indicator, other.annee)}`),
    ],
    { indicateurs: [indicator.id, 'population', ...more.map((other) => other.indicator.id)] },
  );
}
