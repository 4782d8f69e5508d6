import { describe, expect, it } from 'vitest';
import { decodeSchedule } from '../../../src/domain/hours/decode';
import { encodeSchedule } from '../../../src/domain/hours/encode';
import { parseDay, parseSchedule } from '../../../src/domain/hours/parse';
import { franceServicesHours, wellFormed } from './support';

const records = franceServicesHours();
const cells = records.flatMap(({ jours }) => Object.values(jours)).filter((text) => text !== '');
const counts = new Map<string, number>();
for (const text of cells) counts.set(text, (counts.get(text) ?? 0) + 1);

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;
const rowsOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + (counts.get(text) ?? 0), 0);

/** Slots as the text has them, read without the parser: `[start, end]` in minutes. */
const written = (text: string): (readonly [number, number])[] =>
  Array.from(text.matchAll(/(\d\d):(\d\d) - (\d\d):(\d\d)/gu), ([, h1, m1, h2, m2]) => [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)]);

describe('every distinct text of hours of the France services file', () => {
  const texts = [...counts.keys()];
  const days = new Map(texts.map((text) => [text, parseDay(text)]));
  const kindOf = (text: string): string | undefined => days.get(text)?.kind;
  const doubtful = texts.filter((text) => {
    const day = days.get(text);
    return day?.kind === 'ouvert' && day.plages.some(({ doute }) => doute);
  });
  const unread = texts.filter((text) => kindOf(text) !== 'ouvert');

  it('is understood for at least 97 % of the texts and of the rows', () => {
    console.log(
      [
        `${texts.length} textes distincts, ${cells.length} cellules`,
        `compris : ${share(texts.length - unread.length, texts.length)} des textes, ${share(cells.length - rowsOf(unread), cells.length)} des cellules`,
        `dont avec des heures à confirmer : ${share(doubtful.length, texts.length)} des textes, ${share(rowsOf(doubtful), cells.length)} des cellules`,
        `non compris : ${unread.join(' ; ')}`,
        `à confirmer : ${doubtful.join(' ; ')}`,
      ].join('\n'),
    );
    expect(texts.length).toBeGreaterThan(900);
    expect((texts.length - unread.length) / texts.length).toBeGreaterThanOrEqual(0.97);
    expect((cells.length - rowsOf(unread)) / cells.length).toBeGreaterThanOrEqual(0.97);
    expect(rowsOf(doubtful) / cells.length).toBeLessThan(0.005);
  });

  it('keeps as text only what makes no sense', () => {
    expect(unread).toEqual(['00:00 - 00:00']);
  });

  it('opens at the minutes that the text holds, no other', () => {
    for (const [text, day] of days) {
      if (day.kind !== 'ouvert') continue;
      expect(wellFormed(day.plages)).toBe(true);
      const slots = written(text);
      for (let minute = 0; minute < 1440; minute += 5) {
        const inside = slots.some(([debut, fin]) => debut <= minute && minute < fin);
        expect(day.plages.some(({ debut, fin }) => debut <= minute && minute < fin), `${text} à ${minute}`).toBe(inside);
      }
    }
  });
});

describe('the weeks of the France services file with their remarks', () => {
  const schedules = records.map(({ jours, remarque }) => parseSchedule({ jours, remarque }));

  it('are read with what the remark changes, or keep its sentence', () => {
    const remarked = records.filter(({ remarque }) => remarque !== '').length;
    const changed = records.filter((record, i) => JSON.stringify(parseSchedule({ jours: record.jours }).jours) !== JSON.stringify(schedules[i]?.jours)).length;
    const noted = schedules.filter(({ notes }) => notes.length > 0).length;
    console.log(`${records.length} semaines, ${remarked} remarques : ${changed} changent la semaine, ${noted} y laissent une note`);
    expect(changed).toBeGreaterThan(100);
    expect(noted).toBeGreaterThan(100);
  });

  it('never contradict the hours of the day: a remark opens no hour that the columns do not give, but on some days of the month', () => {
    for (const [i, { jours }] of records.entries()) {
      const plain = parseSchedule({ jours }).jours;
      for (const [jour, day] of (schedules[i]?.jours ?? []).entries()) {
        const before = plain[jour];
        if (day.kind !== 'ouvert' || before?.kind !== 'ouvert') continue;
        for (const { debut, fin } of day.plages) expect(before.plages.some((plage) => plage.debut <= debut && fin <= plage.fin)).toBe(true);
      }
    }
  });

  it('come back whole from their compact form, about 20 signs a week', () => {
    let size = 0;
    for (const schedule of schedules) {
      const code = encodeSchedule(schedule);
      expect(decodeSchedule(code)).toEqual(schedule);
      size += encodeSchedule({ ...schedule, notes: [] }).length;
    }
    console.log(`${(size / schedules.length).toFixed(1)} signes par semaine, notes à part`);
    expect(size / schedules.length).toBeLessThan(40);
  });
});
