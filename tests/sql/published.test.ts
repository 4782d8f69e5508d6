import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { Database } from '../../src/db/database';
import * as queries from '../../src/db/queries/index';
import { defineQuery, joinIds, noParams, type Query } from '../../src/db/query';
import { careAccessThemes } from '../../src/domain/blind-spots';
import { lieuCategories } from '../../src/contract/vocabulary';
import { openPublishedFiles } from '../../src/files/published-files';
import { fetchPublished, isPublished, publishedBase } from '../files/support/disk';
import { nodeBundle, NodeWorker } from './support/node-worker';

/** Le Blanc: in a contract, an EPCI, a bassin de vie; in the embedded default too. */
const leBlanc = '36018';
const any = { contrats: null, axes: null, themes: null, pilotes: null, portees: null, statuts: null, natures: null, etats: null, commune: null, mots: null, jour: '2026-11-28' };
const categories = joinIds(lieuCategories);

describe.runIf(isPublished)('every question on the published data', () => {
  const files = openPublishedFiles({ base: publishedBase, fetch: fetchPublished });
  let database: Database;
  const ask = <P, R>(query: Query<P, R>, params: P) => database.query(query, params);
  const count = async (from: string): Promise<number | undefined> => {
    const sql = `SELECT count(*)::DOUBLE AS n FROM ${from}`;
    return (await ask(defineQuery({ name: 'compte', tables: [], params: noParams, sql, row: v.object({ n: v.number() }) }), {}))[0]?.n;
  };

  beforeAll(async () => {
    database = new Database({ files, bundles: { mvp: nodeBundle, eh: nodeBundle }, spawn: (script) => new NodeWorker(script).asWorker() });
    await database.ready();
    await database.ensureValues('apl_mg');
  });
  afterAll(() => database.close());

  test('every table is there, with the rows that the manifest announces', async () => {
    expect(Object.entries(database.tables).filter(([, { etat }]) => etat !== 'prete')).toEqual([]);
    const manifest = await files.manifest();
    const lines = (table: string): number => manifest.tables[table]?.lignes ?? 0;
    expect(await count('communes')).toBe(manifest.nb_communes);
    expect(await count('lieux')).toBe(lines('lieux') + lines('lieux_odbl'));
    expect(await count('territoires_communes')).toBe(lines('territoires_communes'));
    expect(await count('valeurs')).toBe(manifest.nb_communes * (manifest.valeurs['apl_mg']?.length ?? 0));
  });

  test.each<[string, () => Promise<readonly unknown[]>]>([
    ['communeValues', () => ask(queries.communeValues, { commune: leBlanc })],
    ['territoryValues', () => ask(queries.territoryValues, { territoire: 'cls:brenne' })],
    ['territoryFigures', () => ask(queries.territoryFigures, { territoires: joinIds(['cls:brenne', 'france:FR']), indicateur: null })],
    ['allTerritories', () => ask(queries.allTerritories, {})],
    ['territoriesOfCommune', () => ask(queries.territoriesOfCommune, { commune: leBlanc })],
    ['placeCounts', () => ask(queries.placeCounts, {})],
    ['placeSummary', () => ask(queries.placeSummary, { territoire: null, communes: null })],
    ['placesByCategory', () => ask(queries.placesByCategory, { categories })],
    ['actionsReaching', () => ask(queries.actionsReaching, { commune: leBlanc })],
    ['allActions', () => ask(queries.allActions, {})],
    ['actionSelection', () => ask(queries.actionSelection, any)],
    ['actionCrossing', () => ask(queries.actionCrossing, { ...any, par: 'pilotes' })],
    ['axesOfContract', () => ask(queries.axesOfContract, { contrat: null })],
    ['pilotsOfContract', () => ask(queries.pilotsOfContract, { contrat: null })],
    ['themesOfContract', () => ask(queries.themesOfContract, { contrat: null })],
    ['allContracts', () => ask(queries.allContracts, {})],
    ['contractActionsOnThemes', () => ask(queries.contractActionsOnThemes, { themes: joinIds(careAccessThemes) })],
    ['contractsCovering', () => ask(queries.contractsCovering, { commune: leBlanc })],
    ['contractCompleteness', () => ask(queries.contractCompleteness, { contrat: null })],
    ['allSources', () => ask(queries.allSources, {})],
    ['allIndicators', () => ask(queries.allIndicators, {})],
  ])('%s has rows, all of them right', async (_, run) => {
    expect((await run()).length).toBeGreaterThan(0);
  });

  test.each<[string, () => Promise<readonly unknown[]>]>([
    ['nearestPlaces', () => ask(queries.nearestPlaces, { commune: leBlanc })],
    ['placeDetails', () => ask(queries.placeDetails, { lieu: 'inconnu' })],
    ['placesOfTerritory', () => ask(queries.placesOfTerritory, { territoire: 'cls:brenne', categories })],
    ['resultsOfContract', () => ask(queries.resultsOfContract, { contrat: null })],
    ['partnersOfContract', () => ask(queries.partnersOfContract, { contrat: 'inconnu' })],
    ['accessValidation', () => ask(queries.accessValidation, { profession: 'medecin_generaliste' })],
    ['anomaliesPage', () => ask(queries.anomaliesPage, { recherche: 'Écart', source: null, limite: 50, debut: 0 })],
    ['anomalyCounts', () => ask(queries.anomalyCounts, {})],
    ['modelQuality', () => ask(queries.modelQuality, {})],
  ])('%s may have none, and those it has are right', async (_, run) => {
    expect(Array.isArray(await run())).toBe(true);
  });

  test('the validation has the rows of its table, each département with its name', async () => {
    const rows = await ask(queries.accessValidation, { profession: 'medecin_generaliste' });
    expect(rows).toHaveLength((await count(`validation_acces WHERE profession = 'medecin_generaliste'`)) ?? -1);
    expect(rows.filter(({ departement, nom }) => departement !== null && nom === null)).toEqual([]);
  });

  test('actions on access to care, counted here by another way; every theme asked for is one of the grid', async () => {
    const rows = await ask(queries.contractActionsOnThemes, { themes: joinIds(careAccessThemes) });
    const list = careAccessThemes.map((theme) => `'${theme}'`).join(', ');
    expect(await count(`themes WHERE id IN (${list})`)).toBe(careAccessThemes.length);
    expect(rows).toHaveLength((await count('contrats')) ?? -1);
    for (const { id, territoire, actions_territoire, actions_communes, localisees, perimetre } of rows) {
      const acting = `actions WHERE contrat = '${id}' AND EXISTS (SELECT 1 FROM actions_themes t WHERE t.action = actions.id AND t.theme IN (${list}))`;
      expect([id, await count(`${acting} AND portee = 'territoire'`)]).toEqual([id, actions_territoire]);
      expect([id, await count(`${acting} AND portee = 'communes'`)]).toEqual([id, actions_communes]);
      expect([id, await count(`communes WHERE code IN (SELECT commune FROM actions_communes WHERE action IN (SELECT id FROM ${acting}))`)]).toEqual([id, localisees.length]);
      expect([id, await count(`territoires_communes WHERE territoire = '${territoire}'`)]).toEqual([id, perimetre.length]);
    }
  });

  test('values of the engine are those of the value files', async () => {
    const [communes, year] = await Promise.all([files.communes(), files.values('apl_mg', null)]);
    const rank = communes.code.indexOf(leBlanc);
    const row = (await ask(queries.communeValues, { commune: leBlanc })).find(({ annee }) => annee === year.annee);
    expect(row?.valeur).toBe(year.values[rank]);
  });
});

test('every question is asked above', async () => {
  const { readFile } = await import('node:fs/promises');
  const asked = await readFile(new URL(import.meta.url), 'utf8');
  const names = Object.entries(queries).map(([name]) => name);
  expect(names.filter((name) => !asked.includes(`queries.${name},`))).toEqual([]);
});
