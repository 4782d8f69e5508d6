import { dernier, type DaySchedule, type Plage, type Rythme, type Schedule } from './schedule';

/*
 * A schedule as a short string: seven days between bars, then the notes, each after a bar.
 *   day    = '' closed, not stated · 'F' closed · 'R' by appointment · '?' text · '=' as the day before · slots
 *   slot   = start and end, each two signs of base 36 counting 5 minutes, or '~' and three signs counting minutes; then marks
 *   marks  = 'R' by appointment · 'D' doubtful · 'P' even weeks · 'I' odd weeks · 'N' n: one week in n · 'M' or 'X' and ranks, 'L' the last, '.'
 * In texts, a bar is written '\p' and a backslash twice.
 */

/** Compact form, read back by `decodeSchedule`; about 20 characters for a usual week. */
export const encodeSchedule = ({ jours: days, notes }: Schedule): string => {
  const codes = days.map(encodeDay);
  const short = codes.map((code, i) => (i > 0 && code !== '' && code === codes[i - 1] ? '=' : code));
  return [...short, ...notes.map(escapeText)].join('|');
};

const escapeText = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('|', '\\p');

function encodeDay(day: DaySchedule): string {
  switch (day.kind) {
    case 'ouvert':
      return day.plages.map(encodeSlot).join('');
    case 'rendez_vous':
      return 'R';
    case 'ferme':
      return day.indique ? 'F' : '';
    case 'inconnu':
      return `?${escapeText(day.texte)}`;
  }
}

const encodeMinute = (minute: number): string =>
  minute % 5 === 0 ? (minute / 5).toString(36).padStart(2, '0') : `~${minute.toString(36).padStart(3, '0')}`;

const encodeSlot = ({ debut, fin, surRendezVous, doute, rythme }: Plage): string =>
  encodeMinute(debut) + encodeMinute(fin) + (surRendezVous ? 'R' : '') + (doute ? 'D' : '') + encodeRhythm(rythme);

function encodeRhythm(rythme: Rythme | null): string {
  if (rythme === null) return '';
  switch (rythme.kind) {
    case 'semaines':
      return rythme.parite === 'paires' ? 'P' : 'I';
    case 'une_sur':
      return `N${rythme.n}`;
    case 'mois':
      // A closing dot: the next slot starts with a figure too.
      return `${rythme.sauf ? 'X' : 'M'}${rythme.rangs.map((rang) => (rang === dernier ? 'L' : rang)).join('')}.`;
  }
}
