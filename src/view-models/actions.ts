import { type ActionStatut, actionStatuts } from '../contract/vocabulary';
import { nbsp } from '../domain/format';
import type { actionsReaching, allActions, axesOfContract, themesOfContract } from '../db/queries';
import type { RowOf } from '../db/query';

export type ActionRow = RowOf<typeof allActions>;
export type AxisRow = RowOf<typeof axesOfContract>;
export type ThemeRow = RowOf<typeof themesOfContract>;

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
 * Contracts in question: those chosen, else the latest generation of the territory at hand,
 * else (a territory without a contract of its own) the latest generation of every contract.
 */
export function contractsInView<C extends ContractRef>(contrats: readonly C[], territoire: string, chosen: readonly string[]): readonly C[] {
  const picked = contrats.filter((contrat) => chosen.includes(contrat.id));
  if (picked.length > 0) return picked;
  const own = contractsOf(contrats, territoire).slice(0, 1);
  if (own.length > 0) return own;
  const territories = [...new Set(contrats.map((contrat) => contrat.territoire))];
  return territories.flatMap((id) => contractsOf(contrats, id).slice(0, 1));
}

export function axisLabel(axe: Pick<AxisRow, 'niveau' | 'numero' | 'intitule' | 'transversal'>): string {
  if (axe.numero === null) return axe.intitule;
  const kind = axe.niveau === 'objectif' ? 'Objectif' : axe.transversal ? 'Axe transversal' : 'Axe';
  return `${kind} ${axe.numero}${nbsp}: ${axe.intitule}`;
}

export const knownStatut = (text: string): ActionStatut => actionStatuts.find((known) => known === text) ?? 'non_renseigne';

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
