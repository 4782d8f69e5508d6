import * as fc from 'fast-check';
import { readCsvFile } from '../../../scripts/lib/csv-file';
import { type DaySchedule, type Interval, type Jour, jours, type Plage, type Rythme, type Schedule, week } from '../../../src/domain/hours/schedule';

/** `9:00` → 540. */
export const at = (clock: string): number => {
  const [hours = '', minutes = ''] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
};

const clockOf = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
const rhythmText = (rythme: Rythme): string =>
  rythme.kind === 'semaines' ? rythme.parite : rythme.kind === 'une_sur' ? `1/${rythme.n}` : `${rythme.sauf ? 'sauf ' : ''}rangs ${rythme.rangs.join(',')}`;
const slotText = ({ debut, fin, surRendezVous, doute, rythme }: Plage): string =>
  [`${clockOf(debut)}-${clockOf(fin)}`, surRendezVous ? 'rdv' : '', doute ? 'doute' : '', rythme === null ? '' : rhythmText(rythme)].filter((part) => part !== '').join(' ');

/** A day in a form that is quick to read in an expectation: `9:00-12:00, 14:00-17:00 rdv`. */
export function brief(day: DaySchedule): string {
  switch (day.kind) {
    case 'ouvert':
      return day.plages.map(slotText).join(', ');
    case 'rendez_vous':
      return 'rdv';
    case 'ferme':
      return day.indique ? 'fermé' : '-';
    case 'inconnu':
      return '?';
  }
}

export const briefWeek = (schedule: Schedule): string[] => schedule.jours.map(brief);

export const slot = (debut: string, fin: string, more: Partial<Plage> = {}): Plage => ({
  debut: at(debut),
  fin: at(fin),
  surRendezVous: false,
  doute: false,
  rythme: null,
  ...more,
});

export const open = (...plages: Plage[]): DaySchedule => ({ kind: 'ouvert', plages });
export const closed: DaySchedule = { kind: 'ferme', indique: true };

export const scheduleOf = (days: Partial<Record<Jour, DaySchedule>>, notes: string[] = []): Schedule => ({
  jours: week((jour) => days[jours[jour] ?? 'lundi'] ?? closed),
  notes,
});

/** Sorted, disjoint, within the day. */
export const wellFormed = (intervals: readonly Interval[]): boolean =>
  intervals.length > 0 && intervals.every(({ debut, fin }, i) => debut >= (intervals[i - 1]?.fin ?? 0) && debut < fin && fin <= 1440);

/** Hours by day and remark of every record of the France services file. */
export function franceServicesHours(): { line: number; jours: Partial<Record<Jour, string>>; remarque: string }[] {
  const file = readCsvFile('../shared/sources/lieux/france-services-20240801.csv', { separator: ',', headerLine: 1, columns: [], minimumRows: 2000 });
  return file.rows.map(({ line, cells }) => ({
    line,
    jours: Object.fromEntries(jours.slice(0, 6).map((jour) => [jour, cells[file.column(`h_${jour}`)] ?? ''])),
    remarque: cells[file.column('commentaire')] ?? '',
  }));
}

const rhythms: fc.Arbitrary<Rythme | null> = fc.oneof(
  fc.constant(null),
  fc.constantFrom<Rythme>({ kind: 'semaines', parite: 'paires' }, { kind: 'semaines', parite: 'impaires' }),
  fc.integer({ min: 2, max: 9 }).map((n): Rythme => ({ kind: 'une_sur', n })),
  fc.tuple(fc.subarray([-1, 1, 2, 3, 4, 5], { minLength: 1 }), fc.boolean()).map(([rangs, sauf]): Rythme => ({ kind: 'mois', rangs, sauf })),
);

const openDays = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 8 }), fc.array(fc.tuple(fc.boolean(), fc.boolean(), rhythms), { minLength: 4, maxLength: 4 }))
  .map(([minutes, marks]): DaySchedule => {
    const sorted = [...minutes].sort((a, b) => a - b);
    const plages = marks.flatMap(([surRendezVous, doute, rythme], i): Plage[] => {
      const debut = sorted[2 * i];
      const fin = sorted[2 * i + 1];
      return debut === undefined || fin === undefined ? [] : [{ debut, fin, surRendezVous, doute, rythme }];
    });
    return { kind: 'ouvert', plages };
  });

const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '|', '\\', '\\p', '9h|12h', '='));

const days: fc.Arbitrary<DaySchedule> = fc.oneof(
  openDays,
  fc.boolean().map((indique): DaySchedule => ({ kind: 'ferme', indique })),
  fc.constant<DaySchedule>({ kind: 'rendez_vous' }),
  texts.map((texte): DaySchedule => ({ kind: 'inconnu', texte })),
);

/** Any schedule that the types allow. */
export const schedules: fc.Arbitrary<Schedule> = fc
  .tuple(fc.tuple(days, days, days, days, days, days, days), fc.boolean(), fc.array(texts, { maxLength: 3 }))
  .map(([each, alike, notes]) => ({ jours: alike ? week(() => each[0]) : each, notes }));
