import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { actionNatures, actionPortees, actionStatuts } from '../../src/contract/vocabulary';
import type { Database } from '../../src/db/database';
import { actionCrossing, actionSelection } from '../../src/db/queries';
import { joinValues } from '../../src/db/query';
import { type ActionFacet, actionFacets } from '../../src/domain/action-facets';
import { etatDuContrat, etatsContrat } from '../../src/domain/contracts';
import { comparable } from '../../src/domain/plain-words';
import { type ActionFilters, defaultActionFilters } from '../../src/state/actions';
import { publishedManifest, rowsOf } from '../data/support/published';
import { isPublished } from '../files/support/disk';
import { openDatabase, type Opened, openPublished } from './support/open';
import { sample } from './support/sample';

type Filters = Omit<ActionFilters, 'visible' | 'commune'> & { readonly commune: string | null };
const { visible: _, ...none } = defaultActionFilters;
const jour = '2026-11-28';

const paramsOf = (filters: Partial<Filters>, day = jour) => {
  const all: Filters = { ...none, ...filters };
  const facets = Object.fromEntries(actionFacets.map((facet) => [facet, joinValues(all[facet])])) as Record<ActionFacet, string | null>;
  return { ...facets, commune: all.commune, mots: all.texte === '' ? null : comparable(all.texte), jour: day };
};
const ask = (database: Database, filters: Partial<Filters>, day = jour) => database.query(actionSelection, paramsOf(filters, day));
type Answer = Awaited<ReturnType<typeof ask>>;
/** `facette valeur` → `fiches operations`, without the ids. */
const table = (rows: Answer): Record<string, string> => Object.fromEntries(rows.map(({ facette, valeur, fiches, operations }) => [`${facette} ${valeur}`, `${fiches} ${operations}`]));
const kept = (rows: Answer): string[] => [...(rows.find(({ facette }) => facette === 'actions')?.ids ?? [])].toSorted();

const some = <T>(values: readonly T[]) => fc.oneof({ weight: 3, arbitrary: fc.constant<T[]>([]) }, fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }));
/** Cells of the rows of each key. */
const of = <R, K extends keyof R>(rows: readonly R[], key: (row: R) => string, cell: K) => {
  const map = new Map<string, R[K][]>();
  for (const row of rows) map.set(key(row), [...(map.get(key(row)) ?? []), row[cell]]);
  return (id: string): R[K][] => map.get(id) ?? [];
};

describe('on three contracts of a test', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = openDatabase(sample);
    await opened.database.ready();
  });
  afterAll(() => opened.database.close());
  const ids = async (filters: Partial<Filters>): Promise<string[]> => kept(await ask(opened.database, filters));

  test.each<[string, Partial<Filters>, string[]]>([
    ['nothing', {}, ['b1', 'b2', 'v1', 'v2']],
    ['a contract', { contrats: ['vg-2018'] }, ['v1', 'v2']],
    ['two contracts', { contrats: ['vg-2018', 'brenne-2021'] }, ['b1', 'b2', 'v1', 'v2']],
    ['an axis, with its objectives', { axes: ['brenne-1'] }, ['b1', 'b2']],
    ['an objective', { axes: ['brenne-1-1'] }, ['b1']],
    ['a theme', { themes: ['mobilite'] }, ['b1']],
    ['a pilot whose name has a comma', { pilotes: ['CPTS, la grande'] }, ['b1']],
    ['a status', { statuts: ['en_cours'] }, ['b2']],
    ['a nature', { natures: ['operation'] }, ['b1']],
    ['contracts past their end', { etats: ['echu'] }, ['v1', 'v2']],
    ['a commune named by an action, and covered by its contract', { commune: '36022' }, ['b1', 'b2']],
    ['a commune of the contract that no action names', { commune: '36018' }, ['b1']],
    ['a commune of no contract', { commune: '75056' }, []],
    ['what nothing answers', { contrats: ['vg-2018'], themes: ['mobilite'] }, []],
    ['a word of a theme, accents and case aside', { texte: 'MOBILITE' }, ['b1']],
    ['a word of the commune named', { texte: 'bommiers' }, ['b2']],
    ['a word of a pilot and one of the territory', { texte: 'cpts brenne' }, ['b1']],
  ])('filtered by %s', async (_name, filters, expected) => {
    expect(await ids(filters)).toEqual(expected);
  });

  test.each(['%', '_', `'`, `'; DROP TABLE actions; --`, '\\', '$1', 'a'.repeat(5000), '% '.repeat(2500), '<img src=x>', '\u0000', '🙂'])('hostile words and values change nothing but the answer: %#', async (hostile) => {
    const named = await ask(opened.database, { pilotes: [hostile], contrats: [hostile], axes: [hostile], themes: [hostile] });
    expect(kept(named)).toEqual([]);
    const { database } = opened;
    // As the page would never ask it: the words as they were typed.
    const raw = await database.query(actionSelection, {
      contrats: null, axes: null, themes: null, pilotes: null, portees: null, statuts: null, natures: null, etats: null, commune: null, mots: hostile, jour,
    });
    expect(kept(raw).every((id) => ['b1', 'b2', 'v1', 'v2'].includes(id))).toBe(true);
    expect(await ids({})).toHaveLength(4);
  });

  test('counts of a facet leave its own choice aside and follow the others; operations are counted apart', async () => {
    const rows = table(await ask(opened.database, { contrats: ['brenne-2021'], natures: ['fiche'] }));
    expect(rows).toMatchObject({ 'actions actions': '1 0', 'contrats brenne-2021': '1 0', 'contrats vg-2018': '2 0', 'natures fiche': '1 0', 'natures operation': '0 1', 'communes 36022': '1 0' });
    expect(rows).not.toHaveProperty('entiers brenne-2021');
    expect(rows).not.toHaveProperty('themes mobilite');
  });

  test('what the map draws does not hang on the commune chosen', async () => {
    const rows = table(await ask(opened.database, { commune: '86165' }));
    expect(rows).toMatchObject({ 'communes 36022': '1 0', 'entiers brenne-2021': '0 1', 'entiers vg-2018': '2 0', 'contrats vg-2018': '2 0' });
    expect(rows).not.toHaveProperty('contrats brenne-2021');
  });

  test('after a loss the table made for the filters is made again', async () => {
    const again = openDatabase(sample);
    expect(kept(await ask(again.database, {}))).toHaveLength(4);
    await again.database.restart();
    expect(kept(await ask(again.database, {}))).toHaveLength(4);
    await again.database.close();
  });
});

describe.runIf(isPublished)('on the published data, against a count in plain JavaScript', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openPublished();
  });
  afterAll(() => database.close());

  const manifest = publishedManifest();
  const [contrats, axes, actions, themes] = [rowsOf(manifest, 'contrats'), rowsOf(manifest, 'axes'), rowsOf(manifest, 'actions'), rowsOf(manifest, 'themes')];
  const territories = new Map(rowsOf(manifest, 'territoires').map(({ id, nom }) => [id, nom]));
  const communes = new Map(rowsOf(manifest, 'communes').map(({ code, nom }) => [code, nom]));
  const themesOf = of(rowsOf(manifest, 'actions_themes'), ({ action }) => action, 'theme');
  const pilotsOf = of(rowsOf(manifest, 'actions_pilotes'), ({ action }) => action, 'pilote');
  const communesOf = of(rowsOf(manifest, 'actions_communes'), ({ action }) => action, 'commune');
  const covered = of(
    rowsOf(manifest, 'territoires_communes').filter(({ territoire }) => territoire.startsWith('cls:')),
    ({ territoire }) => territoire,
    'commune',
  );
  const naive = actions.map((action) => {
    const contrat = contrats.find(({ id }) => id === action.contrat);
    const axe = axes.find(({ id }) => id === action.axe);
    const parent = axes.find(({ id }) => id === axe?.parent);
    const own = { themes: themesOf(action.id), pilotes: pilotsOf(action.id), communes: communesOf(action.id) };
    const shown = [action.intitule, axe?.intitule, parent?.intitule, territories.get(contrat?.territoire ?? ''), ...own.pilotes, ...own.communes.map((code) => communes.get(code)), ...own.themes.map((id) => themes.find((theme) => theme.id === id)?.libelle)];
    const values: Record<ActionFacet, readonly string[]> = {
      contrats: [action.contrat],
      axes: [axe?.id, parent?.id].filter((id) => id !== undefined),
      themes: own.themes,
      pilotes: own.pilotes,
      portees: [action.portee],
      statuts: [action.statut],
      natures: [action.nature],
      etats: contrat === undefined ? [] : [etatDuContrat(contrat, jour)],
    };
    return { action, values, communes: own.communes, covered: new Set(covered(contrat?.territoire ?? '')), texte: comparable(shown.join(' ')) };
  });
  type Naive = (typeof naive)[number];

  const answers = ({ values, communes: named, covered: inside, texte, action }: Naive, filters: Filters, but: string): boolean =>
    actionFacets.every((facet) => facet === but || filters[facet].length === 0 || filters[facet].some((value) => values[facet].includes(value))) &&
    (but === 'communes' || filters.commune === null || named.includes(filters.commune) || (action.portee === 'territoire' && inside.has(filters.commune))) &&
    comparable(filters.texte).split(' ').every((word) => texte.includes(word));

  function count(filters: Filters): Record<string, string> {
    const counts = new Map<string, [number, number]>();
    const add = (key: string, { action }: Naive): void => {
      const [fiches, operations] = counts.get(key) ?? [0, 0];
      counts.set(key, action.nature === 'fiche' ? [fiches + 1, operations] : [fiches, operations + 1]);
    };
    for (const each of naive) {
      if (answers(each, filters, '')) add('actions actions', each);
      for (const facet of actionFacets) if (answers(each, filters, facet)) for (const value of each.values[facet]) add(`${facet} ${value}`, each);
      if (!answers(each, filters, 'communes')) continue;
      for (const code of each.communes) add(`communes ${code}`, each);
      if (each.action.portee === 'territoire') add(`entiers ${each.action.contrat}`, each);
    }
    return Object.fromEntries([...counts].map(([key, [fiches, operations]]) => [key, `${fiches} ${operations}`]));
  }

  const filters: fc.Arbitrary<Filters> = fc.record({
    contrats: some(contrats.map(({ id }) => id)),
    axes: some(axes.map(({ id }) => id)),
    themes: some(themes.map(({ id }) => id)),
    pilotes: some([...new Set(naive.flatMap(({ values }) => values.pilotes))]),
    portees: some(actionPortees),
    statuts: some(actionStatuts),
    natures: some(actionNatures),
    etats: some(etatsContrat),
    commune: fc.constantFrom(null, null, '36018', '86165', '41018', '55029', '75056'),
    texte: fc.constantFrom('', '', '', 'santé', 'SANTE mentale', 'accès', 'Cœur', 'coeur', 'oeuvre', 'jeun', 'l’accès aux', 'blanc', 'zzz', '%'),
  });

  test('every count of every facet, whatever the filters', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (given) => {
        expect(table(await ask(database, given))).toEqual(count(given));
      }),
      { numRuns: 60 },
    );
  });

  test('every cell of contracts and pilots against themes, whatever the filters', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom('contrats', 'pilotes'), async (given, par) => {
        const expected = new Map<string, [number, number]>();
        const aside: Filters = { ...given, themes: [], [par]: [] };
        for (const each of naive) {
          if (!answers(each, aside, '')) continue;
          const lines = each.values[par].length === 0 ? [''] : each.values[par];
          for (const line of lines) {
            for (const theme of each.values.themes.length === 0 ? [''] : each.values.themes) {
              const [fiches, operations] = expected.get(`${line} × ${theme}`) ?? [0, 0];
              expected.set(`${line} × ${theme}`, each.action.nature === 'fiche' ? [fiches + 1, operations] : [fiches, operations + 1]);
            }
          }
        }
        const rows = await database.query(actionCrossing, { ...paramsOf(given), par });
        expect(Object.fromEntries(rows.map(({ ligne, theme, fiches, operations }) => [`${ligne} × ${theme}`, [fiches, operations]]))).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 30 },
    );
  });

  test('each contract has the actions of its file, of each nature', async () => {
    const folder = join(import.meta.dirname, '../../data/contrats');
    const rows = table(await ask(database, {}));
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    expect(files).toHaveLength(contrats.length);
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8');
      const natures: string[] = [];
      parse(text, (key, value: unknown) => {
        if (key === 'nature' && typeof value === 'string') natures.push(value);
        return value;
      });
      const fiches = natures.filter((nature) => nature === 'fiche').length;
      const expected = natures.length === 0 ? undefined : `${fiches} ${natures.length - fiches}`;
      expect([file, rows[`contrats ${/^id: (\S+)/mu.exec(text)?.[1] ?? ''}`]]).toEqual([file, expected]);
    }
  });

  test('a contract is past its end, current or to come as the page says elsewhere, whatever the day', async () => {
    for (const day of ['2014-06-01', '2016-12-31', '2017-01-01', '2021-12-31', '2023-01-01', '2024-01-01', '2030-01-01']) {
      const rows = await ask(database, {}, day);
      for (const etat of etatsContrat) {
        const expected = naive.filter(({ action }) => contrats.some((contrat) => contrat.id === action.contrat && etatDuContrat(contrat, day) === etat)).length;
        const row = rows.find(({ facette, valeur }) => facette === 'etats' && valeur === etat);
        expect([day, etat, (row?.fiches ?? 0) + (row?.operations ?? 0)]).toEqual([day, etat, expected]);
      }
    }
  });
});
