import { weekday } from './calendar';
import { holidayOn } from './holidays';
import { holdsOn } from './rhythm';
import type { Plage, Schedule } from './schedule';
import { localTime, type LocalTime, zoneOf } from './zone';

/** When a place opens next. */
export interface NextOpening {
  /** Days from today: 0 today, 1 tomorrow. */
  readonly dans: number;
  /** Days since 1 January 1970. */
  readonly jour: number;
  /** Minutes from midnight. */
  readonly debut: number;
  readonly surRendezVous: boolean;
  /** False where nothing surer comes: one week in two without saying which, hours that the source contradicts. */
  readonly sure: boolean;
  /** A day before it, or an hour of that day, may be open: what the source says of it is unknown or doubtful. */
  readonly peutEtreAvant: boolean;
  /** The first public holiday passed over, on which the place would have opened. */
  readonly ferieAvant: string | null;
}

/** What follows a slot at once. */
export type Ensuite = 'ferme' | 'ouvert' | 'rendez_vous' | 'doute';

export type Opening =
  /** Until `fin` (minutes of today, 1440 at midnight); `reste`: minutes to go. */
  | { readonly kind: 'ouvert'; readonly fin: number; readonly reste: number; readonly ensuite: Ensuite }
  /** Receives now, by appointment only. `fin` null where the source gives no hours. */
  | { readonly kind: 'rendez_vous'; readonly fin: number | null; readonly prochaine: NextOpening | null }
  /** `prochaine` null: nothing within the coming weeks. */
  | { readonly kind: 'ferme'; readonly prochaine: NextOpening | null }
  /** A public holiday on a day of opening: closed in all likelihood, which the source does not say. */
  | { readonly kind: 'ferie'; readonly nom: string; readonly prochaine: NextOpening | null }
  /**
   * Nothing sure can be said of now: the source gives no hours at all, says of today what could not be read (`texte`, empty if it
   * says nothing), or leaves in doubt whether it is open at this hour.
   */
  | { readonly kind: 'inconnu'; readonly raison: 'sans_horaires' | 'jour' | 'doute'; readonly texte: string; readonly prochaine: NextOpening | null };

export interface Where {
  /** Code of the département (`36`, `2A`, `974`): its holidays and its clocks. */
  readonly departement: string;
  /** IANA zone, where it is not that of the département. */
  readonly timeZone?: string;
}

/** What a day is for a visitor. */
type Day = { readonly kind: 'plages'; readonly plages: readonly Plage[] } | { readonly kind: 'rendez_vous' } | { readonly kind: 'inconnu'; readonly texte: string };

/** A schedule on a date: slots of its weekday that the date keeps; doubtful where nothing says which weeks are meant. */
function dayOn({ jours }: Schedule, jour: number): Day {
  const day = jours[weekday(jour)];
  if (day === undefined || day.kind === 'ferme') return { kind: 'plages', plages: [] };
  if (day.kind !== 'ouvert') return day;
  const plages = day.plages.flatMap((plage): Plage[] => {
    const holds = holdsOn(plage.rythme, jour);
    if (holds === false) return [];
    return [holds === null ? { ...plage, doute: true } : plage];
  });
  return { kind: 'plages', plages };
}

/** The longest wait for « the fifth Monday of the month » and the like. */
const horizonDays = 100;

/**
 * Whether a place is open at an instant, by the clock of its département whatever that of the device, and when it opens next.
 * Holidays are likely closures, never sure ones. The source's date must stand beside what is said: hours change.
 */
export function openingAt(schedule: Schedule, instant: Date, { departement, timeZone = zoneOf(departement) }: Where): Opening {
  return openingAtLocal(schedule, localTime(instant, timeZone), departement);
}

/** The same, at a time already local. */
export function openingAtLocal(schedule: Schedule, now: LocalTime, departement: string): Opening {
  const day = dayOn(schedule, now.jour);
  const known = schedule.jours.some(({ kind }) => kind !== 'inconnu');
  if (!known) return { kind: 'inconnu', raison: 'sans_horaires', texte: textOf(day), prochaine: null };
  const prochaine = nextOpening(schedule, now, departement);
  const nom = holidayOn(now.jour, departement);
  if (nom !== null && (day.kind !== 'plages' || day.plages.length > 0)) return { kind: 'ferie', nom, prochaine };
  if (day.kind === 'inconnu') return { kind: 'inconnu', raison: 'jour', texte: day.texte, prochaine };
  if (day.kind === 'rendez_vous') return { kind: 'rendez_vous', fin: null, prochaine };
  const at = day.plages.findIndex(({ debut, fin }) => debut <= now.minute && now.minute < fin);
  const plage = day.plages[at];
  if (plage === undefined) return { kind: 'ferme', prochaine };
  if (plage.doute) return { kind: 'inconnu', raison: 'doute', texte: '', prochaine };
  if (plage.surRendezVous) return { kind: 'rendez_vous', fin: plage.fin, prochaine };
  const { fin, ensuite } = untilChange(day.plages, at);
  return { kind: 'ouvert', fin, reste: fin - now.minute, ensuite: fin === 1440 ? afterMidnight(schedule, now.jour + 1) : ensuite };
}

/** When what holds in a slot ends: slots of different weeks may touch and say the same on one date. */
function untilChange(plages: readonly Plage[], at: number): { fin: number; ensuite: Ensuite } {
  let fin = plages[at]?.fin ?? 0;
  for (const next of plages.slice(at + 1)) {
    if (next.debut !== fin) break;
    const ensuite = ensuiteOf(next);
    if (ensuite !== 'ouvert') return { fin, ensuite };
    fin = next.fin;
  }
  return { fin, ensuite: 'ferme' };
}

const ensuiteOf = ({ surRendezVous, doute }: Plage): Ensuite => (doute ? 'doute' : surRendezVous ? 'rendez_vous' : 'ouvert');

function afterMidnight(schedule: Schedule, jour: number): Ensuite {
  const day = dayOn(schedule, jour);
  if (day.kind !== 'plages') return 'doute';
  const [first] = day.plages;
  return first?.debut === 0 ? ensuiteOf(first) : 'ferme';
}

const textOf = (day: Day): string => (day.kind === 'inconnu' ? day.texte : '');

function nextOpening(schedule: Schedule, now: LocalTime, departement: string): NextOpening | null {
  let peutEtreAvant = false;
  let ferieAvant: string | null = null;
  let doubtful: NextOpening | null = null;
  for (let dans = 0; dans <= horizonDays; dans += 1) {
    const jour = now.jour + dans;
    const day = dayOn(schedule, jour);
    if (day.kind === 'plages' && day.plages.length === 0) continue;
    const ferie = holidayOn(jour, departement);
    // What is to say of today is said for itself.
    if (ferie !== null) {
      if (dans > 0) ferieAvant ??= ferie;
    } else if (day.kind !== 'plages') peutEtreAvant ||= dans > 0;
    else {
      for (const { debut, surRendezVous, doute } of day.plages) {
        if (dans === 0 && debut <= now.minute) continue;
        const next = { dans, jour, debut, surRendezVous, peutEtreAvant, ferieAvant };
        if (!doute) return { ...next, sure: true };
        doubtful ??= { ...next, sure: false };
        peutEtreAvant = true;
      }
    }
  }
  return doubtful;
}

const later = 1e6;
const wait = ({ dans, debut, surRendezVous, sure }: NextOpening): number =>
  10 + dans * 1440 + debut + (surRendezVous ? 0.5 : 0) + (sure ? 0 : later / 4);

/** Rank of what a visitor would rather find; sorted upwards: open, open by appointment, opening today, tomorrow… unknown last. */
export function openingSortKey(opening: Opening): number {
  switch (opening.kind) {
    case 'ouvert':
      return 0;
    case 'rendez_vous':
      return opening.fin === null ? 2 : 1;
    case 'ferme':
    case 'ferie':
      return opening.prochaine === null ? later : wait(opening.prochaine);
    case 'inconnu':
      return opening.prochaine === null ? later + 1 : later / 2 + wait(opening.prochaine);
  }
}
