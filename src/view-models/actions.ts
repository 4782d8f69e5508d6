import { type ActionStatut, actionStatuts } from '../contract/vocabulary';
import { nbsp } from '../domain/format';
import type { actionsFiltered, actionsReaching, axesOfContract, themesOfContract } from '../db/queries';
import type { RowOf } from '../db/query';
import type { ViewState } from '../state/view-state';

export type ActionRow = RowOf<typeof actionsFiltered>;
export type AxisRow = RowOf<typeof axesOfContract>;
export type ThemeRow = RowOf<typeof themesOfContract>;
export type ActionFilters = ViewState['actions'];

export const statutLabels: Readonly<Record<ActionStatut, string>> = {
  non_renseigne: 'Statut non renseigné',
  a_venir: 'À venir',
  en_cours: 'En cours',
  realise: 'Réalisée',
  en_pause: 'En pause',
  abandonne: 'Abandonnée',
  bloque: 'Bloquée',
  en_retard: 'En retard',
};

/** The part of a contract that the views of actions read. */
export interface ContractRef {
  readonly id: string;
  readonly nom: string;
  readonly territoire: string;
  readonly generation: number | null;
}

/** Contracts of a territory, the latest generation first. */
export const contractsOf = <C extends ContractRef>(contrats: readonly C[], territoire: string): readonly C[] =>
  contrats.filter((contrat) => contrat.territoire === territoire).toSorted((a, b) => (b.generation ?? 0) - (a.generation ?? 0));

/**
 * Contracts in question: the one chosen, else the latest generation of the territory at hand,
 * else (a territory without a contract of its own) the latest generation of every contract.
 */
export function contractsInView<C extends ContractRef>(contrats: readonly C[], territoire: string, chosen: string | null): readonly C[] {
  const picked = contrats.filter((contrat) => contrat.id === chosen);
  if (picked.length > 0) return picked;
  const own = contractsOf(contrats, territoire).slice(0, 1);
  if (own.length > 0) return own;
  const territories = [...new Set(contrats.map((contrat) => contrat.territoire))];
  return territories.flatMap((id) => contractsOf(contrats, id).slice(0, 1));
}

/** The axis at the top, from the axis or objective of an action. */
export const topAxis = (action: Pick<ActionRow, 'axe' | 'axe_parent'>): string | null => action.axe_parent ?? action.axe;

/** Actions that the filters keep; the contract is another question (`contractsInView`). */
export const filterActions = (rows: readonly ActionRow[], filters: ActionFilters): ActionRow[] =>
  rows.filter(
    (row) =>
      (filters.axe === null || row.axe === filters.axe || row.axe_parent === filters.axe) &&
      (filters.theme === null || row.themes.includes(filters.theme)) &&
      (filters.pilote === null || row.pilotes.includes(filters.pilote)) &&
      (filters.statut === null || row.statut === filters.statut),
  );

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** What the filters can be set to for the actions at hand, with the number of actions of each. */
export interface ActionOptions {
  readonly axes: readonly Option[];
  readonly themes: readonly Option[];
  readonly pilotes: readonly Option[];
  readonly statuts: readonly Option[];
}

function counted(values: readonly string[], label: (value: string) => string): Option[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, label: label(value), count }));
}

const byLabel = (a: Option, b: Option): number => a.label.localeCompare(b.label, 'fr', { numeric: true });

export function axisLabel(axe: Pick<AxisRow, 'niveau' | 'numero' | 'intitule' | 'transversal'>): string {
  if (axe.numero === null) return axe.intitule;
  const kind = axe.niveau === 'objectif' ? 'Objectif' : axe.transversal ? 'Axe transversal' : 'Axe';
  return `${kind} ${axe.numero}${nbsp}: ${axe.intitule}`;
}

export const knownStatut = (text: string): ActionStatut => actionStatuts.find((known) => known === text) ?? 'non_renseigne';

export function actionOptions(rows: readonly ActionRow[], axes: readonly AxisRow[], themes: ReadonlyMap<string, string>): ActionOptions {
  const known = new Map(axes.map((axe) => [axe.id, axe]));
  return {
    axes: counted(rows.flatMap((row) => topAxis(row) ?? []), (id) => {
      const axe = known.get(id);
      return axe === undefined ? id : axisLabel(axe);
    }),
    themes: counted(rows.flatMap((row) => row.themes), (id) => themes.get(id) ?? id).toSorted(byLabel),
    pilotes: counted(rows.flatMap((row) => row.pilotes), (pilote) => pilote).toSorted(byLabel),
    statuts: counted(rows.map((row) => row.statut), (statut) => statutLabels[knownStatut(statut)]).toSorted(byLabel),
  };
}

/** How the actions that the filters keep stand on the map. */
export interface ActionSpread {
  /** Actions for which the document names communes. */
  readonly located: readonly ActionRow[];
  /** Actions of the whole territory of their contract. */
  readonly whole: readonly ActionRow[];
}

export const spreadOf = (rows: readonly ActionRow[]): ActionSpread => ({
  located: rows.filter((row) => row.communes.length > 0),
  whole: rows.filter((row) => row.communes.length === 0),
});

/** Actions that name a commune, by its code. */
export function countByCommune(rows: readonly ActionRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) for (const code of row.communes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** Themes that none of these contracts addresses: a reading of the documents, not of what is done. */
export function missingThemes(themes: readonly ThemeRow[], contrats: readonly ContractRef[]): string[] {
  const ids = new Set(contrats.map((contrat) => contrat.id));
  const counts = new Map<string, { libelle: string; ordre: number; actions: number }>();
  for (const row of themes) {
    if (!ids.has(row.contrat)) continue;
    const known = counts.get(row.theme);
    counts.set(row.theme, { libelle: row.libelle, ordre: row.ordre, actions: (known?.actions ?? 0) + row.actions + row.axes });
  }
  return [...counts.values()]
    .filter((theme) => theme.actions === 0)
    .toSorted((a, b) => a.ordre - b.ordre)
    .map((theme) => theme.libelle);
}

export type ReachingRow = RowOf<typeof actionsReaching>;

/** Name of an action before its title: `Action 3`, `Opération`; null where the document says neither. */
export function actionNumber(row: Pick<ActionRow, 'numero' | 'nature'>): string | null {
  if (row.numero !== null) return `Action ${row.numero}`;
  return row.nature === 'operation' ? 'Opération' : null;
}

/** Actions by their first theme, in the order in which the themes come. */
export function actionsByTheme<R extends Pick<ActionRow, 'themes'>>(
  rows: readonly R[],
  themeNames: ReadonlyMap<string, string>,
): { readonly theme: string; readonly actions: readonly R[] }[] {
  const groups = new Map<string, R[]>([...themeNames.values(), 'Sans thème'].map((theme) => [theme, []]));
  for (const row of rows) {
    const [first] = row.themes;
    const theme = (first === undefined ? undefined : themeNames.get(first)) ?? 'Sans thème';
    groups.get(theme)?.push(row);
  }
  return [...groups].flatMap(([theme, actions]) => (actions.length === 0 ? [] : [{ theme, actions }]));
}
