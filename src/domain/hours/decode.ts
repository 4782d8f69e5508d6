import { dernier, type DaySchedule, type Plage, type Rythme, type Schedule, week } from './schedule';

/** Reads what `encodeSchedule` wrote; null if the text is something else. */
export function decodeSchedule(code: string): Schedule | null {
  const parts = code.split('|');
  if (parts.length < 7) return null;
  const days: DaySchedule[] = [];
  for (const part of parts.slice(0, 7)) {
    const day = part === '=' ? days.at(-1) : decodeDay(part);
    if (day === undefined || day === null) return null;
    days.push(day);
  }
  const [first] = days;
  if (first === undefined) return null;
  return { jours: week((jour) => days[jour] ?? first), notes: parts.slice(7).map(unescapeText) };
}

const unescapeText = (text: string): string => text.replaceAll(/\\([\\p])/gu, (_, sign: string) => (sign === 'p' ? '|' : sign));

function decodeDay(code: string): DaySchedule | null {
  if (code === '') return { kind: 'ferme', indique: false };
  if (code === 'F') return { kind: 'ferme', indique: true };
  if (code === 'R') return { kind: 'rendez_vous' };
  if (code.startsWith('?')) return { kind: 'inconnu', texte: unescapeText(code.slice(1)) };
  const plages: Plage[] = [];
  const slot = /([\da-z]{2}|~[\da-z]{3})([\da-z]{2}|~[\da-z]{3})(R?)(D?)(P|I|N[2-9]|[MX][1-5L]+\.)?/uy;
  while (slot.lastIndex < code.length) {
    const match = slot.exec(code);
    if (match === null) return null;
    const debut = minuteOf(match[1] ?? '');
    const fin = minuteOf(match[2] ?? '');
    if (debut < (plages.at(-1)?.fin ?? 0) || debut >= fin || fin > 1440) return null;
    plages.push({ debut, fin, surRendezVous: match[3] === 'R', doute: match[4] === 'D', rythme: rhythmOf(match[5] ?? '') });
  }
  return { kind: 'ouvert', plages };
}

const minuteOf = (code: string): number => (code.startsWith('~') ? Number.parseInt(code.slice(1), 36) : Number.parseInt(code, 36) * 5);

function rhythmOf(code: string): Rythme | null {
  switch (code.charAt(0)) {
    case 'P':
      return { kind: 'semaines', parite: 'paires' };
    case 'I':
      return { kind: 'semaines', parite: 'impaires' };
    case 'N':
      return { kind: 'une_sur', n: Number(code.charAt(1)) };
    case 'M':
    case 'X': {
      const rangs = Array.from(code.slice(1, -1), (rang) => (rang === 'L' ? dernier : Number(rang)));
      return { kind: 'mois', rangs, sauf: code.startsWith('X') };
    }
    default:
      return null;
  }
}
