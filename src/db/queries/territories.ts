import * as v from 'valibot';
import { territoireIdSchema } from '../../contract/codes';
import { territoireTypes } from '../../contract/vocabulary';
import { defineQuery, noParams } from '../query';
import { number, numberOrNull, text } from './cells';

const territoireRow = v.object({
  id: territoireIdSchema,
  type: v.picklist(territoireTypes),
  code: text,
  nom: text,
  population: numberOrNull,
  nb_communes: number,
  xmin: numberOrNull,
  ymin: numberOrNull,
  xmax: numberOrNull,
  ymax: numberOrNull,
});

/** Every territory, for the search and the lists: about 3 000 rows. */
export const allTerritories = defineQuery({
  name: 'allTerritories',
  tables: ['territoires'],
  params: noParams,
  sql: `
    SELECT id, type, code, nom, population, nb_communes, xmin, ymin, xmax, ymax
    FROM territoires
    ORDER BY id`,
  row: territoireRow,
});

/** The territories that hold a commune, with the contracts' perimeters among them. */
export const territoriesOfCommune = defineQuery({
  name: 'territoriesOfCommune',
  tables: ['territoires', 'territoires_communes'],
  params: v.object({ commune: text }),
  sql: `
    SELECT t.id, t.type, t.code, t.nom, t.population, t.nb_communes, t.xmin, t.ymin, t.xmax, t.ymax
    FROM territoires t
    SEMI JOIN (FROM territoires_communes WHERE commune = $commune) tc ON tc.territoire = t.id
    ORDER BY t.nb_communes, t.id`,
  row: territoireRow,
});
