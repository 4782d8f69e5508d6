import { type CivilDate, civilDate, dayNumber } from './calendar';

/** Easter Sunday of the Gregorian calendar, by the anonymous computus (Meeus, Jones, Butcher). */
export function easter(annee: number): CivilDate {
  const a = annee % 19;
  const century = Math.floor(annee / 100);
  const year = annee % 100;
  const f = Math.floor((century + 8) / 25);
  const g = Math.floor((century - f + 1) / 3);
  const h = (19 * a + century - Math.floor(century / 4) - g + 15) % 30;
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(year / 4) - h - (year % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return { annee, mois: Math.floor(days / 31), jour: (days % 31) + 1 };
}

export interface Holiday {
  /** Days since 1 January 1970. */
  readonly jour: number;
  /** As in « jour férié : lundi de Pâques ». */
  readonly nom: string;
}

/** Article L3133-1 of the Code du travail. */
const fixed: readonly (readonly [mois: number, jour: number, nom: string])[] = [
  [1, 1, 'jour de l’An'],
  [5, 1, 'fête du Travail'],
  [5, 8, 'victoire de 1945'],
  [7, 14, 'fête nationale'],
  [8, 15, 'Assomption'],
  [11, 1, 'Toussaint'],
  [11, 11, 'armistice de 1918'],
  [12, 25, 'Noël'],
];

/** Commemoration of the abolition of slavery: article L3422-2 of the Code du travail, decree 83-1003. */
const abolition: Readonly<Record<string, readonly [mois: number, jour: number]>> = {
  '971': [5, 27],
  '972': [5, 22],
  '973': [6, 10],
  '974': [12, 20],
  '976': [4, 27],
};

/** Local law of Alsace and Moselle: article L3134-13 of the Code du travail. */
const alsaceMoselle: ReadonlySet<string> = new Set(['57', '67', '68']);

/**
 * Public holidays of a year in date order, for a département (`36`, `2A`, `974`). Good Friday, in Alsace-Moselle, is one only in
 * communes with a Protestant church or a mixed church: it is counted there, as a likely closure.
 */
export function holidays(annee: number, departement: string): readonly Holiday[] {
  const sunday = dayNumber(easter(annee));
  const days: Holiday[] = fixed.map(([mois, jour, nom]) => ({ jour: dayNumber({ annee, mois, jour }), nom }));
  days.push({ jour: sunday + 1, nom: 'lundi de Pâques' }, { jour: sunday + 39, nom: 'Ascension' }, { jour: sunday + 50, nom: 'lundi de Pentecôte' });
  if (alsaceMoselle.has(departement)) {
    days.push({ jour: sunday - 2, nom: 'Vendredi saint' }, { jour: dayNumber({ annee, mois: 12, jour: 26 }), nom: 'Saint-Étienne' });
  }
  const local = abolition[departement];
  if (local !== undefined) days.push({ jour: dayNumber({ annee, mois: local[0], jour: local[1] }), nom: 'abolition de l’esclavage' });
  return days.sort((a, b) => a.jour - b.jour);
}

/** Name of the holiday that a day (days since 1970) is, or null; of two on one day, both. */
export function holidayOn(day: number, departement: string): string | null {
  const names = holidays(civilDate(day).annee, departement).filter(({ jour }) => jour === day);
  return names.length === 0 ? null : names.map(({ nom }) => nom).join(' et ');
}
