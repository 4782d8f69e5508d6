import type { actionCrossing } from '../../db/queries';
import type { RowOf } from '../../db/query';
import { nbsp } from '../../domain/format';
import type { ActionFilters, Crossing } from '../../state/actions';
import { type Catalogue, contractName } from './catalogue';
import { countsShort, countsText, isEmpty, noCounts } from './counts';

export type CrossingRow = RowOf<typeof actionCrossing>;

export interface CrossingCell {
  /** Empty: actions without a theme. */
  readonly theme: string;
  /** `3 · 2 op.`; `axe` where an axis carries the theme without any action; empty where nothing does. */
  readonly text: string;
  /** `Loue Lison 2024–2029, Mobilité : 3 fiches numérotées`. */
  readonly label: string;
  /** What a click makes of the filters; null where there is nothing to keep. */
  readonly filters: ActionFilters | null;
  /** The filters are on this very cell. */
  readonly chosen: boolean;
}

export interface CrossingTable {
  readonly columns: readonly { readonly theme: string; readonly label: string }[];
  readonly rows: readonly { readonly id: string; readonly label: string; readonly ended: boolean; readonly cells: readonly CrossingCell[] }[];
}

interface CrossingInput {
  readonly catalogue: Catalogue;
  readonly rows: readonly CrossingRow[];
  readonly filters: ActionFilters;
  readonly par: Crossing;
}

/** Themes against contracts or pilots: each cell keeps its actions. */
export function crossingTable({ catalogue, rows, filters, par }: CrossingInput): CrossingTable {
  const found = new Map(rows.map((row) => [`${row.ligne}\n${row.theme}`, row]));
  const themes = [...catalogue.themeNames.keys(), ...(rows.some(({ theme }) => theme === '') ? [''] : [])];
  const axesOn = new Set(catalogue.themes.filter(({ actions, axes }) => actions === 0 && axes > 0).map(({ contrat, theme }) => `${contrat}\n${theme}`));
  const lines = par === 'contrats' ? contractLines(catalogue, filters) : pilotLines(rows);
  const cell = (line: string, name: string, theme: string): CrossingCell => {
    const counts = found.get(`${line}\n${theme}`) ?? noCounts;
    const label = `${name}, ${catalogue.themeNames.get(theme) ?? 'sans thème'}${nbsp}: `;
    if (isEmpty(counts)) {
      const axis = par === 'contrats' && axesOn.has(`${line}\n${theme}`);
      return { theme, text: axis ? 'axe' : '', label: `${label}${axis ? 'porté par un axe ou un objectif, sans action' : 'aucune action'}`, filters: null, chosen: false };
    }
    // A missing pilot or theme is no value of a facet.
    const next = line === '' || theme === '' ? null : { ...filters, [par]: [line], themes: [theme] };
    const chosen = filters[par].length === 1 && filters[par][0] === line && filters.themes.length === 1 && filters.themes[0] === theme;
    return { theme, text: countsShort(counts), label: `${label}${countsText(counts)}`, filters: chosen ? { ...filters, [par]: [], themes: [] } : next, chosen };
  };
  return {
    columns: themes.map((theme) => ({ theme, label: catalogue.themeNames.get(theme) ?? 'Sans thème' })),
    rows: lines.map((line) => {
      const label = par === 'contrats' ? contractName(catalogue, line) : line === '' ? 'Pilote non précisé par le document' : line;
      return { id: line, label, ended: par === 'contrats' && catalogue.etatOf(line) === 'echu', cells: themes.map((theme) => cell(line, label, theme)) };
    }),
  };
}

const contractLines = ({ contracts, etatOf }: Catalogue, { etats }: ActionFilters): string[] =>
  contracts.filter(({ id }) => etats.length === 0 || etats.includes(etatOf(id))).map(({ id }) => id);

/** By name, those without one last. */
const pilotLines = (rows: readonly CrossingRow[]): string[] =>
  [...new Set(rows.map(({ ligne }) => ligne))].toSorted((a, b) => Number(a === '') - Number(b === '') || a.localeCompare(b, 'fr'));
