import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { indicateurIdSchema } from '../../src/contract/codes';
import { accessAfter, type Criteres, type CriterionLine, decodeCriteres, encodeCriteres, mostLines, topSizes } from '../../src/state/criteres';
import { decodeZonage, encodeZonage, type Zonage, zoningViews } from '../../src/state/zonage';

const thousandths = (min: number, max: number) => fc.integer({ min: min * 1000, max: max * 1000 }).map((scaled) => scaled / 1000);
const ids = ['apl_mg', 'revenu_median', 'besoin_mg', 'minutes_urgences', 'constructor', 'population', 'taux_pauvrete', 'minutes_gare'].map((id) => v.parse(indicateurIdSchema, id));
const line: fc.Arbitrary<CriterionLine> = fc.record({
  indicateur: fc.constantFrom<CriterionLine['indicateur']>(accessAfter, ...ids),
  sens: fc.constantFrom('haut', 'bas'),
  poids: thousandths(0, 100),
  seuil: fc.option(thousandths(-1000, 900_000)),
  veto: fc.option(fc.record({ sens: fc.constantFrom('sous', 'sur'), valeur: thousandths(-10, 2_000_000) })),
});
const criteres: fc.Arbitrary<Criteres> = fc.record({
  lignes: fc.option(fc.uniqueArray(line, { maxLength: mostLines, selector: ({ indicateur }) => indicateur })),
  premieres: fc.constantFrom(...topSizes),
});
const cutoffs = fc.tuple(thousandths(1, 50), thousandths(1, 50)).map(([low, more]) => [low, Number((low + more).toFixed(3))] as const);
const zonage: fc.Arbitrary<Zonage> = fc.record({
  avant: fc.option(cutoffs),
  apres: fc.option(cutoffs),
  offre: fc.constantFrom('tous', 'moins_65'),
  carte: fc.constantFrom(...zoningViews),
});

describe('criteria of a link', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(criteres, (state) => {
        expect(decodeCriteres(encodeCriteres(state))).toEqual(state);
      }),
    );
  });
  test('are read without a throw whatever the text, and what is read is written the same', () => {
    const text = fc.oneof(fc.string(), fc.array(fc.constantFrom('1', '.', '10', '~', ',', 'b', 'h', 'apl_mg', '-', 'i', '9'), { maxLength: 14 }).map((parts) => parts.join('')));
    fc.assert(
      fc.property(text, (wild) => {
        const read = decodeCriteres(wild);
        if (read !== undefined) expect(decodeCriteres(encodeCriteres(read))).toEqual(read);
      }),
    );
  });
  test.each([
    '',
    '2.10',
    '1.15',
    '1.10.apl_mg',
    '1.10.apl_mg~x~40~~',
    '1.10.apl_mg~b~101~~',
    '1.10.apl_mg~b~-1~~',
    '1.10.apl_mg~b~4e1~~',
    '1.10.apl_mg~b~40~NaN~',
    '1.10.apl_mg~b~40~~x3',
    '1.10.apl_mg~b~40~~i',
    '1.10.apl_mg~b~40~~~',
    '1.10.../../etc~b~40~~',
    '1.10.apl_mg~b~40~~,apl_mg~h~20~~',
    `1.10.${Array.from({ length: mostLines + 1 }, (_, i) => `a${i}a~b~1~~`).join(',')}`,
  ])('« %s » is refused', (text) => expect(decodeCriteres(text)).toBeUndefined());
  test('may all have been removed', () => expect(decodeCriteres(encodeCriteres({ lignes: [], premieres: 20 }))).toEqual({ lignes: [], premieres: 20 }));
});

describe('a zoning of a link', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(zonage, (state) => {
        expect(decodeZonage(encodeZonage(state))).toEqual(state);
      }),
    );
  });
  test.each(['', '1.tp._._', '1.tp.4-2.5_', '1.tp.2.5-2.5_', '1.tp.0-4_', '1.tp.2.5_', '1.tp.1-2-3_', '1.xp._', '1.tz._', '2.tp._', '1.tp.99999-99999.5_', '1.tp.1e3-2e3_'])(
    '« %s » is refused',
    (text) => expect(decodeZonage(text)).toBeUndefined(),
  );
});
