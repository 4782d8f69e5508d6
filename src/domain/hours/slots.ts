import type { Interval, Plage, Rythme } from './schedule';

/** A slot as a text gives it. */
export interface Slot extends Interval {
  readonly surRendezVous: boolean;
  readonly rythme: Rythme | null;
}

const sameRythme = (a: Rythme | null, b: Rythme | null): boolean => JSON.stringify(a) === JSON.stringify(b);
const sameKind = (a: Omit<Plage, keyof Interval>, b: Omit<Plage, keyof Interval>): boolean =>
  a.surRendezVous === b.surRendezVous && a.doute === b.doute && sameRythme(a.rythme, b.rythme);

/**
 * Slots of a day made sorted and disjoint. `00:00 - 00:00` is a slot that its author left empty: it is dropped. A slot given twice
 * counts once. Where different slots overlap, the minutes that two of them hold are sure and the others doubtful: the source says
 * both. Null if nothing is left, an end does not come after its start, or slots that overlap differ by more than their hours.
 */
export function tidySlots(slots: readonly Slot[]): Plage[] | null {
  const kept = slots.filter(({ debut, fin }) => debut !== 0 || fin !== 0);
  if (kept.length === 0 || kept.some(({ debut, fin }) => debut < 0 || debut >= fin || fin > 1440)) return null;
  const once = kept.filter((slot, i) => kept.findIndex((other) => sameSlot(other, slot)) === i);
  const bounds = [...new Set(once.flatMap(({ debut, fin }) => [debut, fin]))].sort((a, b) => a - b);
  const pieces: Plage[] = [];
  for (const [i, debut] of bounds.entries()) {
    const fin = bounds[i + 1];
    if (fin === undefined) break;
    const over = once.filter((slot) => slot.debut <= debut && slot.fin >= fin);
    const [first] = over;
    if (first === undefined) continue;
    const { surRendezVous, rythme } = first;
    if (over.some((slot) => slot.surRendezVous !== surRendezVous || !sameRythme(slot.rythme, rythme))) return null;
    pieces.push({ debut, fin, surRendezVous, rythme, doute: over.length === 1 && once.some((slot) => slot !== first && overlap(slot, first)) });
  }
  return joinPieces(pieces);
}

const sameSlot = (a: Slot, b: Slot): boolean =>
  a.debut === b.debut && a.fin === b.fin && a.surRendezVous === b.surRendezVous && sameRythme(a.rythme, b.rythme);
const overlap = (a: Interval, b: Interval): boolean => a.debut < b.fin && b.debut < a.fin;

/** Sorted pieces of a day, those that touch and say the same made one. */
export function joinPieces(pieces: readonly Plage[]): Plage[] {
  const joined: Plage[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && last.fin === piece.debut && sameKind(last, piece)) joined[joined.length - 1] = { ...last, fin: piece.fin };
    else joined.push(piece);
  }
  return joined;
}
