import * as fc from 'fast-check';
import * as v from 'valibot';
import { codeCommuneSchema, territoireIdSchema } from '../../src/contract/codes';
import { meshes } from '../../src/domain/territory-groups';
import { mostCompared, mostSimilar, type Portrait } from '../../src/state/portrait';

const territory = fc.constantFrom('cls:brenne', 'epci:200070043', 'departement:2A', 'region:24', 'bassin_vie:36018').map((id) => v.parse(territoireIdSchema, id));
const commune = fc.constantFrom('36018', '2A004', '97105', '36010').map((code) => v.parse(codeCommuneSchema, code));

export const portrait: fc.Arbitrary<Portrait> = fc.record({
  ensemble: fc.uniqueArray(fc.oneof(territory, commune), { maxLength: 20 }),
  semblables: fc.record({ maille: fc.option(fc.constantFrom(...meshes)), choix: fc.option(fc.uniqueArray(territory, { maxLength: mostSimilar })) }),
  comparer: fc.uniqueArray(territory, { maxLength: mostCompared }),
});
