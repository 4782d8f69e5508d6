import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay, parseSchedule, parseText } from '../../../src/domain/hours/parse';
import { isWhole } from '../../../src/domain/hours/schedule';
import { brief, briefWeek, wellFormed } from './support';

/** Text of a day, and what it means; `?` where it must be kept as text. */
const ofOneDay: readonly (readonly [texte: string, expected: string])[] = [
  ['', '-'],
  ['   ', '-'],
  // Shapes of the real columns.
  ['09:00 - 12:00', '9:00-12:00'],
  ['09:00 - 12:00 / 13:30 - 17:00', '9:00-12:00, 13:30-17:00'],
  ['08:45 - 10:00 / 10:30 - 11:30 / 13:30 - 14:30 / 15:00 - 16:15', '8:45-10:00, 10:30-11:30, 13:30-14:30, 15:00-16:15'],
  ['09:00 - 12:00\n13:30 - 17:00', '9:00-12:00, 13:30-17:00'],
  ['13:30 - 17:00 / 09:00 - 12:00', '9:00-12:00, 13:30-17:00'],
  ['00:00 - 00:00 / 09:00 - 12:00 / 14:00 - 17:00', '9:00-12:00, 14:00-17:00'],
  ['00:00 - 00:00 / 00:00 - 00:00 / 08:30 - 16:00', '8:30-16:00'],
  ['08:30 - 17:00 / 08:30 - 17:00', '8:30-17:00'],
  ['09:00 - 13:30 / 13:30 - 17:00', '9:00-17:00'],
  ['09:00 - 12:30 / 13:30 - 17:00 / 13:30 - 17:00', '9:00-12:30, 13:30-17:00'],
  // Slots that overlap: what two of them hold is sure.
  ['09:00 - 12:00 / 09:00 - 17:30 / 13:30 - 17:30', '9:00-12:00, 12:00-13:30 doute, 13:30-17:30'],
  ['08:30 - 16:00 / 08:30 - 16:30', '8:30-16:00, 16:00-16:30 doute'],
  ['09:00 - 14:00 / 11:00 - 12:30', '9:00-11:00 doute, 11:00-12:30, 12:30-14:00 doute'],
  ['00:00 - 00:00 / 08:00 - 15:00 / 08:00 - 16:00 / 08:00 - 16:00', '8:00-15:00, 15:00-16:00 doute'],
  ['08:45 - 10:15 / 10:30 - 11:30 / 10:30 - 12:00 / 15:00 - 16:15', '8:45-10:15, 10:30-11:30, 11:30-12:00 doute, 15:00-16:15'],
  // As people write them.
  ['9h-12h', '9:00-12:00'],
  ['9H - 12H30', '9:00-12:30'],
  ['9h00–12h00', '9:00-12:00'],
  ['de 9h à 12h et de 14h à 17h30', '9:00-12:00, 14:00-17:30'],
  ['De 9 h à 12 h 30', '9:00-12:30'],
  ['9h30 à 12h, 14h à 16h', '9:30-12:00, 14:00-16:00'],
  ['9h30/15h30', '9:30-15:30'],
  ['9h-12h/14h-17h', '9:00-12:00, 14:00-17:00'],
  ['entre 14h00 et 17h00', '14:00-17:00'],
  ['de 13 à 16h', '13:00-16:00'],
  ['9h à midi', '9:00-12:00'],
  ['00:00 - 24:00', '0:00-24:00'],
  ['9 heures - 12 heures', '9:00-12:00'],
  ['fermé', 'fermé'],
  ['Fermée', 'fermé'],
  ['Fermeture', 'fermé'],
  ['sur rendez-vous', 'rdv'],
  ['SUR RDV UNIQUEMENT', 'rdv'],
  ['uniquement sur rendez vous', 'rdv'],
  ['9h-12h sur rendez-vous', '9:00-12:00 rdv'],
  ['sur rdv de 14h à 17h', '14:00-17:00 rdv'],
  ['9h-12h sans rdv, 14h-17h sur rdv', '9:00-12:00, 14:00-17:00 rdv'],
  ['sans rendez-vous 9h-12h, sur rendez-vous 14h-17h', '9:00-12:00, 14:00-17:00 rdv'],
  ['9h-12h avec ou sans rendez-vous', '9:00-12:00'],
  ['9h-12h semaines paires', '9:00-12:00 paires'],
  ['9h-12h (semaine impaire)', '9:00-12:00 impaires'],
  ['semaines paires 9h-12h / semaines impaires 14h-17h', '9:00-12:00 paires, 14:00-17:00 impaires'],
  ['9h-12h semaines paires / 14h-17h semaines impaires', '9:00-12:00 paires, 14:00-17:00 impaires'],
  ['9h-12h / 14h-17h semaines paires', '?'],
  ['09:00 - 12:00 (une semaine sur 2)', '9:00-12:00 1/2'],
  ['9h\\x2D12h', '9:00-12:00'],
  // Senseless, or more than can be read: kept as text.
  ['00:00 - 00:00', '?'],
  ['17:00 - 09:00', '?'],
  ['12:00 - 12:00', '?'],
  ['9h-25h', '?'],
  ['09:75 - 12:00', '?'],
  ['09:00 - 12:00 / 17:00 - 14:00', '?'],
  ['22h - 2h', '?'],
  ['9h', '?'],
  ['à partir de 9h', '?'],
  ['jusqu’à 17h', '?'],
  ['matin', '?'],
  ['9h-12h / 14h-17h sur rdv', '?'],
  ['9h-12h semaines paires / 9h-17h semaines impaires', '?'],
  ['09:00 - 12:00 (une semaine sur 2, de mai à septembre)', '?'],
  ['9h-12h sauf vacances scolaires', '?'],
  ['horaire non précisé', '?'],
  ['voir le site', '?'],
  ['lundi 9h-12h', '?'],
  ['1er et 3e lundi du mois', '?'],
  ['-', '?'],
];

describe('hours of a day', () => {
  it.each(ofOneDay)('%s', (texte, expected) => {
    expect(brief(parseDay(texte))).toBe(expected);
  });

  it('keeps the text of what it does not understand', () => {
    expect(parseDay(' 9h-25h  ou\nplus ')).toEqual({ kind: 'inconnu', texte: '9h-25h ou plus' });
  });
});

describe('a day that the text names', () => {
  it('is read when it is the one, kept as text when it is another', () => {
    expect(brief(parseDay('Lundi : 9h-12h', 0))).toBe('9:00-12:00');
    expect(brief(parseDay('09:00 - 12:00 (1er et 3e lundi du mois)', 0))).toBe('9:00-12:00 rangs 1,3');
    expect(brief(parseDay('Lundi : 9h-12h', 1))).toBe('?');
  });
});

const mornings = { lundi: '9h-12h', mardi: '9h-12h / 14h-17h', mercredi: '9h-12h', jeudi: '9h-12h / 14h-17h', vendredi: '9h-12h / 14h-17h' };
const base = ['9:00-12:00', '9:00-12:00, 14:00-17:00', '9:00-12:00', '9:00-12:00, 14:00-17:00', '9:00-12:00, 14:00-17:00', '-', '-'];

/** The remark, the days that it changes, and how many notes it leaves. */
const remarks: readonly (readonly [remarque: string, changed: Readonly<Record<number, string>>, notes: number])[] = [
  ['Uniquement sur rendez-vous le lundi matin et jeudi après-midi', { 0: '9:00-12:00 rdv', 3: '9:00-12:00, 14:00-17:00 rdv' }, 0],
  ['Les mardis et jeudis après-midi sur rendez-vous uniquement.', { 1: '9:00-12:00, 14:00-17:00 rdv', 3: '9:00-12:00, 14:00-17:00 rdv' }, 0],
  ['Le matin sans rendez-vous - L’après midi sur rendez-vous', { 1: '9:00-12:00, 14:00-17:00 rdv', 3: '9:00-12:00, 14:00-17:00 rdv', 4: '9:00-12:00, 14:00-17:00 rdv' }, 0],
  ['Vendredi de 15h à 16h sur rdv', { 4: '9:00-12:00, 14:00-15:00, 15:00-16:00 rdv, 16:00-17:00' }, 0],
  ['Fermé le 3ème jeudi après-midi de chaque mois', { 3: '9:00-12:00, 14:00-17:00 sauf rangs 3' }, 0],
  ['Fermeture chaque 1er mardi matin du mois.', { 1: '9:00-12:00 sauf rangs 1, 14:00-17:00' }, 0],
  ['Fermé le mercredi', { 2: 'fermé' }, 0],
  ['Ouvert le 1er samedi du mois de 9h à 12h30', { 5: '9:00-12:30 rangs 1' }, 0],
  ['Ouverture le mercredi une semaine sur deux', { 2: '9:00-12:00 1/2' }, 0],
  ['Ouvert 1 mercredi sur 2 (semaine impaire).', { 2: '9:00-12:00 impaires' }, 0],
  ['Ouvert le mercredi semaines paires', { 2: '9:00-12:00 paires' }, 0],
  ['Ouverture uniquement le 1er samedi du mois', { 5: '?' }, 0],
  ['Sur rendez-vous le samedi', { 5: 'rdv' }, 0],
  ['UNIQUEMENT SUR RDV (fermeture le samedi)', { 0: '9:00-12:00 rdv', 1: '9:00-12:00 rdv, 14:00-17:00 rdv', 2: '9:00-12:00 rdv', 3: '9:00-12:00 rdv, 14:00-17:00 rdv', 4: '9:00-12:00 rdv, 14:00-17:00 rdv', 5: 'fermé' }, 0],
  // Two readings: the sure one is applied, the sentence stays.
  ['Sur rendez-vous le jeudi et vendredi après-midi', { 3: '9:00-12:00, 14:00-17:00 rdv', 4: '9:00-12:00, 14:00-17:00 rdv' }, 1],
  // Bears on the hours, is not applied: kept as a note.
  ['Fermé du 9 au 30 août', {}, 1],
  ['Fermé les après-midi pendant les vacances scolaires', {}, 1],
  ['Sur rendez-vous le lundi après-midi', {}, 1],
  ['Sur rendez-vous le mercredi de 13h à 17h', {}, 1],
  ['Mercredi uniquement sur rdv, fermé au public.', {}, 1],
  ['1er et 3ème lundi du mois', {}, 1],
  ['Permanence à la mairie de Vialas le jeudi. Uniquement sur rendez-vous.', {}, 1],
  // Says nothing of the hours.
  ['Prise de rendez-vous conseillée au 05 46 00 00 00', {}, 0],
  ['Rendez-vous au 05.46.00.00.00', {}, 0],
  ['Accueil avec ou sans rendez-vous', {}, 0],
  ['À côté de la mairie', {}, 0],
];

describe('remark beside the hours', () => {
  it.each(remarks)('%s', (remarque, changed, notes) => {
    const schedule = parseSchedule({ jours: mornings, remarque });
    expect(briefWeek(schedule)).toEqual(base.map((day, jour) => changed[jour] ?? day));
    expect(schedule.notes).toHaveLength(notes);
    expect(isWhole(schedule)).toBe(notes === 0 && !Object.values(changed).includes('?'));
  });

  it('keeps the words of the source, capitals and accents included', () => {
    expect(parseSchedule({ jours: mornings, remarque: 'Au 1er étage. FERMÉ du 9 au 30 août, réouverture le 2.' }).notes).toEqual([
      'FERMÉ du 9 au 30 août, réouverture le 2',
    ]);
  });

  it('makes no hours of none', () => {
    expect(briefWeek(parseSchedule({ jours: {}, remarque: 'Prendre rendez-vous' }))).toEqual(Array.from({ length: 7 }, () => '?'));
    expect(briefWeek(parseSchedule({ jours: {}, remarque: 'Uniquement sur rendez-vous' }))).toEqual(Array.from({ length: 7 }, () => 'rdv'));
  });
});

const weeks: readonly (readonly [texte: string, expected: readonly string[]])[] = [
  ['24/7', Array.from({ length: 7 }, () => '0:00-24:00')],
  ['24h/24 et 7j/7', Array.from({ length: 7 }, () => '0:00-24:00')],
  ['07:00-22:00', Array.from({ length: 7 }, () => '7:00-22:00')],
  ['Mo-Su 09:00-20:00', Array.from({ length: 7 }, () => '9:00-20:00')],
  ['Mo-Su 04:30-01:30', Array.from({ length: 7 }, () => '?')],
  ['Du lundi au jeudi de 9h à 12h et de 14h à 17h, samedi fermé', [...Array.from({ length: 4 }, () => '9:00-12:00, 14:00-17:00'), '-', 'fermé', '-']],
  ['Lundi : 9h-12h ; jeudi : 14h-18h', ['9:00-12:00', '-', '-', '14:00-18:00', '-', '-', '-']],
  ['lundi 9h-12h, mardi 14h-17h, mercredi sur rendez-vous', ['9:00-12:00', '14:00-17:00', 'rdv', '-', '-', '-', '-']],
  ['Lundi - 9h-12h, vendredi - 14h-17h', ['9:00-12:00', '-', '-', '-', '14:00-17:00', '-', '-']],
  ['mardi-jeudi-vendredi de 9h à 12h15', ['-', '9:00-12:15', '-', '9:00-12:15', '9:00-12:15', '-', '-']],
  ['le 1er samedi du mois de 9h à 12h', ['-', '-', '-', '-', '-', '9:00-12:00 rangs 1', '-']],
  ['2e et 4e jeudis de 14h à 16h', ['-', '-', '-', '14:00-16:00 rangs 2,4', '-', '-', '-']],
  ['un samedi sur deux de 9h à 12h', ['-', '-', '-', '-', '-', '9:00-12:00 1/2', '-']],
  ['du vendredi au lundi 9h-12h', Array.from({ length: 7 }, () => '?')],
  ['lundi, nous verrons', Array.from({ length: 7 }, () => '?')],
];

describe('a week in one text', () => {
  it.each(weeks)('%s', (texte, expected) => {
    const schedule = parseText(texte);
    expect(briefWeek(schedule)).toEqual(expected);
    expect(schedule.notes).toEqual(expected.includes('?') ? [texte] : []);
  });
});

const words = fc.array(
  fc.constantFrom('9h', '12h30', '25h', '24:00', '00:00', '8', '1er', '3e', '-', 'à', '/', 'et', ',', ';', '(', ')', 'lundi', 'mardis', 'samedi', 'du', 'au', 'matin', 'après-midi', 'sur', 'rendez-vous', 'sans rdv', 'uniquement', 'fermé', 'ouvert', 'semaines paires', 'une semaine sur 2', 'du mois', 'sauf', 'toto', '14h-17h', '9h-12h', '\\x20', '05 46 00 00 00'),
  { maxLength: 14 },
).map((parts) => parts.join(' '));
const anyText = fc.oneof(fc.string({ unit: 'binary' }), words, words);

describe('any text at all', () => {
  it('never throws, and gives slots that are sorted, disjoint and within the day', () => {
    const property = fc.property(anyText, anyText, anyText, (a, b, remarque) =>
      [parseSchedule({ jours: { lundi: a, samedi: b }, remarque }), parseText(a)].every(({ jours }) =>
        jours.every((day) => day.kind !== 'ouvert' || wellFormed(day.plages)),
      ),
    );
    expect(fc.check(property, { numRuns: 3000 }).counterexample).toBeNull();
  });

  it('never makes a closed day of a text that says something else', () => {
    const property = fc.property(anyText, (texte) => {
      const empty = texte.replaceAll(/\\x20|\s/gu, '') === '';
      return parseDay(texte).kind !== 'ferme' || empty || /ferm|closed|off/iu.test(texte.normalize('NFD'));
    });
    expect(fc.check(property, { numRuns: 2000 }).counterexample).toBeNull();
  });
});
