import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as queries from '../../src/db/queries/index';
import { joinIds, type Query } from '../../src/db/query';
import { openDatabase, type Opened } from './support/open';
import { sample } from './support/sample';

let opened: Opened;

beforeAll(async () => {
  opened = openDatabase(sample);
  await opened.database.ready();
  await opened.database.ensureValues('apl_mg');
});
afterAll(() => opened.database.close());

const ask = <P, R>(query: Query<P, R>, params: P): Promise<readonly R[]> => opened.database.query(query, params);
const reached = async (commune: string) => (await ask(queries.actionsReaching, { commune })).map(({ id, atteinte }) => [id, atteinte]);
const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

describe('figures', () => {
  test('every value loaded for a commune, with why there is none', async () => {
    expect(await ask(queries.communeValues, { commune: '36022' })).toEqual([
      { indicateur: 'apl_mg', annee: 2022, valeur: 1, statut: 'observe' },
      { indicateur: 'apl_mg', annee: 2023, valeur: null, statut: 'secret' },
    ]);
  });

  test('figures of several territories, of one indicator or of all', async () => {
    const territoires = joinIds(['cls:brenne', 'france:FR']);
    expect(await ask(queries.territoryFigures, { territoires, indicateur: 'apl_mg' })).toMatchObject([
      { territoire: 'cls:brenne', valeur: 2.1, population_sous_seuil: 6000 },
      { territoire: 'france:FR', valeur: 3.3 },
    ]);
    expect(await ask(queries.territoryFigures, { territoires, indicateur: null })).toHaveLength(3);
  });

  test('a code that left the COG has no value, and breaks nothing', async () => {
    expect(await ask(queries.communeValues, { commune: '01001' })).toEqual([]);
  });
});

describe('places', () => {
  test('nearest of each category, places of both licences, nearest first', async () => {
    const rows = await ask(queries.nearestPlaces, { commune: '36022' });
    expect(rows.map(({ categorie, minutes, nom, source_titre }) => [categorie, minutes, nom, source_titre])).toEqual([
      ['gare', 5, 'Gare', 'Source osm'],
      ['hopital', 17, 'Lieu h1', 'Source fs'],
    ]);
    expect(rows[1]?.horaires).toEqual({ lundi: '9 h - 12 h' });
  });

  test('points to draw leave out a place without a point, which is counted', async () => {
    expect(ids(await ask(queries.placesByCategory, { categories: joinIds(['bus_sante', 'gare']) }))).toEqual(['g1']);
    expect(await ask(queries.placeCounts, {})).toContainEqual({ categorie: 'bus_sante', lieux: 1, sans_point: 1, itinerants: 1 });
  });

  test('places by category, in a territory and in France, with their sources', async () => {
    expect(await ask(queries.placeSummary, { territoire: 'cls:brenne', communes: null })).toEqual([
      { categorie: 'bus_sante', france: 1, ici: 0, itinerants: 0, sources: ['Source fs'], date: '2024-08-01' },
      { categorie: 'gare', france: 1, ici: 1, itinerants: 0, sources: ['Source osm'], date: '2024-08-01' },
      { categorie: 'hopital', france: 1, ici: 1, itinerants: 0, sources: ['Source fs'], date: '2024-08-01' },
    ]);
    const among = async (communes: string): Promise<number[]> => (await ask(queries.placeSummary, { territoire: null, communes })).map(({ ici }) => ici);
    expect(await among(joinIds(['36022', '36018']))).toEqual([0, 1, 1]);
    expect(await among(joinIds(['36022']))).toEqual([0, 0, 0]);
    expect(await ask(queries.placeSummary, { territoire: null, communes: null })).toContainEqual(expect.objectContaining({ categorie: 'bus_sante', ici: 1, itinerants: 1 }));
  });

  test('places of a territory, or of all of France', async () => {
    const categories = joinIds(['hopital', 'bus_sante']);
    expect(ids(await ask(queries.placesOfTerritory, { categories, territoire: 'cls:brenne' }))).toEqual(['h1']);
    expect(ids(await ask(queries.placesOfTerritory, { categories, territoire: null }))).toEqual(['bus', 'h1']);
  });

  test('details of a place, none when unknown', async () => {
    expect(await ask(queries.placeDetails, { lieu: 'h1' })).toMatchObject([{ nom: 'Lieu h1', commune_nom: 'Le Blanc', source_producteur: 'ANCT' }]);
    expect(await ask(queries.placeDetails, { lieu: '<script>' })).toEqual([]);
  });
});

describe('actions', () => {
  test('a commune is reached by what names it and by what is for its whole territory; what takes place elsewhere says so', async () => {
    expect(await reached('36022')).toEqual([['b2', 'nommee'], ['b1', 'territoire']]);
    expect(await reached('36018')).toEqual([['b2', 'ailleurs'], ['b1', 'territoire']]);
    expect(await reached('01001')).toEqual([]);
  });

  test('an action without an axis is kept, its axis unknown', async () => {
    const rows = await ask(queries.allActions, {});
    expect(rows.map(({ id, axe, axe_intitule }) => [id, axe, axe_intitule])).toEqual([
      ['b2', 'brenne-1', 'Axe brenne-1'],
      ['b1', 'brenne-1-1', 'Axe brenne-1-1'],
      ['v1', 'vg-1', 'Axe vg-1'],
      ['v2', null, null],
    ]);
  });

  test('themes come in the order of the grid, pilots with their commas, communes by code', async () => {
    const [, b1] = await ask(queries.actionsReaching, { commune: '36022' });
    expect(b1).toMatchObject({ themes: ['attractivite', 'mobilite'], pilotes: ['ARS', 'CPTS, la grande'], communes: [], axe_parent: 'brenne-1' });
  });

  test('axes count the actions of their objectives', async () => {
    const rows = await ask(queries.axesOfContract, { contrat: 'brenne-2021' });
    expect(rows.map(({ id, actions }) => [id, actions])).toEqual([['brenne-1', 2], ['brenne-1-1', 1]]);
  });

  test('pilots, outcomes', async () => {
    expect(await ask(queries.pilotsOfContract, { contrat: null })).toEqual([{ pilote: 'ARS', actions: 1 }, { pilote: 'CPTS, la grande', actions: 1 }]);
    expect(await ask(queries.resultsOfContract, { contrat: 'brenne-2021' })).toMatchObject([{ valeur: 3, periode: 'non précisée' }]);
  });

  test('a theme that a contract does not address counts 0 actions and 0 axes', async () => {
    const rows = await ask(queries.themesOfContract, { contrat: 'vg-2018' });
    expect(rows.map(({ theme, actions, axes }) => [theme, actions, axes])).toEqual([['attractivite', 0, 0], ['mobilite', 0, 1]]);
    const all = await ask(queries.themesOfContract, { contrat: null });
    expect(all.filter(({ actions }) => actions > 0).map(({ contrat, theme }) => [contrat, theme])).toEqual([
      ['brenne-2021', 'attractivite'],
      ['brenne-2021', 'mobilite'],
    ]);
  });
});

describe('contracts', () => {
  test('action sheets are counted apart from operations', async () => {
    const rows = await ask(queries.allContracts, {});
    expect(rows.map(({ id, fiches, operations, freins }) => [id, fiches, operations, freins])).toEqual([
      ['brenne-2021', 1, 1, ['l’éloignement']],
      ['vg-2018', 2, 0, null],
    ]);
    expect(rows[0]?.gouvernance).toEqual([{ date: '2021-05', evenement: 'signature' }]);
  });

  test('contracts that cover a commune, partners', async () => {
    expect(ids(await ask(queries.contractsCovering, { commune: '36018' }))).toEqual(['brenne-2021']);
    expect(await ask(queries.partnersOfContract, { contrat: 'brenne-2021' })).toEqual([{ nom: 'ARS', role: 'signataire' }]);
  });

  test('what a contract does about some themes: an action of two of them counts once, an axis without an action is none', async () => {
    const themes = joinIds(['attractivite', 'mobilite']);
    const shown = async (asked: string) =>
      (await ask(queries.contractActionsOnThemes, { themes: asked })).map((row) => [row.id, row.actions_territoire, row.actions_communes, row.localisees, row.objectifs]);
    expect(await shown(themes)).toEqual([['brenne-2021', 1, 0, [], 0], ['vg-2018', 0, 0, [], 1]]);
    expect(await shown('inconnu')).toEqual([['brenne-2021', 0, 0, [], 0], ['vg-2018', 0, 0, [], 0]]);
    expect((await ask(queries.contractActionsOnThemes, { themes })).map(({ perimetre }) => perimetre)).toEqual([['36018', '36022'], ['86165']]);
  });

  test('what a contract states is counted field by field', async () => {
    const rows = await ask(queries.contractCompleteness, { contrat: 'brenne-2021' });
    expect(Object.fromEntries(rows.map(({ champ, renseignes, total }) => [champ, `${renseignes}/${total}`]))).toEqual({
      debut: '1/1', fin: '1/1', date_signature: '0/1', porteur: '1/1', contact: '0/1', perimetre: '0/1', gouvernance: '1/1', partenaires: '1/1',
      resultats: '1/1', action_pilote: '1/2', action_statut: '1/2', action_debut: '0/2', action_fin: '0/2', action_theme: '1/2',
    });
    const all = await ask(queries.contractCompleteness, { contrat: null });
    expect(all.filter(({ contrat }) => contrat === 'vg-2018')).toHaveLength(14);
  });
});

describe('catalogue', () => {
  test('sources, read or not', async () => {
    expect((await ask(queries.allSources, {})).map(({ id, statut }) => [id, statut])).toEqual([['fs', 'lue'], ['osm', 'absente']]);
  });

  test('indicators with their source and modalities', async () => {
    const rows = await ask(queries.allIndicators, {});
    expect(rows.map(({ id, source_titre, modalites }) => [id, source_titre, modalites])).toEqual([
      ['apl_mg', 'Source fs', null],
      ['densite', 'Source fs', [{ code: 1, libelle: 'rural', ordre: 1 }]],
    ]);
  });

  test.each([
    ['', null, 3, 3],
    ['ZERO', null, 1, 1],
    ['100 %', null, 1, 1],
    ['%', 'fs', 1, 1],
    ['', 'fs', 2, 2],
  ])('anomalies matching « %s » in %s', async (recherche, source, count, total) => {
    const rows = await ask(queries.anomaliesPage, { recherche, source, limite: 50, debut: 0 });
    expect(rows).toHaveLength(count);
    expect(rows[0]?.total).toBe(total);
  });

  test('anomalies come page by page', async () => {
    const page = (debut: number) => ask(queries.anomaliesPage, { recherche: '', source: null, limite: 2, debut });
    const [first, second] = [await page(0), await page(2)];
    expect([first.length, second.length, second[0]?.total]).toEqual([2, 1, 3]);
    expect(await ask(queries.anomalyCounts, {})).toHaveLength(3);
  });

  test('quality of models, territories', async () => {
    expect(await ask(queries.modelQuality, {})).toMatchObject([{ valeur: 3.1, effectif: 10 }]);
    expect(ids(await ask(queries.allTerritories, {}))).toEqual(['cls:brenne', 'epci:200070043', 'france:FR']);
    expect(ids(await ask(queries.territoriesOfCommune, { commune: '86165' }))).toEqual(['epci:200070043']);
  });
});

describe('the access model held against the official figure', () => {
  test('one profession, whole samples first, a département without a published name keeping its code', async () => {
    const rows = await ask(queries.accessValidation, { profession: 'medecin_generaliste' });
    expect(rows.map(({ perimetre, departement, nom, correlation }) => [perimetre, departement, nom, correlation])).toEqual([
      ['france', null, null, 0.75],
      ['departement', '36', null, null],
    ]);
    expect(await ask(queries.accessValidation, { profession: 'inconnue' })).toEqual([]);
  });
});
