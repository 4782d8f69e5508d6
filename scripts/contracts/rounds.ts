import { readIsoDate } from '../../src/domain/hours/calendar';
import type { Frequence, Passage } from '../../src/domain/hours/rounds';
import { periodWords } from '../../src/domain/hours/rounds-wording';
import { jours } from '../../src/domain/hours/schedule';
import { formatRanks } from '../../src/domain/hours/wording';
import type { LieuEntry } from './lieux-schema';

/** Columns of a line that describe a passage. */
type PassageEntry = Pick<LieuEntry, 'jour' | 'heure_debut' | 'heure_fin' | 'semaines' | 'reference' | 'parite' | 'rangs' | 'du' | 'au' | 'periode'>;

/** A line says something of a passage. */
export const saysPassage = ({ jour, semaines, parite, rangs, du, au, periode }: PassageEntry): boolean =>
  [jour, semaines, parite, rangs, du, au, periode].some((cell) => cell !== null);

/** The passage that a checked line describes. */
export function passageOf(entry: PassageEntry): Passage {
  const { jour, heure_debut, heure_fin, du, au, periode } = entry;
  return {
    jour: jour === null ? null : jours.indexOf(jour),
    heures: heure_debut === null || heure_fin === null ? null : { debut: minuteOf(heure_debut), fin: minuteOf(heure_fin) },
    frequence: frequencyOf(entry),
    du: dayOf(du),
    au: dayOf(au),
    periode,
  };
}

const dayOf = (date: string | null): number | null => (date === null ? null : readIsoDate(date));

function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function frequencyOf({ semaines, reference, parite, rangs }: PassageEntry): Frequence {
  if (parite !== null) return { kind: 'semaines', parite };
  if (rangs !== null) return { kind: 'mois', rangs };
  if (semaines === null) return { kind: 'non_precisee' };
  return semaines === 1 ? { kind: 'hebdomadaire' } : { kind: 'une_sur', n: semaines, reference: dayOf(reference) };
}

const clockOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Hours in the shape of the other sources: {lundi…dimanche: « 09:00 - 12:00 / 13:30 - 17:00 »}; null where no day is known. */
export function hoursByDay(passages: readonly Passage[]): string | null {
  const days = new Map<string, string[]>();
  for (const passage of passages) {
    const day = passage.jour === null ? undefined : jours[passage.jour];
    if (day === undefined) continue;
    const hours = passage.heures === null ? 'horaire non précisé' : `${clockOf(passage.heures.debut)} - ${clockOf(passage.heures.fin)}`;
    const details = detailsOf(passage);
    days.set(day, [...(days.get(day) ?? []), details === '' ? hours : `${hours} (${details})`]);
  }
  return days.size === 0 ? null : JSON.stringify(Object.fromEntries([...days].map(([day, hours]) => [day, hours.join(' / ')])));
}

function rhythmText({ jour, frequence }: Passage): string | null {
  switch (frequence.kind) {
    case 'non_precisee':
    case 'hebdomadaire':
      return null;
    case 'une_sur':
      return `une semaine sur ${frequence.n}`;
    case 'semaines':
      return `semaines ${frequence.parite}`;
    case 'mois':
      return `${formatRanks(frequence.rangs)} ${jours[jour ?? -1] ?? 'jour'} du mois`;
  }
}

const detailsOf = (passage: Passage): string => [rhythmText(passage), periodWords(passage)].filter((part) => part !== null).join(', ');

/** « Passage : une fois par mois. », where no day is known; null otherwise, the hours say it. */
export function withoutDay(passage: Passage): string | null {
  const details = detailsOf(passage);
  return passage.jour === null && details !== '' ? `Passage\u00a0: ${details}.` : null;
}
