/**
 * A week of opening hours. Minutes count from midnight by the clock of the place (0 to 1440); days from Monday (0) to
 * Sunday (6).
 */

export const jours = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;
export type Jour = (typeof jours)[number];

/** Minutes from midnight, the end not included; 0 ≤ debut < fin ≤ 1440. */
export interface Interval {
  readonly debut: number;
  readonly fin: number;
}

/** The last one of the month, where ranks of a weekday in the month are counted from 1. */
export const dernier = -1;

/** Which of the days with this name are meant, where it is not every one. */
export type Rythme =
  /** Weeks of the ISO calendar. */
  | { readonly kind: 'semaines'; readonly parite: 'paires' | 'impaires' }
  /** One week in `n` (2 to 9), and nothing says which. */
  | { readonly kind: 'une_sur'; readonly n: number }
  /** The first, third… or last such day of the month; with `sauf`, all but those. Ranks sorted, each once. */
  | { readonly kind: 'mois'; readonly rangs: readonly number[]; readonly sauf: boolean };

export interface Plage extends Interval {
  /** Only by appointment. */
  readonly surRendezVous: boolean;
  /** The source says both that it is open then and that it is not: slots that overlap. */
  readonly doute: boolean;
  /** Null: every week. */
  readonly rythme: Rythme | null;
}

export type DaySchedule =
  /** Slots sorted and disjoint, at least one. */
  | { readonly kind: 'ouvert'; readonly plages: readonly Plage[] }
  /** By appointment, at hours that the source does not give. */
  | { readonly kind: 'rendez_vous' }
  /** `indique`: the source says closed; otherwise it gives hours for other days and none for this one. */
  | { readonly kind: 'ferme'; readonly indique: boolean }
  /** Text that could not be read, as the source words it; empty where it gives no hours at all. Never to be shown as closed. */
  | { readonly kind: 'inconnu'; readonly texte: string };

export interface Schedule {
  /** Monday to Sunday. */
  readonly jours: readonly [DaySchedule, DaySchedule, DaySchedule, DaySchedule, DaySchedule, DaySchedule, DaySchedule];
  /** What the source says of the hours that the week above does not hold, in its words: to be shown with it. */
  readonly notes: readonly string[];
}

/** Builds the seven days, Monday first. */
export const week = (day: (jour: number) => DaySchedule): Schedule['jours'] => [day(0), day(1), day(2), day(3), day(4), day(5), day(6)];

/** No hours given. */
export const unknownSchedule: Schedule = { jours: week(() => ({ kind: 'inconnu', texte: '' })), notes: [] };

/** The week says all that the source says of its hours. */
export const isWhole = ({ jours: days, notes }: Schedule): boolean => notes.length === 0 && days.every(({ kind }) => kind !== 'inconnu');
