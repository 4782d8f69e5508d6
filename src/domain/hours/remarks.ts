import { type Phrase, type Portee, readPhrases } from './clauses';
import { type DaySchedule, type Interval, type Plage, type Rythme, type Schedule, week } from './schedule';
import { joinPieces } from './slots';
import { type Statement, statementsOf } from './statements';

/**
 * Reads what a remark says of the hours. A sentence that is wholly understood and agrees with the week changes it; one that bears
 * on the hours and could not be applied becomes a note; one that does not bear on them is left out.
 */
export function applyRemark(schedule: Schedule, remarque: string): Schedule {
  let days = schedule.jours;
  const notes = [...schedule.notes];
  let elsewhere = false;
  for (const phrase of readPhrases(remarque)) {
    elsewhere ||= phrase.elements === null && otherPlaces.test(phrase.texte);
    const changed = elsewhere ? null : applyPhrase(days, phrase);
    if (changed !== null) days = changed.jours;
    if (changed === null ? bearsOnHours(phrase) : changed.ambigu) notes.push(phrase.texte);
  }
  return { jours: days, notes };
}

/** From such a sentence on, a remark may speak of other places than this one. */
const otherPlaces = /permanence|itin[ée]ran|antenne|annexe|multi-?sites?|mairie d|\bbus\b/iu;

/** A sentence restricts or moves hours: an appointment required, a closure, weeks, days of the month, a season. */
function bearsOnHours({ tokens, elements, texte }: Phrase): boolean {
  const has = (kind: Phrase['tokens'][number]['kind']): boolean => tokens.some((token) => token.kind === kind);
  if (has('ferme') || has('uniquement') || has('parite') || has('sauf')) return true;
  if (/vacances|horaires? d['’ ]?(?:été|hiver)|sur (?:rendez|rdv)|\d sur \d|un .{2,12} sur deux/iu.test(texte)) return true;
  if (elements?.some((element) => element.kind === 'portee' && element.portee.rythme !== null) === true) return true;
  return has('ouvert') && (has('jour') || has('heure') || has('mois'));
}

type Days = Schedule['jours'];

function applyPhrase(days: Days, { elements, texte }: Phrase): { jours: Days; ambigu: boolean } | null {
  if (elements === null) return null;
  const said = statementsOf(elements);
  const stated = elements.some(({ kind }) => kind === 'effet');
  if (said === null || said.length === 0 || !stated) return null;
  let jours = days;
  for (const statement of said) {
    const changed = applyStatement(jours, statement, texte);
    if (changed === null) return null;
    jours = changed;
  }
  return { jours, ambigu: said.some(({ portee, effet }) => portee.ambigu && effet !== 'ouvert' && effet !== 'libre') };
}

/** Null when a statement does not agree with the week that it is about. */
function applyStatement(days: Days, { portee, effet }: Statement, texte: string): Days | null {
  if (effet === 'libre') return days;
  const targets = days.map((_, jour) => portee.jours.length === 0 || portee.jours.includes(jour));
  let touched = 0;
  let failed = false;
  const changed = week((jour) => {
    const day = days[jour] ?? days[0];
    if (targets[jour] !== true) return day;
    const result = applyToDay(day, { portee, effet }, texte);
    if (result === null) {
      failed = true;
      return day;
    }
    if (result !== 'rien') touched += 1;
    return result === 'rien' ? day : result;
  });
  return failed || touched === 0 ? null : changed;
}

/** The day changed; `rien` where the statement is not about it; null where they disagree. */
function applyToDay(day: DaySchedule, { portee, effet }: Statement, texte: string): DaySchedule | 'rien' | null {
  const named = portee.jours.length > 0;
  const { plages: hours, rythme } = portee;
  if (effet === 'rendez_vous') {
    if (rythme !== null) return null;
    if (day.kind !== 'ouvert') return named && hours.length > 0 ? null : appointmentOnly(day, portee, named);
    return changeSlots(day.plages, portee, (plage) => ({ ...plage, surRendezVous: true }));
  }
  if (effet === 'ferme') {
    if (rythme === null && portee.partie === null && hours.length === 0 && !named) return null;
    if (day.kind === 'ferme') return rythme === null ? { kind: 'ferme', indique: true } : null;
    if (day.kind !== 'ouvert') return null;
    const other = rythme === null ? null : opposite(rythme);
    if (rythme !== null && other === null) return null;
    return changeSlots(day.plages, portee, (plage) => (other === null ? null : plage.rythme === null ? { ...plage, rythme: other } : undefined));
  }
  return openOn(day, portee, texte);
}

/** « sur rendez-vous le vendredi », of a day without hours: by appointment, at hours unknown. */
function appointmentOnly(day: DaySchedule, { partie }: Portee, named: boolean): DaySchedule | 'rien' | null {
  if (day.kind === 'rendez_vous') return day;
  if (!named || partie !== null) return day.kind === 'inconnu' && day.texte === '' && partie === null ? { kind: 'rendez_vous' } : 'rien';
  return day.kind === 'inconnu' && day.texte !== '' ? null : { kind: 'rendez_vous' };
}

const opposite = (rythme: Rythme): Rythme | null => {
  if (rythme.kind === 'semaines') return { kind: 'semaines', parite: rythme.parite === 'paires' ? 'impaires' : 'paires' };
  return rythme.kind === 'mois' ? { ...rythme, sauf: !rythme.sauf } : null;
};

/** Opens only some weeks, or adds the hours of a day that had none; without a rhythm it must say what the week says. */
function openOn(day: DaySchedule, { jours, plages: hours, rythme, partie }: Portee, texte: string): DaySchedule | null {
  if (partie !== null && hours.length === 0) return null;
  const valid = hours.every(({ debut, fin }) => debut < fin && fin <= 1440);
  if (day.kind === 'ouvert') {
    const agree = hours.length === 0 || sameHours(hours, day.plages);
    if (!agree || day.plages.some((plage) => plage.rythme !== null)) return null;
    if (rythme === null) return hours.length === 0 ? null : day;
    return { kind: 'ouvert', plages: day.plages.map((plage) => ({ ...plage, rythme })) };
  }
  if (day.kind !== 'ferme' || day.indique || rythme === null || jours.length === 0 || !valid || hours.length > 1) return null;
  // Open on some of these days, at hours that nothing gives.
  if (hours.length === 0) return { kind: 'inconnu', texte };
  return { kind: 'ouvert', plages: hours.map((hour) => ({ ...hour, surRendezVous: false, doute: false, rythme })) };
}

const sameHours = (a: readonly Interval[], b: readonly Interval[]): boolean =>
  a.length === b.length && a.every(({ debut, fin }) => b.some((other) => other.debut === debut && other.fin === fin));

const noon = 720;

/**
 * Changes the minutes of a day that a scope is about: its hours, its part of the day (a slot that spans noon belongs to neither),
 * or all. `change` gives null to remove, undefined to refuse.
 */
function changeSlots(
  plages: readonly Plage[],
  { plages: hours, partie }: Portee,
  change: (plage: Plage) => Plage | null | undefined,
): DaySchedule | 'rien' | null {
  const pieces: Plage[] = [];
  let changed = 0;
  const refuse = (plage: Plage): boolean => {
    const result = change(plage);
    if (result === undefined) return true;
    if (result !== null) pieces.push(result);
    changed += 1;
    return false;
  };
  if (hours.some(({ debut, fin }) => debut >= fin || !covered(plages, debut, fin))) return null;
  const inPart = hours.length > 0 ? null : partie;
  for (const plage of plages) {
    if (hours.length > 0) {
      for (const piece of cut(plage, hours)) {
        const inside = hours.some(({ debut, fin }) => piece.debut >= debut && piece.fin <= fin);
        if (!inside) pieces.push(piece);
        else if (refuse(piece)) return null;
      }
      continue;
    }
    // Morning slots often end at 12:30 or 13:00.
    const morning = plage.debut < noon && plage.fin <= noon + 90;
    const afternoon = plage.debut >= noon;
    if (inPart !== null && !morning && !afternoon) return null;
    if (inPart !== null && (inPart === 'matin') !== morning) pieces.push(plage);
    else if (refuse(plage)) return null;
  }
  if (changed === 0) return 'rien';
  return pieces.length === 0 ? { kind: 'ferme', indique: true } : { kind: 'ouvert', plages: joinPieces(pieces) };
}

const covered = (plages: readonly Plage[], debut: number, fin: number): boolean =>
  plages.some((plage) => plage.debut <= debut && plage.fin >= fin);

function cut(plage: Plage, hours: readonly Interval[]): Plage[] {
  const inside = (minute: number): boolean => minute > plage.debut && minute < plage.fin;
  const bounds = [plage.debut, ...hours.flatMap(({ debut, fin }) => [debut, fin]).filter(inside), plage.fin];
  const sorted = [...new Set(bounds)].sort((a, b) => a - b);
  const { surRendezVous, doute, rythme } = plage;
  return sorted.slice(1).map((fin, i) => ({ debut: sorted[i] ?? plage.debut, fin, surRendezVous, doute, rythme }));
}
