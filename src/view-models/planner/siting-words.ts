import type { Profession } from '../../contract/access-file';
import { farthestMinutes, mostPosts, mostSites, type PreparedSiting, type SitingContext, type SitingFault } from '../../domain/access/siting/prepare';
import type { SitingGoal } from '../../domain/access/siting/problem';
import type { SitingAnswer, SitingProgress } from '../../domain/access/siting/solve';
import { formatBound, formatCount, formatNumber, formatShare, nbsp, nnbsp } from '../../domain/format';
import { capitalised } from '../french';
import type { PeopleWords } from '../people';

/** What a question is asked with, for its words. */
export interface SitingTerms {
  readonly goal: SitingGoal;
  readonly profession: Profession;
  readonly people: PeopleWords;
  /** As shown. */
  readonly threshold: string;
  readonly minutes: number;
}

export const goalLabels = ({ plural }: Pick<PeopleWords, 'plural'>): Readonly<Record<SitingGoal, string>> => {
  const who = capitalised(plural);
  return { seuil: `${who} qui passent le seuil`, deficit: 'Déficit réduit sous le seuil', couverture: `${who} à portée, en minutes`, trajet: 'Trajet total raccourci' };
};

const soulsText = ({ singular, plural }: PeopleWords, count: number): string => formatCount(Math.round(count), singular, plural);

/** A sum of supply: consultations of GPs, posts of the others. */
const supplyText = (profession: Profession, amount: number): string =>
  profession === 'medecin_generaliste' ? formatCount(Math.round(amount), 'consultation') : `${formatBound(amount, 2)}${nbsp}poste${amount < 2 ? '' : 's'}`;

const minutesOfHour = 60;

/** What a site adds, in the words of the goal. @param value in the unit of the goal: people, supply, or minutes times people. */
export function gainText({ goal, profession, people }: SitingTerms, value: number): string {
  if (Number.isNaN(value)) return '–';
  if (goal === 'deficit') return supplyText(profession, value);
  return goal === 'trajet' ? formatCount(Math.round(value / minutesOfHour), 'heure') : soulsText(people, value);
}

/** Unit of the map of gains. */
export function surfaceUnit({ goal, profession, people }: SitingTerms): string {
  if (goal === 'deficit') return profession === 'medecin_generaliste' ? 'consultations par an' : 'postes à temps plein';
  if (goal === 'trajet') return 'heures de trajet, si chacun y va une fois';
  return `${people.plural} ${goal === 'seuil' ? 'qui passeraient le seuil' : 'de plus à portée'}`;
}

/** Head of the column of gains, with their unit. */
export function gainHead({ goal, profession, people }: SitingTerms): string {
  const who = capitalised(people.plural);
  switch (goal) {
    case 'seuil':
      return `${who} qui passent le seuil`;
    case 'deficit':
      return `Déficit en moins (${profession === 'medecin_generaliste' ? 'consultations par an' : 'postes'})`;
    case 'couverture':
      return `${who} de plus à portée`;
    case 'trajet':
      return 'Heures de trajet en moins';
  }
}

/** The same figure in a column that says its unit. */
export function gainFigure({ goal, profession }: SitingTerms, value: number): string {
  if (Number.isNaN(value)) return '–';
  if (goal === 'deficit' && profession !== 'medecin_generaliste') return formatNumber(value, 2);
  return formatNumber(Math.round(goal === 'trajet' ? value / minutesOfHour : value));
}

/** Nobody reached has the service within the minutes that are reckoned. */
const isUnserved = (before: number): boolean => before > farthestMinutes - 1e-6;

/** What is there to gain, before any site. */
export function contextText({ goal, profession, people, threshold, minutes }: SitingTerms, { people: reached, before, choice }: SitingContext): string {
  const places = choice === 0 ? 'Aucun autre lieu possible' : choice === 1 ? 'Un lieu possible' : `${formatNumber(choice)} lieux possibles`;
  switch (goal) {
    case 'seuil':
      return `${places}. À leur portée${nbsp}: ${soulsText(people, reached)} sous ${threshold}.`;
    case 'deficit':
      return `${places}. À leur portée${nbsp}: un déficit de ${supplyText(profession, before)} par an sous ${threshold}.`;
    case 'couverture':
      return `${places}. À ${minutes}${nbsp}min ou moins d’eux${nbsp}: ${soulsText(people, reached)}, dont ${formatNumber(Math.round(before))} déjà couvert${people.counted.endsWith('ées') ? 'e' : ''}s.`;
    case 'trajet':
      return `${places}. À moins de ${farthestMinutes}${nbsp}min d’eux${nbsp}: ${soulsText(people, reached)}, ${
        isUnserved(before) ? `sans le service à moins de ${farthestMinutes}${nbsp}min aujourd’hui` : `à ${formatNumber(before, 1)}${nbsp}min du service en moyenne aujourd’hui (${farthestMinutes} au plus)`
      }.`;
  }
}

/** What the answer does, in one sentence. */
export function answerText(terms: SitingTerms, sites: number, value: number, { people: reached, before }: SitingContext): string {
  const { goal, profession, people, threshold, minutes } = terms;
  if (sites === 0 || value === 0) {
    return {
      seuil: `Aucun lieu permis ne fait passer qui que ce soit au-dessus de ${threshold}, à ce nombre de lieux et de postes.`,
      deficit: 'Aucun lieu permis ne réduit le déficit.',
      couverture: 'Aucun lieu permis ne couvre quelqu’un de plus.',
      trajet: 'Aucun lieu permis ne raccourcit un trajet.',
    }[goal];
  }
  const who = sites === 1 ? 'Ce lieu' : `Ces ${formatNumber(sites)} lieux`;
  const would = (one: string, many: string): string => (sites === 1 ? one : many);
  switch (goal) {
    case 'seuil':
      return `${who} ${would('ferait', 'feraient')} passer ${soulsText(people, value)} au-dessus de ${threshold}, sur ${formatNumber(Math.round(reached))} sous ce seuil à portée.`;
    case 'deficit':
      return `${who} ${would('réduirait', 'réduiraient')} le déficit de ${supplyText(profession, value)} par an, sur ${supplyText(profession, before)}.`;
    case 'couverture':
      return `${who} ${would('mettrait', 'mettraient')} ${soulsText(people, value)} de plus à ${minutes}${nbsp}min ou moins${nbsp}: ${formatNumber(Math.round(before + value))} en tout, sur ${formatNumber(Math.round(reached))} à portée.`;
    case 'trajet':
      return isUnserved(before)
        ? `${who} ${would('mettrait', 'mettraient')} les ${soulsText(people, reached)} à portée à ${formatNumber(before - value / Math.max(1, reached), 1)}${nbsp}min du service en moyenne (un trajet de plus de ${farthestMinutes}${nbsp}min compte pour ${farthestMinutes}).`
        : `${who} ${would('ramènerait', 'ramèneraient')} le trajet moyen de ${formatNumber(before, 1)} à ${formatNumber(before - value / Math.max(1, reached), 1)}${nbsp}min, pour ${soulsText(people, reached)} à portée (${gainText(terms, value)} en moins si chacun y va une fois).`;
  }
}

/** A gap never shown smaller than it is. */
const gapText = (value: number, bound: number): string => formatShare(bound > 0 ? Math.ceil(((bound - value) / bound) * 1000) / 1000 : 0, 1);

/** How sure the answer is the best one. */
export function proofText({ method, optimal, value, bound }: Pick<SitingAnswer, 'method' | 'optimal' | 'value' | 'bound'>): string {
  if (optimal) {
    return {
      enumeration: `Optimum démontré${nbsp}: toutes les combinaisons utiles ont été essayées.`,
      solveur: `Optimum démontré par le solveur HiGHS.`,
      glouton: `Optimum démontré${nbsp}: la réponse atteint la borne qu’aucune autre ne dépasse.`,
    }[method];
  }
  if (bound === null) return `Aucune garantie${nbsp}: bonne réponse d’une recherche gloutonne suivie d’échanges, sans borne connue pour cet objectif.`;
  const gap = `À moins de ${gapText(value, bound)} de l’optimum`;
  return method === 'solveur'
    ? `${gap}${nbsp}: le solveur HiGHS s’est arrêté au bout d’une minute, c’est l’écart qu’il a démontré.`
    : `${gap}${nbsp}: recherche gloutonne suivie d’échanges, avec la borne qu’aucune réponse ne dépasse.`;
}

/** Phase of a search, announced once. */
export const phaseText = ({ method }: Pick<SitingProgress, 'method'>): string =>
  ({ glouton: 'Recherche d’une première réponse…', enumeration: 'Essai de toutes les combinaisons…', solveur: 'Recherche de l’optimum par le solveur HiGHS…' })[method];

/** How far a search is. */
export function progressText(terms: SitingTerms, { sites, value, bound, part }: SitingProgress): string {
  const done = part === null ? '' : `${formatShare(part)} essayées. `;
  const best = sites.length === 0 ? '' : `Meilleure réponse jusqu’ici${nbsp}: ${gainText(terms, value)}`;
  const gap = best === '' || bound === null || value === 0 ? '' : `, à moins de ${gapText(value, bound)} de l’optimum`;
  return `${done}${best}${gap}${best === '' ? '' : '.'}`;
}

/** Why a question has no answer, and what to do. */
export function faultText({ reason, rank }: SitingFault, nameOfRank: (rank: number) => string): string {
  const place = rank === null ? 'Cette commune' : nameOfRank(rank);
  return {
    nombre: `Nombre de lieux attendu${nbsp}: entier, de 1 à ${mostSites}.`,
    postes: `Postes par lieu attendus${nbsp}: plus de 0, ${mostPosts} au plus.`,
    minutes: `Minutes attendues${nbsp}: plus de 0 et moins de ${farthestMinutes}, au-delà desquelles les temps ne sont pas calculés.`,
    contradiction: `${place} est à la fois imposée et interdite${nbsp}: retirez-la d’une des deux listes.`,
    trop_imposes: `Plus de lieux imposés que de lieux demandés${nbsp}: augmentez leur nombre ou retirez-en.`,
    hors_portee: `${place} est imposée, mais aucun temps de trajet ni aucun habitant n’y sont connus${nbsp}: l’effet d’un lieu ne peut pas y être estimé.`,
    aucun_lieu: `Aucun lieu permis${nbsp}: élargissez les communes permises.`,
  }[reason];
}

/** Whether the last place could as well be another. @param equals other allowed communes that would add as much. */
export const equalsText = (equals: number): string | null =>
  equals === 0 ? null : `${formatCount(equals, 'autre commune', 'autres communes')} ${equals < 2 ? 'ferait' : 'feraient'} aussi bien que la dernière${nbsp}: entre elles, l’ordre des codes a décidé.`;

/** Said when fewer sites come out than were asked for. */
export function fewerText(asked: number, chosen: number, choice: number, fixed: number): string | null {
  if (chosen >= asked) return null;
  if (choice + fixed < asked) return `${formatNumber(asked)} lieux demandés, ${formatNumber(choice + fixed)} possible${choice + fixed < 2 ? '' : 's'}${chosen < choice + fixed ? `${nnbsp}; ceux qui n’apportent rien sont laissés de côté` : ''}.`;
  return `${formatNumber(chosen)} lieu${chosen < 2 ? ' suffit' : 'x suffisent'}${nbsp}: les autres n’apporteraient rien de plus.`;
}

export const isFault = (prepared: PreparedSiting | SitingFault | { readonly context: SitingContext }): prepared is SitingFault => 'reason' in prepared;
