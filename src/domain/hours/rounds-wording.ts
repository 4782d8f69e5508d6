import type { NextPassages, Passage } from './rounds';
import { jours } from './schedule';
import { formatDay, formatHour, formatRanks } from './wording';

const nbsp = '\u00a0';
const nnbsp = '\u202f';

const numbers: Readonly<Record<number, string>> = { 2: 'deux', 3: 'trois', 4: 'quatre', 5: 'cinq', 6: 'six', 8: 'huit' };

/** How often: « tous les mardis », « un mardi sur deux », « le 1er et le 3e mardi du mois ». */
function frequencyWords({ jour, frequence }: Passage): string | null {
  const day = jour === null ? null : (jours[jour] ?? null);
  switch (frequence.kind) {
    case 'non_precisee':
      return day === null ? null : `le ${day}`;
    case 'hebdomadaire':
      return day === null ? 'toutes les semaines' : `tous les ${day}s`;
    case 'une_sur':
      return `${day === null ? 'une semaine' : `un ${day}`} sur ${numbers[frequence.n] ?? frequence.n}`;
    case 'semaines':
      return day === null ? `semaines ${frequence.parite}` : `le ${day} des semaines ${frequence.parite}`;
    case 'mois':
      return `le ${formatRanks(frequence.rangs)} ${day ?? 'jour'} du mois`;
  }
}

/** « du 1er mars 2026 au 30 juin 2026 », and what the source says in words; null where it gives no period. */
export function periodWords({ du, au, periode }: Passage): string | null {
  const from = du === null ? null : dateWords(du);
  const to = au === null ? null : dateWords(au);
  const dates = from !== null && to !== null ? `du ${from} au ${to}` : from !== null ? `à partir du ${from}` : to !== null ? `jusqu’au ${to}` : null;
  return [dates, periode].filter((part) => part !== null).join(', ') || null;
}

/** « 1er mars 2026 »: the weekday says nothing of a period. */
function dateWords(day: number): string {
  const [, ...date] = formatDay(day).split(' ');
  return `${date.join(' ')}${nbsp}${new Date(day * 86_400_000).getUTCFullYear()}`;
}

/** « un mardi sur deux, de 9 h à 12 h, du 1er mars 2026 au 30 juin 2026 »; what is not known is said so. */
export function passageWords(passage: Passage): string {
  const { heures } = passage;
  const hours = heures === null ? 'heures non précisées' : `de ${formatHour(heures.debut)} à ${formatHour(heures.fin)}`;
  const parts = [frequencyWords(passage) ?? (passage.periode === null ? 'jour non précisé' : null), periodWords(passage), hours];
  return parts.filter((part) => part !== null).join(', ');
}

/** « prochain passage mardi 1er décembre », « prochains passages … et … », « prochain passage non connu ». */
export function nextPassagesWords(next: NextPassages): string {
  switch (next.kind) {
    case 'termine':
      return 'tournée terminée';
    case 'inconnu':
      return 'prochain passage non connu, appelez avant';
    case 'dates': {
      const days = next.jours.map(formatDay);
      if (days.length === 0) return 'aucun passage prévu dans les mois à venir';
      const list = days.length === 1 ? days.join('') : `${days.slice(0, -1).join(', ')} et ${days.at(-1) ?? ''}`;
      return `${days.length === 1 ? 'prochain passage' : 'prochains passages'} ${list}`;
    }
  }
}

/** « un mardi sur deux, de 9 h à 12 h ; prochain passage mardi 1er décembre ». */
export const roundSentence = (passage: Passage, next: NextPassages): string => `${passageWords(passage)}${nnbsp}; ${nextPassagesWords(next)}`;
