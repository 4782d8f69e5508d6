import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate, dayNumber, isoDate, isoWeek, readIsoDate, weekday } from '../../../src/domain/hours/calendar';
import { type Frequence, nextPassages, type NextPassages, type Passage, passesOn } from '../../../src/domain/hours/rounds';
import { nextPassagesWords, passageWords, roundSentence } from '../../../src/domain/hours/rounds-wording';
import { at } from './support';

const day = (text: string): number => readIsoDate(text) ?? Number.NaN;
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');
const tuesday: Passage = { jour: 1, heures: { debut: at('9:00'), fin: at('12:00') }, frequence: { kind: 'hebdomadaire' }, du: null, au: null, periode: null };
/** Sunday 22 November 2026, 18:00. */
const now = { jour: day('2026-11-22'), minute: at('18:00') };
const dates = (next: NextPassages): string[] | string => (next.kind === 'dates' ? next.jours.map(isoDate) : next.kind);

describe('next passages', () => {
  it.each<readonly [string, Partial<Passage>, string[] | string]>([
    ['every week', {}, ['2026-11-24', '2026-12-01', '2026-12-08']],
    ['every two weeks', { frequence: { kind: 'une_sur', n: 2, reference: day('2026-11-03') } }, ['2026-12-01', '2026-12-15', '2026-12-29']],
    ['counted from a day to come', { frequence: { kind: 'une_sur', n: 4, reference: day('2027-01-12') } }, ['2026-12-15', '2027-01-12', '2027-02-09']],
    ['counted from another weekday of that week', { frequence: { kind: 'une_sur', n: 2, reference: day('2026-11-06') } }, ['2026-12-01', '2026-12-15', '2026-12-29']],
    ['even weeks', { frequence: { kind: 'semaines', parite: 'paires' } }, ['2026-11-24', '2026-12-08', '2026-12-22']],
    ['odd weeks over a year of 53', { frequence: { kind: 'semaines', parite: 'impaires' }, du: day('2026-12-25') }, ['2026-12-29', '2027-01-05', '2027-01-19']],
    ['first and third', { frequence: { kind: 'mois', rangs: [1, 3] } }, ['2026-12-01', '2026-12-15', '2027-01-05']],
    ['last of the month', { frequence: { kind: 'mois', rangs: [-1] } }, ['2026-11-24', '2026-12-29', '2027-01-26']],
    ['fifth of the month', { frequence: { kind: 'mois', rangs: [5] } }, ['2026-12-29', '2027-03-30', '2027-06-29']],
    ['a period to come', { du: day('2027-05-01'), au: day('2027-05-12') }, ['2027-05-04', '2027-05-11']],
    ['a period that is over', { au: day('2026-11-20') }, 'termine'],
    ['a period without a Tuesday left', { au: day('2026-11-23') }, 'termine'],
    ['weeks unknown', { frequence: { kind: 'une_sur', n: 2, reference: null } }, 'inconnu'],
    ['rhythm unknown', { frequence: { kind: 'non_precisee' } }, 'inconnu'],
    ['day unknown', { jour: null }, 'inconnu'],
    ['a period in words', { periode: 'de mai à septembre' }, 'inconnu'],
  ])('%s', (_, part, expected) => {
    expect(dates(nextPassages({ ...tuesday, ...part }, now, 3))).toEqual(expected);
  });

  it('count today until the end of the hours', () => {
    const on = day('2026-11-24');
    expect(dates(nextPassages(tuesday, { jour: on, minute: at('11:59') }, 1))).toEqual(['2026-11-24']);
    expect(dates(nextPassages(tuesday, { jour: on, minute: at('12:00') }, 1))).toEqual(['2026-12-01']);
    expect(dates(nextPassages({ ...tuesday, heures: null }, { jour: on, minute: at('23:59') }, 1))).toEqual(['2026-11-24']);
    expect(dates(nextPassages({ ...tuesday, au: on }, { jour: on, minute: at('12:00') }, 1))).toBe('termine');
  });
});

describe('a round in words', () => {
  it('says how often, when, and what comes next', () => {
    const fortnight: Passage = { ...tuesday, frequence: { kind: 'une_sur', n: 2, reference: day('2026-11-03') } };
    expect(roundSentence(fortnight, nextPassages(fortnight, now, 1))).toBe(
      'un mardi sur deux, de 9\u00a0h à midi\u202f; prochain passage mardi 1er\u00a0décembre',
    );
  });

  it.each<readonly [Partial<Passage>, string]>([
    [{}, 'tous les mardis, de 9 h à midi'],
    [{ heures: null }, 'tous les mardis, heures non précisées'],
    [{ frequence: { kind: 'semaines', parite: 'impaires' } }, 'le mardi des semaines impaires, de 9 h à midi'],
    [{ frequence: { kind: 'mois', rangs: [-1, 2] } }, 'le 2e et dernier mardi du mois, de 9 h à midi'],
    [{ du: day('2026-03-01'), au: day('2026-06-30') }, 'tous les mardis, du 1er mars 2026 au 30 juin 2026, de 9 h à midi'],
    [{ du: day('2026-03-01') }, 'tous les mardis, à partir du 1er mars 2026, de 9 h à midi'],
    [{ au: day('2026-03-02') }, 'tous les mardis, jusqu’au 2 mars 2026, de 9 h à midi'],
    [{ periode: 'de mai à septembre' }, 'tous les mardis, de mai à septembre, de 9 h à midi'],
    [{ frequence: { kind: 'non_precisee' }, periode: 'une fois par mois' }, 'le mardi, une fois par mois, de 9 h à midi'],
    [{ jour: null, frequence: { kind: 'non_precisee' }, heures: null, periode: 'une fois par mois' }, 'une fois par mois, heures non précisées'],
    [{ jour: null }, 'toutes les semaines, de 9 h à midi'],
    [{ jour: null, frequence: { kind: 'non_precisee' } }, 'jour non précisé, de 9 h à midi'],
    [{ jour: null, frequence: { kind: 'une_sur', n: 7, reference: null } }, 'une semaine sur 7, de 9 h à midi'],
  ])('%#: %s', (part, expected) => {
    expect(plain(passageWords({ ...tuesday, ...part }))).toBe(expected);
  });

  it.each<readonly [NextPassages, string]>([
    [{ kind: 'inconnu' }, 'prochain passage non connu, appelez avant'],
    [{ kind: 'termine' }, 'tournée terminée'],
    [{ kind: 'dates', jours: [] }, 'aucun passage prévu dans les mois à venir'],
    [{ kind: 'dates', jours: [day('2026-12-01'), day('2026-12-15'), day('2027-01-05')] }, 'prochains passages mardi 1er décembre, mardi 15 décembre et mardi 5 janvier'],
  ])('%#: %s', (next, expected) => {
    expect(plain(nextPassagesWords(next))).toBe(expected);
  });
});

const from = dayNumber({ annee: 2024, mois: 1, jour: 1 });
const anyDay = fc.integer({ min: from, max: from + 1200 });
const frequencies: fc.Arbitrary<Frequence> = fc.oneof(
  fc.constant<Frequence>({ kind: 'hebdomadaire' }),
  fc.record({ kind: fc.constant<'une_sur'>('une_sur'), n: fc.integer({ min: 2, max: 9 }), reference: anyDay }),
  fc.record({ kind: fc.constant<'semaines'>('semaines'), parite: fc.constantFrom<'paires' | 'impaires'>('paires', 'impaires') }),
  fc.record({ kind: fc.constant<'mois'>('mois'), rangs: fc.subarray([-1, 1, 2, 3, 4, 5], { minLength: 1 }) }),
);
const passages: fc.Arbitrary<Passage> = fc.record({
  jour: fc.integer({ min: 0, max: 6 }),
  heures: fc.option(fc.constant({ debut: 540, fin: 720 })),
  frequence: frequencies,
  du: fc.option(anyDay),
  au: fc.option(anyDay),
  periode: fc.constant(null),
});

const monday = (each: number): number => each - ((new Date(each * 86_400_000).getUTCDay() + 6) % 7);

/** A passage asked of one day with the calendar alone: Mondays counted one by one. */
function passes({ jour, frequence, du, au }: Passage, on: number): boolean {
  const date = new Date(on * 86_400_000);
  if ((date.getUTCDay() + 6) % 7 !== jour || (du !== null && on < du) || (au !== null && on > au)) return false;
  switch (frequence.kind) {
    case 'non_precisee':
      return false;
    case 'hebdomadaire':
      return true;
    case 'une_sur':
      return Math.abs(monday(on) - monday(frequence.reference ?? 0)) % (7 * frequence.n) === 0;
    case 'semaines':
      return isoWeek(on) % 2 === (frequence.parite === 'paires' ? 0 : 1);
    case 'mois': {
      const { jour: inMonth, mois } = civilDate(on);
      return frequence.rangs.some((rang) => (rang === -1 ? civilDate(on + 7).mois !== mois : Math.ceil(inMonth / 7) === rang));
    }
  }
}

describe('any round', () => {
  it('passes next on the days that a search day by day finds', () => {
    const property = fc.property(passages, anyDay, fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 6 }), (passage, jour, minute, count) => {
      const over = passage.heures !== null && minute >= passage.heures.fin;
      const found: number[] = [];
      const start = Math.max(over ? jour + 1 : jour, passage.du ?? 0);
      for (let on = start; on < start + 1300 && found.length < count; on += 1) if (passes(passage, on)) found.push(on);
      const next = nextPassages(passage, { jour, minute }, count);
      if (next.kind === 'termine') return found.length === 0 && passage.au !== null;
      return next.kind === 'dates' && JSON.stringify(next.jours) === JSON.stringify(found);
    });
    expect(fc.check(property, { numRuns: 1500 }).counterexample).toBeNull();
  });

  it('agrees with itself on one day', () => {
    const property = fc.property(passages, anyDay, (passage, on) => passesOn(passage, on) === passes(passage, on) && weekday(on) === (new Date(on * 86_400_000).getUTCDay() + 6) % 7);
    expect(fc.check(property).counterexample).toBeNull();
  });
});
