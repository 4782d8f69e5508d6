import { civilDate, weekday } from './calendar';
import type { NextOpening, Opening } from './opening';
import { type DaySchedule, dernier, type Interval, jours, type Plage, type Rythme, type Schedule } from './schedule';

/** Hours in French sentences, with the no-break spaces that keep `9 h 30` on one line. */

const nbsp = '\u00a0';
/** Narrow, before a semicolon. */
const nnbsp = '\u202f';

/** `9 h`, `9 h 05`, `midi`, `minuit`. */
export function formatHour(minute: number): string {
  if (minute === 720) return 'midi';
  if (minute === 0 || minute === 1440) return 'minuit';
  const minutes = minute % 60;
  const hours = `${Math.floor(minute / 60)}${nbsp}h`;
  return minutes === 0 ? hours : `${hours}${nbsp}${String(minutes).padStart(2, '0')}`;
}

/** In a table, where hours align: `12 h` and not `midi`. */
const figures = (minute: number): string => (minute === 720 ? `12${nbsp}h` : minute % 1440 === 0 ? `${minute / 60}${nbsp}h` : formatHour(minute));

const months = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'] as const;

/** `mardi 1er décembre`, for a day counted from 1 January 1970. */
export function formatDay(day: number): string {
  const { mois, jour } = civilDate(day);
  return `${jours[weekday(day)] ?? ''} ${jour === 1 ? '1er' : jour}${nbsp}${months[mois - 1] ?? ''}`;
}

/** `aujourd’hui`, `demain`, `lundi`, and past six days `lundi 7 décembre`. */
function whenWords({ dans, jour }: NextOpening): string {
  if (dans === 0) return '';
  if (dans === 1) return 'demain ';
  return `${dans < 7 ? (jours[weekday(jour)] ?? '') : formatDay(jour)} `;
}

function nextWords(next: NextOpening): string {
  const opens = `${next.surRendezVous ? 'reçoit sur rendez-vous' : 'ouvre'} ${next.sure ? '' : 'peut-être '}${whenWords(next)}à${nbsp}${formatHour(next.debut)}`;
  const reasons = [next.ferieAvant === null ? null : `jour férié avant${nbsp}: ${next.ferieAvant}`, next.peutEtreAvant ? 'peut-être avant' : null];
  const said = reasons.filter((reason) => reason !== null);
  return said.length === 0 ? opens : `${opens} (${said.join(', ')})`;
}

/** Minutes under which a closing is near. */
const soon = 45;

/** What a visitor reads of now: « ouvert, ferme à 17 h », « fermé, ouvre demain à 9 h », « horaires non connus »… */
export function openingSentence(opening: Opening): string {
  switch (opening.kind) {
    case 'ouvert':
      return openWords(opening);
    case 'rendez_vous':
      return opening.fin === null ? 'sur rendez-vous' : `sur rendez-vous, jusqu’à${nbsp}${formatHour(opening.fin)}`;
    case 'ferme':
      return opening.prochaine === null ? 'fermé' : `fermé, ${nextWords(opening.prochaine)}`;
    case 'ferie': {
      const closed = `fermé sans doute${nbsp}: jour férié (${opening.nom}), appelez avant`;
      return opening.prochaine === null ? closed : `${closed}${nnbsp}; ${nextWords(opening.prochaine)}`;
    }
    case 'inconnu': {
      const unknown = unknownWords(opening);
      return opening.prochaine === null ? unknown : `${unknown}${nnbsp}; ${nextWords(opening.prochaine)}`;
    }
  }
}

function unknownWords({ raison, texte }: Extract<Opening, { kind: 'inconnu' }>): string {
  if (texte !== '') return `horaires du jour à confirmer${nbsp}: «${nbsp}${texte}${nbsp}»`;
  if (raison === 'doute') return 'ouverture incertaine, appelez avant';
  return raison === 'jour' ? 'horaires du jour non connus' : 'horaires non connus';
}

function openWords({ fin, reste, ensuite }: Extract<Opening, { kind: 'ouvert' }>): string {
  const hour = `à${nbsp}${formatHour(fin)}`;
  switch (ensuite) {
    case 'ouvert':
      return 'ouvert, sans fermer cette nuit';
    case 'rendez_vous':
      return `ouvert, sur rendez-vous seulement après ${formatHour(fin)}`;
    case 'doute':
      return `ouvert, au moins jusqu’${hour}`;
    case 'ferme':
      return reste <= soon ? `ouvert, ferme bientôt, ${hour}` : `ouvert, ferme ${hour}`;
  }
}

/** `9 h – 12 h`. */
const formatInterval = ({ debut, fin }: Interval): string => `${figures(debut)}${nbsp}– ${figures(fin)}`;

const rankWords: Readonly<Record<number, string>> = { 1: '1er', 2: '2e', 3: '3e', 4: '4e', 5: '5e', [dernier]: 'dernier' };

/** `1er et 3e`, in the order of the month. */
export function formatRanks(rangs: readonly number[]): string {
  const words = [...rangs].sort((a, b) => (a === dernier ? 6 : a) - (b === dernier ? 6 : b)).map((rang) => rankWords[rang] ?? String(rang));
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} et ${words.at(-1) ?? ''}`;
}

/** `semaines paires`, `une semaine sur 2`, `1er et 3e lundi du mois`. */
export function formatRhythm(rythme: Rythme, jour: number): string {
  switch (rythme.kind) {
    case 'semaines':
      return `semaines ${rythme.parite}`;
    case 'une_sur':
      return `une semaine sur${nbsp}${rythme.n}`;
    case 'mois':
      return `${rythme.sauf ? 'sauf le ' : ''}${formatRanks(rythme.rangs)} ${jours[jour] ?? ''} du mois`;
  }
}

function slotWords(plage: Plage, jour: number): string {
  const marks = [
    plage.surRendezVous ? 'sur rendez-vous' : null,
    plage.rythme === null ? null : formatRhythm(plage.rythme, jour),
    plage.doute ? 'à confirmer' : null,
  ].filter((mark) => mark !== null);
  return marks.length === 0 ? formatInterval(plage) : `${formatInterval(plage)} (${marks.join(', ')})`;
}

/** Hours of a weekday: « 9 h – 12 h, 14 h – 17 h », « fermé », « non connu ». */
export function formatDaySchedule(day: DaySchedule, jour: number): string {
  switch (day.kind) {
    case 'ouvert':
      return day.plages.map((plage) => slotWords(plage, jour)).join(', ');
    case 'rendez_vous':
      return 'sur rendez-vous';
    case 'ferme':
      return day.indique ? 'fermé' : 'pas d’ouverture indiquée';
    case 'inconnu':
      return day.texte === '' ? 'non connu' : `à confirmer${nbsp}: «${nbsp}${day.texte}${nbsp}»`;
  }
}

/** The week, Monday first, a line a day; for a table or a text: « lundi : 9 h – 12 h ». */
export const weekLines = ({ jours: days }: Schedule): readonly { readonly jour: string; readonly horaires: string }[] =>
  days.map((day, jour) => ({ jour: jours[jour] ?? '', horaires: formatDaySchedule(day, jour) }));

/** `lundi : 9 h – 12 h, 14 h – 17 h`. */
export const weekText = (schedule: Schedule): readonly string[] => weekLines(schedule).map(({ jour, horaires }) => `${jour}${nbsp}: ${horaires}`);
