import { isLastOfMonth, isoWeek, rankInMonth } from './calendar';
import { dernier, type Rythme } from './schedule';

/** Whether a rhythm holds on a day (number of days since 1970); null where nothing says which weeks are meant. */
export function holdsOn(rythme: Rythme | null, day: number): boolean | null {
  if (rythme === null) return true;
  switch (rythme.kind) {
    case 'semaines':
      return (isoWeek(day) % 2 === 0) === (rythme.parite === 'paires');
    case 'une_sur':
      return null;
    case 'mois':
      return isOneOf(rythme.rangs, day) !== rythme.sauf;
  }
}

/** Whether a day is, in its month, one of these ranks of its weekday. */
export const isOneOf = (rangs: readonly number[], day: number): boolean =>
  rangs.includes(rankInMonth(day)) || (rangs.includes(dernier) && isLastOfMonth(day));
