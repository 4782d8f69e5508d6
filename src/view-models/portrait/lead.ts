import { formatBound, formatCount, formatNumber, formatShare, nbsp } from '../../domain/format';
import { totalOf } from '../../domain/portrait/shares';
import { capitalised, inTerritory } from '../french';
import { accessTo, live, peopleOf, someShare } from '../planner/gaps/words';
import { peopleWords } from '../people';
import { professionWords } from '../planner/professions';
import { accessFigures } from './access';
import { needOf } from './country';
import { isFrance, type PortraitInput } from './subject';

/** Need of GPs for each inhabitant, 1 being the country’s; null where unknown. */
export function relativeNeed({ columns, country }: Pick<PortraitInput, 'columns' | 'country'>, ranks: Int32Array | null): number | null {
  const own = needOf(columns, ranks);
  return own === null || country.need === null ? null : own / country.need;
}

/** `dépasse de 9 % la moyenne du pays`. */
export function needText(need: number): string {
  const gap = need - 1;
  if (Math.abs(gap) < 0.005) return 'est celui de la moyenne du pays';
  return `${gap > 0 ? 'dépasse de' : 'est inférieur de'} ${formatShare(Math.abs(gap))} ${gap > 0 ? 'la moyenne du pays' : 'à la moyenne du pays'}`;
}

/** What the territory is: people, communes, area, need. */
function whatItIs(input: PortraitInput): string {
  const { subject, columns } = input;
  const where = capitalised(inTerritory(subject));
  const [population, area] = [columns.latest('population'), columns.latest('superficie')];
  const people = population === null ? null : totalOf(population.values, subject.ranks);
  const surface = area === null ? null : totalOf(area.values, subject.ranks);
  if (people === null || people.sum === null) return `${where}, la population n’est pas connue (${formatCount(subject.communes, 'commune')}).`;
  const size = surface === null || surface.sum === null || surface.unknown > 0 ? '' : `, sur ${formatNumber(surface.sum)}${nbsp}km² (${formatCount(Math.round(people.sum / surface.sum), 'habitant')} par km²)`;
  const need = isFrance(subject) ? null : relativeNeed(input, subject.ranks);
  const second = need === null ? '' : `${nbsp}; leur besoin de médecine générale, du fait de leur âge, ${needText(need)}`;
  const verb = people.sum === 0 ? 'ne vit' : Math.round(people.sum) === 1 ? 'vit' : 'vivent';
  const who = people.sum === 0 ? 'aucun habitant' : formatCount(people.sum, 'habitant');
  return `${where}, ${who} ${verb} dans ${formatCount(subject.communes, 'commune')}${size}${second}.`;
}

/** What access to GPs it has. */
function whatItHas(input: PortraitInput): string {
  const { subject } = input;
  const figures = accessFigures(input, 'medecin_generaliste');
  if (figures === null) return 'Les chiffres de l’accès aux médecins généralistes ne sont pas disponibles.';
  const { own, france, annee, threshold, profession, indicator } = figures;
  if (own.communes === 0) return `Aucune de ses communes n’a de chiffre officiel pour ${accessTo(profession)}.`;
  const { decimals, unit } = professionWords[profession];
  const against = france === null || isFrance(subject) ? '' : `, contre ${formatNumber(france, decimals)} en France`;
  const mean = own.mean === null ? `l’accès moyen n’est pas donné, faute d’être connu pour assez d’habitants` : `${accessTo(profession)} y est en moyenne de ${formatNumber(own.mean, decimals)}${nbsp}${unit}${against}`;
  const share = own.peopleUnder > 0 && own.shareUnder !== null ? ` (${someShare(own.shareUnder)})` : '';
  return `En ${annee}, ${mean}${nbsp}; ${peopleOf(peopleWords(indicator), own.peopleUnder, own.people)}${share} ${live(own.peopleUnder)} dans une commune sous le seuil de ${formatBound(threshold.value, 3)}.`;
}

/** The two sentences that a portrait opens with. */
export const leadSentences = (input: PortraitInput): readonly [string, string] => [whatItIs(input), whatItHas(input)];
