/**
 * The official geographic code changes every year: communes merge, split, change name, code or département.
 * From INSEE's file of movements, this carries an old commune code to the current COG, and says when it cannot.
 */

/** One line of INSEE's file, kept when both sides are communes (`COM`): associated and delegated communes have no figures of their own. */
export interface CogMovement {
  /** ISO date of effect. */
  readonly date: string;
  /** Code before. */
  readonly avant: string;
  /** Code after. */
  readonly apres: string;
}

export type CarryResult =
  | {
      readonly possible: true;
      readonly code: string;
      /** `identique`: same code, same perimeter; `recodage`: same perimeter, another code; `fusion`: joined with others. */
      readonly how: 'identique' | 'recodage' | 'fusion';
    }
  | { readonly possible: false; readonly motif: string };

export interface CogIndex {
  /**
   * Where a commune is in the current COG.
   * @param date ISO date of the code's geography: movements up to that day are already in it.
   *   Without it, a current code is kept and another is followed from the last time it existed.
   */
  readonly carry: (code: string, date?: string) => CarryResult;
  /** Codes that, at `date`, made up the current commune `code`; what a merger's figures must be made of. */
  readonly predecessors: (code: string, date: string) => string[];
}

interface Event {
  readonly date: string;
  /** Codes that take over, sorted. */
  readonly targets: readonly string[];
}

const grouped = (movements: readonly CogMovement[], key: 'avant' | 'apres', other: 'avant' | 'apres'): Map<string, Event[]> => {
  const byCode = new Map<string, Map<string, Set<string>>>();
  for (const movement of movements) {
    const dates = byCode.get(movement[key]) ?? new Map<string, Set<string>>();
    byCode.set(movement[key], dates);
    const targets = dates.get(movement.date) ?? new Set<string>();
    dates.set(movement.date, targets);
    targets.add(movement[other]);
  }
  const events = new Map<string, Event[]>();
  for (const [code, dates] of byCode) {
    const list = [...dates].map(([date, targets]) => ({ date, targets: [...targets].sort() }));
    events.set(code, list.sort((a, b) => (a.date < b.date ? -1 : 1)));
  }
  return events;
};

/** More steps than any commune went through: a guard against movements that run in circles. */
const longestChain = 50;

/** @param current codes of the communes of the current COG. */
export function buildCogIndex(movements: readonly CogMovement[], current: ReadonlySet<string>): CogIndex {
  const leaving = grouped(movements, 'avant', 'apres');
  const entering = grouped(movements, 'apres', 'avant');

  const sourcesOn = (code: string, date: string): readonly string[] =>
    entering.get(code)?.find((event) => event.date === date)?.targets ?? [];

  const lastDeparture = (code: string): string | undefined =>
    leaving.get(code)?.findLast((event) => !event.targets.includes(code))?.date;

  const nextEvent = (code: string, after: string, sameDay: boolean): Event | undefined =>
    leaving.get(code)?.find((event) => event.date > after || (sameDay && event.date === after && !event.targets.includes(code)));

  const carry = (code: string, date?: string): CarryResult => {
    if (date === undefined && current.has(code)) return { possible: true, code, how: 'identique' };
    let at = code;
    let merged = false;
    // Without a date the last departure itself must be followed: start just before it.
    const departure = date === undefined ? lastDeparture(code) : undefined;
    let after = date ?? (departure === undefined ? '' : dayBefore(departure));
    let moved = false;
    for (let step = 0; step < longestChain; step += 1) {
      const event = nextEvent(at, after, moved && !current.has(at));
      if (event === undefined) break;
      const [target, ...others] = event.targets;
      if (target === undefined) break;
      if (others.length > 0) {
        return {
          possible: false,
          motif: `la commune ${at} s’est partagée le ${event.date} entre ${event.targets.join(', ')}`,
        };
      }
      if (sourcesOn(target, event.date).length > 1) merged = true;
      moved = target !== at;
      at = target;
      after = event.date;
    }
    if (!current.has(at)) {
      return {
        possible: false,
        motif: at === code ? `le code ${code} n’est pas dans le COG` : `le code ${code} mène à ${at}, qui n’est pas dans le COG`,
      };
    }
    return { possible: true, code: at, how: merged ? 'fusion' : at === code ? 'identique' : 'recodage' };
  };

  /** Codes that make up `code` as it was just before `until`, among the movements after `date`. */
  const partsBefore = (code: string, date: string, until: string): string[] => {
    const event = entering.get(code)?.findLast((each) => each.date > date && each.date < until);
    return event === undefined ? [code] : event.targets.flatMap((source) => partsBefore(source, date, event.date));
  };
  const endOfTime = '9999-12-31';
  const predecessors = (code: string, date: string): string[] => [...new Set(partsBefore(code, date, endOfTime))].sort();

  return { carry, predecessors };
}

function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
