import { professions } from '../../contract/access-file';
import { measureGaps } from '../../domain/access/gaps';
import { formatCount, formatList, formatNumber, formatShare, nbsp, nnbsp } from '../../domain/format';
import { type CoordinateColumns, coordinatesOf } from '../../domain/portrait/coordinates';
import { type Coordinates, type Dimension, type Neighbours, type PlacedTerritory } from '../../domain/portrait/similar';
import { totalOf } from '../../domain/portrait/shares';
import { accessTo } from '../planner/gaps/words';
import { professionWords } from '../planner/professions';
import { accessSource } from './means';
import { accessIds, type PortraitColumns } from './columns';

/** Territories shown beside the one of the portrait, when the nearest are taken. */
export const nearestShown = 6;

/** Null where a file is missing: nothing can then be placed. */
export function coordinateColumns(columns: PortraitColumns): CoordinateColumns | null {
  const [population, densite, standardised, people, revenu] = ['population', 'densite_grille', 'pop_standardisee_mg', 'population_apl_mg', 'revenu_median'].map((id) => columns.latest(id)?.values);
  return population === undefined || densite === undefined || standardised === undefined || people === undefined || revenu === undefined ? null : { population, densite, standardised, people, revenu };
}

/** Where each of some territories stands. */
export const placed = (territories: readonly { readonly id: string; readonly ranks: Int32Array | null }[], columns: CoordinateColumns, thirds: readonly number[]): PlacedTerritory[] =>
  territories.map(({ id, ranks }) => ({ id, at: coordinatesOf(columns, thirds, ranks) }));

const dimensionWords: Readonly<Record<Dimension, string>> = {
  densite: 'la part des habitants à chaque niveau de la grille de densité (INSEE)',
  besoin: 'le besoin de médecine générale (population standardisée sur population totale)',
  revenu: 'la part des habitants des communes les plus modestes et les plus aisées (niveau de vie médian de la commune, par tiers de la population du pays)',
  taille: 'le nombre d’habitants (logarithme)',
};

/** In what space territories are near, and what it leaves out. */
export function spaceText({ used, unknown }: Pick<Neighbours, 'used' | 'unknown'>): string {
  if (used.length === 0) return 'Ce territoire ne peut être placé parmi d’autres, faute de chiffres.';
  const left = unknown === 0 ? '' : ` ${formatCount(unknown, 'territoire')} sans ces chiffres ${unknown < 2 ? 'est laissé' : 'sont laissés'} de côté.`;
  return `Semblables par ${formatList(used.map((dimension) => dimensionWords[dimension]))}. Chaque dimension compte autant, rapportée à sa dispersion. L’accès aux soins n’y entre pas.${left}`;
}

/** A territory beside the one of the portrait. */
export interface SimilarRow {
  readonly id: string;
  readonly name: string;
  readonly own: boolean;
  readonly people: string;
  /** Shares of the people in rural communes, and in those of the lower third of income. */
  readonly rural: string;
  readonly modest: string;
  readonly need: string;
  /** By profession, in their order. */
  readonly access: readonly { readonly value: number | null; readonly text: string }[];
}

const unknownText = 'non disponible';
/** Place, in the cumulated shares, of the last level that is not rural. */
const lastUrban = 3;

export function similarRow(territory: { readonly id: string; readonly name: string; readonly ranks: Int32Array | null; readonly own: boolean }, at: Coordinates, columns: PortraitColumns, country: number | null): SimilarRow {
  const { id, name, ranks, own } = territory;
  const population = columns.latest('population');
  const people = population === null ? null : totalOf(population.values, ranks).sum;
  const urban = at.densite?.[lastUrban];
  const modest = at.revenu?.[0];
  const need = at.besoin?.[0];
  return {
    id,
    name,
    own,
    people: people === null ? unknownText : formatNumber(people),
    rural: urban === undefined ? unknownText : formatShare(1 - urban),
    modest: modest === undefined ? unknownText : formatShare(modest),
    need: need === undefined || country === null ? unknownText : formatNumber((100 * need) / country),
    access: professions.map((profession) => {
      const annee = columns.latest(accessIds[profession].apl)?.annee;
      const source = annee === undefined ? null : accessSource(columns, profession, annee);
      const value = source === null ? null : measureGaps(source, Number.NEGATIVE_INFINITY, ranks).mean;
      return { value, text: value === null ? unknownText : formatNumber(value, professionWords[profession].decimals) };
    }),
  };
}

/** Two means closer than what is shown of them are told equal. */
const sameAs = (a: number, b: number, decimals: number): boolean => a.toFixed(decimals) === b.toFixed(decimals);

/** Where the territory stands among the others, one sentence a profession. Never a rank: how many have more, how many less. */
export function placeSentences(rows: readonly SimilarRow[]): string[] {
  const own = rows.find((row) => row.own);
  const others = rows.filter((row) => !row.own);
  if (own === undefined || others.length === 0) return [];
  return professions.flatMap((profession, i) => {
    const { decimals } = professionWords[profession];
    const mine = own.access[i]?.value ?? null;
    const theirs = others.flatMap(({ access }) => access[i]?.value ?? []);
    if (mine === null || theirs.length === 0) return [];
    const more = theirs.filter((value) => value > mine && !sameAs(value, mine, decimals)).length;
    const less = theirs.filter((value) => value < mine && !sameAs(value, mine, decimals)).length;
    const same = theirs.length - more - less;
    const range = theirs.length === 1 ? formatNumber(theirs[0] ?? Number.NaN, decimals) : `de ${formatNumber(Math.min(...theirs), decimals)} à ${formatNumber(Math.max(...theirs), decimals)}`;
    const parts = [`${more === 0 ? 'aucun n’a' : `${formatNumber(more)} ${more === 1 ? 'a' : 'ont'}`} davantage`, `${less === 0 ? 'aucun n’a' : `${formatNumber(less)} ${less === 1 ? 'a' : 'ont'}`} moins`, ...(same === 0 ? [] : [`${formatNumber(same)} autant`])];
    return [`Pour ${accessTo(profession)}, ${formatNumber(mine, decimals)} ici${nnbsp}; ${range} dans ${theirs.length === 1 ? 'le territoire comparé' : `les ${formatNumber(theirs.length)} territoires comparés`}${nbsp}: ${formatList(parts)}.`];
  });
}
