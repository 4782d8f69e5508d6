import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { civilDate, dayNumber, isoWeek, readIsoDate, weekday } from '../../../src/domain/hours/calendar';
import { holidayOn } from '../../../src/domain/hours/holidays';
import { type Opening, openingAt, openingAtLocal, openingSortKey } from '../../../src/domain/hours/opening';
import { type Schedule, unknownSchedule } from '../../../src/domain/hours/schedule';
import { formatHour, openingSentence, weekText } from '../../../src/domain/hours/wording';
import { localTime, zoneOf } from '../../../src/domain/hours/zone';
import { at, closed, open, scheduleOf, schedules, slot } from './support';

const indre = { departement: '36' };
const usual = open(slot('9:00', '12:30'), slot('14:00', '17:00'));
const office = scheduleOf({ lundi: usual, mardi: usual, mercredi: open(slot('9:00', '12:00')), jeudi: usual, vendredi: usual });

/** Spaces made plain, so that the expectations can be read. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');
const said = (schedule: Schedule, instant: string, departement = '36'): string => plain(openingSentence(openingAt(schedule, new Date(instant), { departement })));

const zones = ['Europe/Paris', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Kolkata', 'UTC'];

describe.each(zones)('on a device set to %s', (deviceZone) => {
  let before: string | undefined;
  beforeEach(() => {
    before = process.env['TZ'];
    process.env['TZ'] = deviceZone;
  });
  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  // 23 November 2026 is a Monday; Paris is one hour before UTC.
  it.each([
    ['2026-11-23T08:00:00Z', 'ouvert, ferme à 12 h 30'],
    ['2026-11-23T07:59:59Z', 'fermé, ouvre à 9 h'],
    ['2026-11-23T11:00:00Z', 'ouvert, ferme bientôt, à 12 h 30'],
    ['2026-11-23T11:30:00Z', 'fermé, ouvre à 14 h'],
    ['2026-11-23T15:00:00Z', 'ouvert, ferme à 17 h'],
    ['2026-11-23T16:00:00Z', 'fermé, ouvre demain à 9 h'],
    ['2026-11-23T23:30:00Z', 'fermé, ouvre à 9 h'],
    ['2026-11-25T10:00:00Z', 'ouvert, ferme à midi'],
    ['2026-11-27T17:00:00Z', 'fermé, ouvre lundi à 9 h'],
    ['2026-11-28T10:00:00Z', 'fermé, ouvre lundi à 9 h'],
    ['2026-11-29T10:00:00Z', 'fermé, ouvre demain à 9 h'],
    // Summer time.
    ['2026-07-06T07:00:00Z', 'ouvert, ferme à 12 h 30'],
    ['2026-07-06T06:59:00Z', 'fermé, ouvre à 9 h'],
    // Holidays: Tuesday 14 July, the day before, and the first Friday of a long week-end.
    ['2026-07-14T08:00:00Z', 'fermé sans doute : jour férié (fête nationale), appelez avant ; ouvre demain à 9 h'],
    ['2026-07-13T16:00:00Z', 'fermé, ouvre mercredi à 9 h (jour férié avant : fête nationale)'],
    ['2026-04-03T16:00:00Z', 'fermé, ouvre mardi à 9 h (jour férié avant : lundi de Pâques)'],
    // A holiday on which the place is closed anyway.
    ['2026-11-01T10:00:00Z', 'fermé, ouvre demain à 9 h'],
  ])('%s: %s', (instant, expected) => {
    expect(said(office, instant)).toBe(expected);
  });

  it('is such a device', () => {
    const noon = new Date('2026-11-23T12:00:00Z');
    const wall = new Date(noon.toLocaleString('en-US', { timeZone: deviceZone }));
    expect(noon.getHours() * 60 + noon.getMinutes()).toBe(wall.getHours() * 60 + wall.getMinutes());
  });

  it('reads the clock of the place', () => {
    expect(localTime(new Date('2026-11-23T08:00:00Z'), zoneOf('36'))).toEqual({ jour: readIsoDate('2026-11-23'), minute: 540 });
    expect(localTime(new Date('2026-11-23T23:00:00Z'), zoneOf('36'))).toEqual({ jour: readIsoDate('2026-11-24'), minute: 0 });
    expect(localTime(new Date('2026-11-23T00:30:00Z'), zoneOf('971'))).toEqual({ jour: readIsoDate('2026-11-22'), minute: 20 * 60 + 30 });
  });
});

describe('overseas', () => {
  it.each([
    ['971', 13], ['972', 13], ['973', 12], ['974', 5], ['976', 6], ['36', 8],
  ])('%s opens at 9 by its own clock, at %i UTC', (departement, utc) => {
    const opens = Date.UTC(2026, 10, 23, utc);
    expect(openingAt(office, new Date(opens), { departement }).kind).toBe('ouvert');
    expect(openingAt(office, new Date(opens - 60_000), { departement }).kind).toBe('ferme');
  });

  it('keeps its own holidays, and a zone may be given', () => {
    expect(openingAt(office, new Date('2026-05-22T14:00:00Z'), { departement: '972' }).kind).toBe('ferie');
    expect(openingAt(office, new Date('2026-05-22T14:00:00Z'), { departement: '974', timeZone: 'Europe/Paris' }).kind).toBe('ouvert');
  });
});

describe('when clocks change', () => {
  const night = scheduleOf({ samedi: open(slot('20:00', '24:00')), dimanche: open(slot('0:00', '4:00')), lundi: open(slot('9:00', '12:00')) });

  it('spring: two o’clock does not exist', () => {
    expect(said(night, '2026-03-29T00:59:00Z')).toBe('ouvert, ferme à 4 h');
    expect(localTime(new Date('2026-03-29T00:59:00Z'), 'Europe/Paris').minute).toBe(at('1:59'));
    expect(localTime(new Date('2026-03-29T01:00:00Z'), 'Europe/Paris').minute).toBe(at('3:00'));
    expect(said(night, '2026-03-29T01:59:00Z')).toBe('ouvert, ferme bientôt, à 4 h');
    expect(said(night, '2026-03-29T02:00:00Z')).toBe('fermé, ouvre demain à 9 h');
  });

  it('autumn: two o’clock comes twice', () => {
    expect(localTime(new Date('2026-10-25T00:30:00Z'), 'Europe/Paris').minute).toBe(at('2:30'));
    expect(localTime(new Date('2026-10-25T01:30:00Z'), 'Europe/Paris').minute).toBe(at('2:30'));
    expect(said(night, '2026-10-25T02:59:00Z')).toBe('ouvert, ferme bientôt, à 4 h');
    expect(said(night, '2026-10-25T03:00:00Z')).toBe('fermé, ouvre demain à 9 h');
  });

  it('midnight does not close what goes on', () => {
    expect(said(night, '2026-10-24T21:00:00Z')).toBe('ouvert, sans fermer cette nuit');
  });
});

describe('what is not plain', () => {
  const appointment = scheduleOf({ lundi: open(slot('9:00', '12:00', { surRendezVous: true })), mardi: { kind: 'rendez_vous' }, jeudi: open(slot('9:00', '12:00'), slot('12:00', '17:00', { surRendezVous: true })) });

  it('by appointment', () => {
    expect(said(appointment, '2026-11-23T09:00:00Z')).toBe('sur rendez-vous, jusqu’à midi');
    expect(said(appointment, '2026-11-23T05:00:00Z')).toBe('fermé, reçoit sur rendez-vous à 9 h');
    expect(said(appointment, '2026-11-24T05:00:00Z')).toBe('sur rendez-vous');
    expect(said(appointment, '2026-11-26T09:00:00Z')).toBe('ouvert, sur rendez-vous seulement après midi');
  });

  it('doubtful hours are neither open nor closed', () => {
    const doubtful = scheduleOf({ lundi: open(slot('9:00', '12:00'), slot('12:00', '13:30', { doute: true }), slot('13:30', '17:00')) });
    expect(said(doubtful, '2026-11-23T09:00:00Z')).toBe('ouvert, au moins jusqu’à midi');
    expect(said(doubtful, '2026-11-23T11:30:00Z')).toBe('ouverture incertaine, appelez avant ; ouvre à 13 h 30');
    expect(said(scheduleOf({ lundi: open(slot('9:00', '12:00', { doute: true })) }), '2026-11-23T09:00:00Z')).toBe('ouverture incertaine, appelez avant ; ouvre peut-être lundi 30 novembre à 9 h');
  });

  it('unknown days are never closed', () => {
    expect(said(unknownSchedule, '2026-11-23T09:00:00Z')).toBe('horaires non connus');
    const partly = scheduleOf({ lundi: { kind: 'inconnu', texte: '9h-25h' }, mercredi: usual });
    expect(said(partly, '2026-11-23T09:00:00Z')).toBe('horaires du jour à confirmer : « 9h-25h » ; ouvre mercredi à 9 h');
    expect(said(partly, '2026-11-22T09:00:00Z')).toBe('fermé, ouvre mercredi à 9 h (peut-être avant)');
    expect(said(scheduleOf({}), '2026-11-23T09:00:00Z')).toBe('fermé');
  });

  it('weeks and days of the month', () => {
    // 28 November 2026 is the fourth and last Saturday, in week 48.
    const even = scheduleOf({ samedi: open(slot('9:00', '12:00', { rythme: { kind: 'semaines', parite: 'paires' } })) });
    expect(said(even, '2026-11-28T09:00:00Z')).toBe('ouvert, ferme à midi');
    expect(said(even, '2026-12-05T09:00:00Z')).toBe('fermé, ouvre samedi 12 décembre à 9 h');
    const first = scheduleOf({ samedi: open(slot('9:00', '12:00', { rythme: { kind: 'mois', rangs: [1], sauf: false } })) });
    expect(said(first, '2026-11-27T09:00:00Z')).toBe('fermé, ouvre samedi 5 décembre à 9 h');
    const last = scheduleOf({ samedi: open(slot('9:00', '12:00', { rythme: { kind: 'mois', rangs: [-1], sauf: true } })) });
    expect(said(last, '2026-11-28T09:00:00Z')).toBe('fermé, ouvre samedi 5 décembre à 9 h');
    const oneIn = scheduleOf({ samedi: open(slot('9:00', '12:00', { rythme: { kind: 'une_sur', n: 2 } })) });
    expect(said(oneIn, '2026-11-28T09:00:00Z')).toBe('ouverture incertaine, appelez avant ; ouvre peut-être samedi 5 décembre à 9 h');
    expect(said(oneIn, '2026-11-27T09:00:00Z')).toBe('fermé, ouvre peut-être demain à 9 h');
  });
});

describe('the week in a table', () => {
  it('one line a day', () => {
    const schedule = scheduleOf({
      mardi: open(slot('9:00', '12:00'), slot('14:00', '17:30', { surRendezVous: true })),
      mercredi: { kind: 'ferme', indique: false },
      jeudi: { kind: 'rendez_vous' },
      vendredi: { kind: 'inconnu', texte: '9h-25h' },
      samedi: open(slot('9:05', '12:00', { rythme: { kind: 'mois', rangs: [-1, 1], sauf: false } })),
      dimanche: { kind: 'inconnu', texte: '' },
    });
    expect(weekText(schedule).map(plain)).toEqual([
      'lundi : fermé',
      'mardi : 9 h – 12 h, 14 h – 17 h 30 (sur rendez-vous)',
      'mercredi : pas d’ouverture indiquée',
      'jeudi : sur rendez-vous',
      'vendredi : à confirmer : « 9h-25h »',
      'samedi : 9 h 05 – 12 h (1er et dernier samedi du mois)',
      'dimanche : non connu',
    ]);
  });

  it('hours never break across lines', () => {
    expect(formatHour(at('9:05'))).toBe('9\u00a0h\u00a005');
    expect(weekText(office)[0]).toBe('lundi\u00a0: 9\u00a0h\u00a0– 12\u00a0h\u00a030, 14\u00a0h\u00a0– 17\u00a0h');
  });
});

describe('order of the answers', () => {
  it('open, open by appointment, today, tomorrow, later, unknown', () => {
    const monday9 = new Date('2026-11-23T08:00:00Z');
    const key = (schedule: Schedule): number => openingSortKey(openingAt(schedule, monday9, indre));
    const morning = open(slot('9:00', '12:00'));
    const ordered = [
      scheduleOf({ lundi: morning }),
      scheduleOf({ lundi: open(slot('9:00', '12:00', { surRendezVous: true })) }),
      scheduleOf({ lundi: { kind: 'rendez_vous' } }),
      scheduleOf({ lundi: open(slot('14:00', '17:00')) }),
      scheduleOf({ mardi: morning }),
      scheduleOf({ mardi: open(slot('9:00', '12:00', { surRendezVous: true })) }),
      scheduleOf({ dimanche: morning }),
      scheduleOf({ lundi: { kind: 'inconnu', texte: '?' }, mardi: morning }),
      scheduleOf({}),
      unknownSchedule,
    ].map(key);
    expect(ordered).toEqual([...ordered].sort((a, b) => a - b));
    expect(new Set(ordered).size).toBe(ordered.length);
  });
});

/** Opening asked minute by minute, with nothing of the code under test but the weeks of the calendar. */
function bruteNext(schedule: Schedule, jour: number, minute: number): { jour: number; debut: number } | null {
  for (let i = 0; i <= 100; i += 1) {
    const on = schedule.jours[weekday(jour + i)];
    if (on?.kind !== 'ouvert' || holidayOn(jour + i, '36') !== null) continue;
    const { jour: date, mois } = civilDate(jour + i);
    const lastOne = civilDate(jour + i + 7).mois !== mois;
    const starts = on.plages
      .filter(({ doute, rythme }) => {
        if (doute || rythme?.kind === 'une_sur') return false;
        if (rythme === null) return true;
        if (rythme.kind === 'semaines') return (isoWeek(jour + i) % 2 === 0) === (rythme.parite === 'paires');
        const hit = rythme.rangs.some((rang) => (rang === -1 ? lastOne : date > (rang - 1) * 7 && date <= rang * 7));
        return hit !== rythme.sauf;
      })
      .map(({ debut }) => debut)
      .filter((debut) => i > 0 || debut > minute);
    if (starts.length > 0) return { jour: jour + i, debut: Math.min(...starts) };
  }
  return null;
}

const nextOf = (opening: Opening): { jour: number; debut: number } | null => {
  if (opening.kind === 'ouvert' || opening.prochaine?.sure !== true) return null;
  return { jour: opening.prochaine.jour, debut: opening.prochaine.debut };
};

describe('any schedule at any time', () => {
  const from = dayNumber({ annee: 2025, mois: 1, jour: 1 });
  it('opens next when a search minute by minute finds it, and says a sentence', () => {
    const property = fc.property(schedules, fc.integer({ min: from, max: from + 1500 }), fc.integer({ min: 0, max: 1439 }), (schedule, jour, minute) => {
      const opening = openingAtLocal(schedule, { jour, minute }, '36');
      if (openingSentence(opening) === '' || !Number.isFinite(openingSortKey(opening))) return false;
      if (opening.kind === 'ouvert') return opening.fin > minute && opening.reste === opening.fin - minute;
      if (schedule.jours.every(({ kind }) => kind === 'inconnu')) return opening.kind === 'inconnu';
      return JSON.stringify(nextOf(opening)) === JSON.stringify(bruteNext(schedule, jour, minute));
    });
    expect(fc.check(property, { numRuns: 1500 }).counterexample).toBeNull();
  });

  it('weeks are numbered as ISO does', () => {
    for (const [text, week] of [['2026-01-01', 1], ['2025-12-29', 1], ['2027-01-03', 53], ['2026-12-31', 53], ['2024-12-30', 1], ['2021-01-03', 53], ['2026-11-28', 48]] as const) {
      expect([text, isoWeek(readIsoDate(text) ?? 0)]).toEqual([text, week]);
    }
  });
});

describe('closed days', () => {
  it('say nothing of opening when there is none', () => {
    expect(openingAt(scheduleOf({ lundi: closed }), new Date('2026-11-23T08:00:00Z'), indre)).toEqual({ kind: 'ferme', prochaine: null });
  });
});
