import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/domain/hours/calendar';
import { easter, holidayOn, holidays } from '../../../src/domain/hours/holidays';
import { readIsoDate } from '../../../src/domain/hours/calendar';

const dates = (annee: number, departement: string): string[] => holidays(annee, departement).map(({ jour }) => isoDate(jour));
const day = (text: string): number => readIsoDate(text) ?? Number.NaN;

describe('Easter', () => {
  it.each([
    [1818, 3, 22], [1943, 4, 25], [1961, 4, 2], [2000, 4, 23], [2008, 3, 23], [2011, 4, 24], [2019, 4, 21], [2024, 3, 31], [2025, 4, 20],
    [2026, 4, 5], [2027, 3, 28], [2028, 4, 16], [2030, 4, 21], [2038, 4, 25], [2049, 4, 18], [2285, 3, 22],
  ])('%i', (annee, mois, jour) => {
    expect(easter(annee)).toEqual({ annee, mois, jour });
  });

  it('is a Sunday between 22 March and 25 April, in any year', () => {
    for (let annee = 1600; annee < 2600; annee += 1) {
      const { mois, jour } = easter(annee);
      expect(new Date(Date.UTC(annee, mois - 1, jour)).getUTCDay()).toBe(0);
      expect(mois * 100 + jour).toBeGreaterThanOrEqual(322);
      expect(mois * 100 + jour).toBeLessThanOrEqual(425);
    }
  });
});

describe('public holidays', () => {
  it('are eleven, in date order', () => {
    expect(dates(2026, '36')).toEqual([
      '2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25', '2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25',
    ]);
  });

  it.each(['57', '67', '68'])('are two more in %s', (departement) => {
    const extra = dates(2026, departement).filter((date) => !dates(2026, '36').includes(date));
    expect(extra).toEqual(['2026-04-03', '2026-12-26']);
  });

  it.each([['971', '2026-05-27'], ['972', '2026-05-22'], ['973', '2026-06-10'], ['974', '2026-12-20'], ['976', '2026-04-27']])('remember the abolition in %s', (departement, date) => {
    expect(dates(2026, departement).filter((each) => !dates(2026, '36').includes(each))).toEqual([date]);
    expect(holidayOn(day(date), departement)).toBe('abolition de l’esclavage');
  });

  it('are named, both when two fall together', () => {
    expect(holidayOn(day('2026-07-14'), '36')).toBe('fête nationale');
    expect(holidayOn(day('2026-07-15'), '36')).toBeNull();
    expect(holidayOn(day('2008-05-01'), '36')).toBe('fête du Travail et Ascension');
  });
});
