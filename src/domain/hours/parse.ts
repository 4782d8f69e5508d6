import { readPhrases } from './clauses';
import { applyRemark } from './remarks';
import { type DaySchedule, type Jour, jours, type Schedule, unknownSchedule, week } from './schedule';
import { type Slot, tidySlots } from './slots';
import { type Statement, statementsOf } from './statements';
import { unescape } from './tokens';

/**
 * Hours of one day, as a text gives them; `jour` is that day (Monday is 0), which the text may name. Never throws; text that is not
 * wholly understood makes the day `inconnu`.
 */
export function parseDay(texte: string, jour?: number): DaySchedule {
  const text = clean(texte);
  if (text === '') return { kind: 'ferme', indique: false };
  const said = statements(text);
  const ofAnother = said?.some(({ portee }) => portee.jours.some((named) => named !== jour)) ?? true;
  if (said === null || ofAnother) return { kind: 'inconnu', texte: text };
  return dayOf(said) ?? { kind: 'inconnu', texte: text };
}

/** Hours by day, and what the source adds in words about them. */
export interface WrittenHours {
  readonly jours: Readonly<Partial<Record<Jour, string | null>>>;
  readonly remarque?: string | null;
}

/**
 * A week from a text a day and a remark. A day without text, in a week that has some, is closed as far as the source says
 * (`indique: false`); where no day has one, all are unknown. Of the remark, sentences on hours that are understood change the
 * week; the others stand in `notes`; what says nothing of the hours is left out.
 */
export function parseSchedule({ jours: written, remarque }: WrittenHours): Schedule {
  const texts = jours.map((jour) => clean(written[jour] ?? ''));
  const nothing = texts.every((text) => text === '');
  const days = nothing ? unknownSchedule.jours : week((jour) => parseDay(texts[jour] ?? '', jour));
  return applyRemark({ jours: days, notes: [] }, clean(remarque ?? ''));
}

/** A whole week in one text: « Du lundi au vendredi de 9h à 12h, samedi fermé ». What is not understood is kept in `notes`. */
export function parseText(texte: string): Schedule {
  const text = clean(texte);
  if (text === '') return unknownSchedule;
  if (roundTheClock.test(text)) return everyDay;
  const said = statements(text);
  const notes = [text];
  if (said === null) return { ...unknownSchedule, notes };
  const days = week((jour) => {
    const own = said.filter(({ portee }) => portee.jours.length === 0 || portee.jours.includes(jour));
    return own.length === 0 ? { kind: 'ferme', indique: false } : (dayOf(own) ?? { kind: 'inconnu', texte: '' });
  });
  return { jours: days, notes: days.some(({ kind }) => kind === 'inconnu') ? notes : [] };
}

/** `24/7`, `24h/24`, `24h/24 et 7j/7`. */
const roundTheClock = /^24(?:\/7| ?h ?\/ ?24(?: ?h)?(?:,? (?:et )?7 ?j?(?:ours)? ?\/ ?7(?: ?j)?)?)$/iu;

const everyDay: Schedule = {
  jours: week(() => ({ kind: 'ouvert', plages: [{ debut: 0, fin: 1440, surRendezVous: false, doute: false, rythme: null }] })),
  notes: [],
};

const clean = (text: string): string => unescape(text).replaceAll(/\s+/gu, ' ').trim();

/** What a text says, sentence after sentence; null if one of them is not understood. Hours that follow those of a day are of that day. */
function statements(text: string): Statement[] | null {
  const said: Statement[] = [];
  let days: readonly number[] = [];
  for (const { elements } of readPhrases(text)) {
    const own = elements === null ? null : statementsOf(elements);
    if (own === null) return null;
    for (const { portee, effet } of own) {
      if (portee.jours.length > 0) days = portee.jours;
      said.push({ portee: { ...portee, jours: days }, effet });
    }
  }
  return said.length === 0 ? null : said;
}

/** The day that statements make together; null if they leave something open. */
function dayOf(said: readonly Statement[]): DaySchedule | null {
  const slots: Slot[] = [];
  let closed = false;
  let appointment = false;
  for (const { portee, effet } of said) {
    const { plages, rythme, partie } = portee;
    if (effet === 'ferme') {
      if (plages.length > 0 || rythme !== null || partie !== null) return null;
      closed = true;
    } else if (plages.length === 0) {
      if (effet !== 'rendez_vous' || rythme !== null || partie !== null) return null;
      appointment = true;
    } else slots.push(...plages.map(({ debut, fin }) => ({ debut, fin, surRendezVous: effet === 'rendez_vous', rythme })));
  }
  if (closed) return slots.length > 0 || appointment ? null : { kind: 'ferme', indique: true };
  if (slots.length === 0) return appointment ? { kind: 'rendez_vous' } : null;
  // « 9h-12h ; sur rendez-vous »: it may be the hours' condition or other hours.
  const plages = appointment ? null : tidySlots(slots);
  return plages === null ? null : { kind: 'ouvert', plages };
}
