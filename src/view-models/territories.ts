import type { TerritoireId } from '../contract/codes';
import type { TerritoireType } from '../contract/vocabulary';
import { formatCount, formatNumber, nbsp } from '../domain/format';
import { comparable } from '../domain/search';
import { readableName, territoryKind, territoryKinds } from './french';

/** A territory that can be chosen; figures null where unknown. */
export interface TerritoryEntry {
  readonly id: TerritoireId;
  readonly type: TerritoireType;
  readonly code: string;
  readonly nom: string;
  readonly population: number | null;
  readonly communes: number;
  readonly bbox: readonly [number, number, number, number] | null;
}

export interface TerritoryChoice {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly group: string;
}

const shown = 120;
/** Words that a query may hold between a kind and a name: « département de l’Indre ». */
const linkWords: ReadonlySet<string> = new Set(['de', 'du', 'des', 'd', 'l']);
const order: readonly TerritoireType[] = ['cls', 'france', 'region', 'departement', 'epci', 'bassin_vie'];
/** `51 communes, 31 234 habitants`. */
export function territoryDetail({ communes, population }: Pick<TerritoryEntry, 'communes' | 'population'>): string {
  const people = population === null ? '' : `, ${formatNumber(population)}${nbsp}hab.`;
  return `${formatCount(communes, 'commune')}${people}`;
}

export function territoryName({ type, code, nom }: Pick<TerritoryEntry, 'type' | 'code' | 'nom'>): string {
  const name = readableName(nom);
  return type === 'departement' ? `${name} (${code})` : name;
}

/**
 * Territories by kind, contracts first; each word of the query opens a word of their kind, name or code. Without a query only kinds that fit in a list are shown whole;
 * a note says that there are more.
 */
export function territoryChoices(
  territories: readonly TerritoryEntry[],
  query: string,
  type: TerritoireType | null,
): { readonly choices: readonly TerritoryChoice[]; readonly note: string | null } {
  const wanted = comparable(query);
  const words = wanted.split(' ').filter((word) => word !== '' && !linkWords.has(word));
  const found = territories
    .filter((territory) => type === null || territory.type === type)
    .filter((territory) => words.length > 0 || type !== null || (territory.type !== 'epci' && territory.type !== 'bassin_vie'))
    .flatMap((territory) => {
      const name = ` ${comparable(`${territoryKind[territory.type]} ${territory.nom} ${territory.code}`)}`;
      return words.every((word) => name.includes(` ${word}`)) ? [territory] : [];
    })
    .toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type) || a.nom.localeCompare(b.nom, 'fr', { numeric: true }));
  const choices = found.slice(0, shown).map((territory) => ({
    id: territory.id,
    label: territoryName(territory),
    detail: `${territory.type === 'cls' ? '' : `${territoryKind[territory.type]} · `}${territoryDetail(territory)}`,
    group: territoryKinds[territory.type],
  }));
  const left = found.length - choices.length;
  if (found.length === 0) return { choices, note: 'Aucun territoire ne correspond.' };
  if (left > 0) return { choices, note: `${formatCount(left, 'autre territoire', 'autres territoires')}${nbsp}: précisez la recherche.` };
  if (words.length === 0 && type === null) return { choices, note: 'Intercommunalités et bassins de vie : écrivez un nom ou choisissez le type.' };
  return { choices, note: null };
}
