import * as fc from 'fast-check';
import type { Criterion } from '../../../src/domain/criteria/ranking';

/** A small country: few distinct values, so that ties are common; some unknown. */
export interface World {
  readonly people: Float64Array;
  readonly criteria: readonly Criterion[];
}

const value = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 12 }).map((half) => half / 2) }, { weight: 1, arbitrary: fc.constant(Number.NaN) });
const limit = fc.integer({ min: 0, max: 12 }).map((half) => half / 2);

export const worlds = (mostCriteria = 4, options: { readonly gaps?: boolean; readonly least?: number } = {}): fc.Arbitrary<World> =>
  fc.integer({ min: options.least ?? 0, max: 14 }).chain((count) =>
    fc.record({
      people: fc.array(fc.integer({ min: options.gaps === false ? 1 : 0, max: 9 }), { minLength: count, maxLength: count }).map((counts) => Float64Array.from(counts)),
      criteria: fc.array(
        fc.record({
          values: fc.array(options.gaps === false ? limit : value, { minLength: count, maxLength: count }).map((values) => Float64Array.from(values)),
          direction: fc.constantFrom('haut', 'bas'),
          weight: fc.integer({ min: 0, max: 100 }),
          threshold: fc.option(limit),
          veto: options.gaps === false ? fc.constant(null) : fc.option(fc.record({ sens: fc.constantFrom('sous', 'sur'), valeur: limit }), { freq: 6 }),
        }),
        { minLength: 1, maxLength: mostCriteria },
      ),
    }),
  );
