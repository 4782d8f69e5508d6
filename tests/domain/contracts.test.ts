import { assert, integer, option, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { etatDuContrat, firstDay, lastDay, libelleDate, themesNonAbordes } from '../../src/domain/contracts';

describe('etatDuContrat', () => {
  it.each([
    ['2022', '2027', '2026-06-30', 'en_cours'],
    ['2022', '2027', '2027-12-31', 'en_cours'],
    ['2022', '2027', '2028-01-01', 'echu'],
    ['2018', '2022', '2022-12-31', 'en_cours'],
    ['2018', '2022', '2023-01-01', 'echu'],
    ['2018-05-28', '2022-05-27', '2022-05-27', 'en_cours'],
    ['2018-05-28', '2022-05-27', '2022-05-28', 'echu'],
    ['2027', '2032', '2026-12-31', 'a_venir'],
    ['2027', '2032', '2027-01-01', 'en_cours'],
    ['2027-03-01', null, '2026-12-31', 'a_venir'],
    ['2020', null, '2026-12-31', 'inconnu'],
    [null, '2030', '2026-12-31', 'inconnu'],
    [null, '2020', '2026-12-31', 'echu'],
    [null, null, '2026-12-31', 'inconnu'],
    ['2021', '2024-02', '2024-02-29', 'en_cours'],
    ['2021', '2024-02', '2024-03-01', 'echu'],
  ])('from %s to %s, on %s: %s', (debut, fin, today, etat) => {
    expect(etatDuContrat({ debut, fin }, today)).toBe(etat);
  });

  it('refuses what is no date', () => {
    for (const fin of ['', 'demain', '2022-13', '2023-02-29', '31/12/2022']) {
      expect(() => etatDuContrat({ debut: null, fin }, '2026-01-01')).toThrow(RangeError);
    }
  });
});

describe('the days that a date of reduced precision can mean', () => {
  const years = integer({ min: 1900, max: 2100 });
  const months = integer({ min: 1, max: 12 });

  it('start before they end, inside the year and the month', () => {
    assert(
      property(years, option(months), (year, month) => {
        const date = month === null ? String(year) : `${year}-${String(month).padStart(2, '0')}`;
        const [first, last] = [firstDay(date), lastDay(date)];
        expect(first < last).toBe(true);
        expect(first.startsWith(date) && last.startsWith(date)).toBe(true);
        const next = new Date(`${last}T00:00:00Z`);
        next.setUTCDate(next.getUTCDate() + 1);
        expect(next.toISOString().slice(0, date.length)).not.toBe(date);
      }),
    );
  });

  it('are one for a full date', () => {
    expect([firstDay('2018-05-28'), lastDay('2018-05-28')]).toEqual(['2018-05-28', '2018-05-28']);
  });
});

describe('libelleDate', () => {
  it.each([
    ['2018', '2018'],
    ['2017-10', 'octobre 2017'],
    ['2018-05-28', '28 mai 2018'],
    ['2018-05-01', '1er mai 2018'],
    ['2015/2018', 'de 2015 à 2018'],
    ['2017-10/2018-03', 'd’octobre 2017 à mars 2018'],
    ['2018-05/2022-05', 'de mai 2018 à mai 2022'],
    ['2018-05-28/2022-05-28', 'du 28 mai 2018 au 28 mai 2022'],
  ])('%s reads « %s »', (date, label) => {
    expect(libelleDate(date).replaceAll('\u00a0', ' ')).toBe(label);
  });
});

const theme = (id: string, ordre: number) => ({ id, libelle: id, definition: id, ordre });

describe('themesNonAbordes', () => {
  const axe = { id: 'c:a', contrat: 'c', parent: null, niveau: 'axe', numero: null, intitule: 'a', transversal: false };
  const action = {
    id: 'c:1',
    contrat: 'c',
    axe: null,
    nature: 'fiche',
    numero: '1',
    intitule: 'a',
    portee: 'territoire',
    statut: 'non_renseigne',
    debut: null,
    fin: null,
    source: 's',
  };
  const tables = {
    themes: [theme('c', 3), theme('a', 1), theme('b', 2), theme('d', 4)],
    axes: [axe, { ...axe, id: 'd:a', contrat: 'd' }],
    axes_themes: [
      { axe: 'c:a', theme: 'b' },
      { axe: 'd:a', theme: 'd' },
    ],
    actions: [action, { ...action, id: 'd:1', contrat: 'd' }],
    actions_themes: [
      { action: 'c:1', theme: 'a' },
      { action: 'd:1', theme: 'c' },
    ],
  };

  it('lists, in the order of the grid, what neither actions nor axes carry', () => {
    expect(themesNonAbordes('c', tables).map(({ id }) => id)).toEqual(['c', 'd']);
    expect(themesNonAbordes('d', tables).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(themesNonAbordes('inconnu', tables).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });
});
