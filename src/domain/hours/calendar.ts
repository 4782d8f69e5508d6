/** Civil dates without clock or zone: computed on day numbers, so that no zone of the device can shift them. */

export interface CivilDate {
  readonly annee: number;
  /** 1 to 12. */
  readonly mois: number;
  /** 1 to 31. */
  readonly jour: number;
}

const dayMs = 86_400_000;

/** Days since 1 January 1970. Days past the end of a month run into the next one. */
export const dayNumber = ({ annee, mois, jour }: CivilDate): number => Math.round(new Date(0).setUTCFullYear(annee, mois - 1, jour) / dayMs);

/** The date of a day number. */
export function civilDate(number: number): CivilDate {
  const date = new Date(number * dayMs);
  return { annee: date.getUTCFullYear(), mois: date.getUTCMonth() + 1, jour: date.getUTCDate() };
}

/** 0 on Monday to 6 on Sunday (1 January 1970 was a Thursday). */
export const weekday = (number: number): number => (((number + 3) % 7) + 7) % 7;

/** Number of the week in the ISO calendar, 1 to 53. */
export function isoWeek(number: number): number {
  const thursday = number - weekday(number) + 3;
  return Math.floor((thursday - dayNumber({ annee: civilDate(thursday).annee, mois: 1, jour: 1 })) / 7) + 1;
}

/** Which such weekday of its month a day is, from 1 to 5. */
export const rankInMonth = (number: number): number => Math.floor((civilDate(number).jour - 1) / 7) + 1;

/** No other such weekday follows in the month. */
export const isLastOfMonth = (number: number): boolean => civilDate(number).mois !== civilDate(number + 7).mois;

/** A day written `2026-03-02`; null if there is no such day. */
export function readIsoDate(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (match === null) return null;
  const number = dayNumber({ annee: Number(match[1]), mois: Number(match[2]), jour: Number(match[3]) });
  return isoDate(number) === text ? number : null;
}

/** `2026-03-02`. */
export const isoDate = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);
