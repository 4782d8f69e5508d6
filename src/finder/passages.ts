import * as v from 'valibot';
import type { Passage } from '../domain/hours/rounds';

const day = v.pipe(v.number(), v.integer());
const minute = v.pipe(v.number(), v.minValue(0), v.maxValue(1440));

const passageSchema = v.object({
  jour: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))),
  heures: v.nullable(v.object({ debut: minute, fin: minute })),
  frequence: v.variant('kind', [
    v.object({ kind: v.literal('non_precisee') }),
    v.object({ kind: v.literal('hebdomadaire') }),
    v.object({ kind: v.literal('une_sur'), n: v.pipe(v.number(), v.integer(), v.minValue(2)), reference: v.nullable(day) }),
    v.object({ kind: v.literal('semaines'), parite: v.picklist(['paires', 'impaires']) }),
    v.object({ kind: v.literal('mois'), rangs: v.array(v.number()) }),
  ]),
  du: v.nullable(day),
  au: v.nullable(day),
  periode: v.nullable(v.string()),
});

/** The rounds of a published place; one that cannot be read is left out, and the place says that its round is not known. */
export function readPassages(rows: readonly unknown[]): readonly Passage[] {
  return rows.flatMap((row): Passage[] => {
    const read = v.safeParse(passageSchema, row);
    return read.success ? [read.output] : [];
  });
}
