import { weekday } from './calendar';
import { holdsOn, isOneOf } from './rhythm';
import type { LocalTime } from './zone';

/** How often a round passes. */
export type Frequence =
  /** The source does not say. */
  | { readonly kind: 'non_precisee' }
  /** Every week. */
  | { readonly kind: 'hebdomadaire' }
  /** Every `n` weeks (2 or more), counted from the week of a day on which it passes; null where no such day is known. */
  | { readonly kind: 'une_sur'; readonly n: number; readonly reference: number | null }
  /** ISO weeks. */
  | { readonly kind: 'semaines'; readonly parite: 'paires' | 'impaires' }
  /** The first, third… or last (-1) such weekday of the month. */
  | { readonly kind: 'mois'; readonly rangs: readonly number[] };

/** A passage of an itinerant service at a stop. Days count from 1 January 1970, minutes from midnight. */
export interface Passage {
  /** Monday is 0; null where the source does not say: nothing is then computed. */
  readonly jour: number | null;
  /** Null where the source gives no hours. */
  readonly heures: { readonly debut: number; readonly fin: number } | null;
  readonly frequence: Frequence;
  /** First and last day of the period, both included; null without bound. */
  readonly du: number | null;
  readonly au: number | null;
  /** What the source says that the fields above do not hold: « de mai à septembre », « une fois par mois ». */
  readonly periode: string | null;
}

export type NextPassages =
  /** Days on which it passes, sorted; fewer than asked when the period ends. */
  | { readonly kind: 'dates'; readonly jours: readonly number[] }
  /** Its period is over. */
  | { readonly kind: 'termine' }
  /** The source does not say enough: the weekday, which weeks, or a period given in words only. */
  | { readonly kind: 'inconnu' };

/** Whether a stop is on the round of a day; null where the source does not say enough. */
export function passesOn(passage: Passage, day: number): boolean | null {
  const { jour, du, au, frequence } = passage;
  if (jour === null) return null;
  if (weekday(day) !== jour || (du !== null && day < du) || (au !== null && day > au)) return false;
  return isInRhythm(frequence, day);
}

function isInRhythm(frequence: Frequence, day: number): boolean | null {
  switch (frequence.kind) {
    case 'non_precisee':
      return null;
    case 'hebdomadaire':
      return true;
    case 'une_sur':
      return frequence.reference === null ? null : modulo(weekOf(day) - weekOf(frequence.reference), frequence.n) === 0;
    case 'semaines':
      return holdsOn(frequence, day);
    case 'mois':
      return isOneOf(frequence.rangs, day);
  }
}

const isComputable = (frequence: Frequence): boolean =>
  frequence.kind !== 'non_precisee' && (frequence.kind !== 'une_sur' || frequence.reference !== null);

const modulo = (value: number, by: number): number => ((value % by) + by) % by;
/** Weeks from Monday to Sunday, numbered without end. */
const weekOf = (day: number): number => Math.floor((day - weekday(day)) / 7);

/** A fifth Monday, or a round of several months, is found within this many weeks. */
const horizonWeeks = 110;

/** The next `count` days on which a round passes; today counts until its hours are over. */
export function nextPassages(passage: Passage, now: LocalTime, count: number): NextPassages {
  const { jour, heures, frequence, du, au, periode } = passage;
  const over = heures !== null && now.minute >= heures.fin;
  const from = Math.max(over ? now.jour + 1 : now.jour, du ?? -Infinity);
  if (au !== null && from > au) return { kind: 'termine' };
  if (jour === null || periode !== null || !isComputable(frequence)) return { kind: 'inconnu' };
  const days: number[] = [];
  const first = from + modulo(jour - weekday(from), 7);
  const last = Math.min(first + horizonWeeks * 7, au ?? Infinity);
  for (let day = first; days.length < count && day <= last; day += 7) if (passesOn(passage, day) === true) days.push(day);
  return days.length === 0 && au !== null ? { kind: 'termine' } : { kind: 'dates', jours: days };
}
