import type { ProfessionParameters } from '../../../contract/access-file';
import { formatBound, formatCount, formatNumber, formatShare, nbsp, withUnit } from '../../../domain/format';
import { uncapitalised } from '../../french';
import type { PeopleWords } from '../../people';
import { professionWords } from '../professions';

type Profession = ProfessionParameters['profession'];

/** `l’accès aux médecins généralistes` */
export const accessTo = (profession: Profession): string => `l’accès aux ${uncapitalised(professionWords[profession].label)}`;

/** `2,5 consultations par an et par habitant` */
export const boundText = (profession: Profession, threshold: number): string => withUnit(formatBound(threshold, 3), professionWords[profession].unit);

/** `12 345 habitants sur 67 890`; nobody is told in words. */
export function peopleOf(words: PeopleWords, count: number, all: number): string {
  const rounded = Math.round(count);
  return rounded === 0
    ? `${words.none} sur ${formatNumber(Math.round(all))}`
    : `${formatCount(rounded, words.singular, words.plural)} sur ${formatNumber(Math.round(all))}`;
}

/** `vit`, `vivent`; nobody takes the singular with « ne ». */
export function live(count: number, verbs: readonly [singular: string, plural: string] = ['vit', 'vivent']): string {
  const rounded = Math.round(count);
  if (rounded === 0) return `ne ${verbs[0]}`;
  return rounded === 1 ? verbs[0] : verbs[1];
}

const consultationsText = (deficit: number): string => `${formatCount(Math.round(deficit), 'consultation')} par an`;

/** `1,7 poste à temps plein`, as few decimals as it deserves; a little is never told as nothing. */
function postsText(posts: number): string {
  if (posts > 0 && posts < 0.05) return `moins de 0,1${nbsp}poste à temps plein`;
  return `${formatBound(posts, posts >= 10 ? 0 : 1)}${nbsp}${posts < 2 ? 'poste' : 'postes'} à temps plein`;
}

/** `36 %`, `moins de 1 %`: some people are never told as none. */
export function someShare(share: number, decimals = 0): string {
  const least = 10 ** -decimals / 100;
  return share > 0 && share < least / 2 ? `moins de ${formatShare(least, decimals)}` : formatShare(share, decimals);
}

/** What would bring everyone to the threshold: consultations and posts for GPs, posts alone for the others. */
export function deficitText(parameters: Pick<ProfessionParameters, 'profession' | 'offre_arrivant'>, deficit: number): string {
  const posts = postsText(deficit / parameters.offre_arrivant);
  return parameters.profession === 'medecin_generaliste' ? `${consultationsText(deficit)}, soit ${posts}` : posts;
}
