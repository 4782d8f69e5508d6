import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { readValues } from '../../scripts/lib/read-published';
import { agencesRegionales } from '../../src/contract/ars';
import type { Manifest } from '../../src/contract/manifest';
import { type Criterion, rankCommunes } from '../../src/domain/criteria/ranking';
import { accessOfBassins } from '../../src/domain/zoning/bassins';
import { compareZonings } from '../../src/domain/zoning/zoning';
import { independentFigures } from './support/independent-figures';
import { published, publishedManifest, rowsOf } from './support/published';

/** What the planner computes from the published files, held to SQL on the source files. */
let manifest: Manifest;
let db: DuckDBConnection;

beforeAll(async () => {
  manifest = publishedManifest();
  db = await independentFigures();
}, 240_000);

const communalValues = (indicateur: string, annee: number): Float64Array => {
  const file = manifest.valeurs[indicateur]?.find((each) => each.annee === annee);
  if (file === undefined) throw new Error(`${indicateur} ${annee} n’est pas publié`);
  return readValues(published, file, manifest.nb_communes).values;
};
const query = async (sql: string): Promise<unknown[][]> => (await db.runAndReadAll(sql)).getRowsJson();
const bassinsOf = (indicateur: string) => {
  const communes = rowsOf(manifest, 'communes');
  return accessOfBassins({
    bassinVie: communes.map((commune) => commune.bassin_vie),
    access: communalValues(indicateur, 2023),
    standardised: communalValues('pop_standardisee_mg', 2023),
    people: communalValues('population_apl_mg', 2023),
    population: Float64Array.from(communes, ({ population }) => population ?? Number.NaN),
  });
};

describe('the access of the bassins de vie', () => {
  it.each(['apl_mg', 'apl_mg_moins_65'])('%s is the mean of their communes, and their people the sum', async (indicateur) => {
    const rows = await query(`
      SELECT substr(m.territoire, 12), sum(a.v * w.v) / sum(w.v), sum(p.v), count(*) FILTER (a.v IS NOT NULL) = count(*) AND sum(w.v) > 0
      FROM membres m
      LEFT JOIN communal a ON a.code = m.code AND a.annee = 2023 AND a.ind = '${indicateur}'
      LEFT JOIN communal w ON w.code = m.code AND w.annee = 2023 AND w.ind = 'pop_standardisee_mg'
      LEFT JOIN communal p ON p.code = m.code AND p.annee = 2023 AND p.ind = 'population_apl_mg'
      JOIN cog ON cog.code = m.code
      WHERE m.territoire LIKE 'bassin_vie:%' GROUP BY ALL`);
    const whole = new Map(rows.filter((row) => row[3] === true).map(([code, mean, people]) => [String(code), { mean: Number(mean), people: Number(people) }]));
    let compared = 0;
    for (const { code, access, people } of bassinsOf(indicateur)) {
      const expected = whole.get(code);
      if (expected === undefined) continue;
      compared += 1;
      // Published values have three decimals, weights two.
      expect(Math.abs((access ?? Number.NaN) - expected.mean)).toBeLessThan(1e-3);
      expect(people ?? Number.NaN).toBeCloseTo(expected.people, 0);
    }
    expect(compared).toBeGreaterThan(1600);
  });

  it('is what the tables publish for them', () => {
    const figures = new Map(rowsOf(manifest, 'valeurs_territoires').flatMap((row) => (row.indicateur === 'apl_mg' && row.annee === 2023 ? [[row.territoire, row.valeur] as const] : [])));
    const gaps = bassinsOf('apl_mg').map(({ code, access }) => {
      const official = figures.get(`bassin_vie:${code}`) ?? null;
      return (access === null) === (official === null) ? Math.abs((access ?? 0) - (official ?? 0)) : Infinity;
    });
    expect(gaps.length).toBeGreaterThan(1700);
    expect(Math.max(...gaps)).toBeLessThan(6e-4);
  });

  it('classes everyone: people of each class by SQL', async () => {
    const { before, unknown } = compareZonings(bassinsOf('apl_mg'), [2.5, 3.5], [2.5, 3.5]);
    const [row] = await query(`
      WITH bassins AS (
        SELECT m.territoire, sum(a.v * w.v) / sum(w.v) AS mean, sum(p.v) AS people FROM membres m
        JOIN communal a ON a.code = m.code AND a.annee = 2023 AND a.ind = 'apl_mg'
        JOIN communal w ON w.code = m.code AND w.annee = 2023 AND w.ind = 'pop_standardisee_mg'
        JOIN communal p ON p.code = m.code AND p.annee = 2023 AND p.ind = 'population_apl_mg'
        WHERE m.territoire LIKE 'bassin_vie:%' GROUP BY ALL)
      SELECT sum(people) FILTER (mean < 2.5), sum(people) FILTER (mean >= 2.5 AND mean < 3.5), sum(people) FILTER (mean >= 3.5), sum(people) FROM bassins`);
    const total = Number(row?.[3]);
    before.forEach(({ people }, zone) => expect(Math.abs(people - Number(row?.[zone])) / total).toBeLessThan(1e-3));
    expect(before.reduce((sum, { people }) => sum + people, 0) + unknown.people).toBeCloseTo(total, -2);
  });
});

const criterion = (values: Float64Array, direction: 'haut' | 'bas', weight: number, threshold: number | null = null): Criterion => ({ values, direction, weight, threshold, veto: null });
/** Share of the people who live in a commune less urgent, half of those on a par. */
const share = (column: string, less: '<' | '>'): string =>
  `(SELECT sum(o.people * CASE WHEN o.${column} ${less} c.${column} THEN 1 WHEN o.${column} = c.${column} THEN 0.5 ELSE 0 END) / sum(o.people) FROM c AS o WHERE o.${column} IS NOT NULL)`;

describe('a ranking by criteria', () => {
  it('of a département is that of SQL on the source files', async () => {
    const communes = rowsOf(manifest, 'communes');
    const ranks = Int32Array.from(communes.flatMap(({ departement }, rank) => (departement === '36' ? [rank] : [])));
    const { order, score, apart } = rankCommunes(
      [criterion(communalValues('apl_mg', 2023), 'bas', 50, 2.5), criterion(communalValues('minutes_urgences', 2019), 'haut', 30), criterion(communalValues('generalistes', 2020), 'bas', 20)],
      communalValues('population_apl_mg', 2023),
      ranks,
    );
    const rows = await query(`
      WITH c AS (
        SELECT cog.code, p.v AS people, round(a.v, 3) AS apl, u.v AS minutes, coalesce(g.v, 0) AS posts FROM cog
        JOIN communal p ON p.code = cog.code AND p.annee = 2023 AND p.ind = 'population_apl_mg' AND p.v > 0
        LEFT JOIN communal a ON a.code = cog.code AND a.annee = 2023 AND a.ind = 'apl_mg'
        LEFT JOIN communal u ON u.code = cog.code AND u.annee = 2019 AND u.ind = 'minutes_urgences'
        LEFT JOIN communal g ON g.code = cog.code AND g.annee = 2020 AND g.ind = 'generalistes'
        WHERE departement = '36'),
      notes AS (SELECT code, 50 * if(apl < 2.5, ${share('apl', '>')}, 0) + 30 * ${share('minutes', '<')} + 20 * ${share('posts', '>')} AS score
        FROM c WHERE apl IS NOT NULL AND minutes IS NOT NULL)
      SELECT code, score FROM notes ORDER BY round(score, 8) DESC, code`);
    expect(Array.from(order, (rank) => communes[rank]?.code)).toEqual(rows.map(([code]) => code));
    rows.forEach(([, expected], place) => expect(score[order[place] ?? -1]).toBeCloseTo(Number(expected), 6));
    expect(order.length + apart.length).toBe(ranks.length);
    expect(order.length).toBeGreaterThan(200);
  });
});

describe('the agencies that decide the official zoning', () => {
  it('are one a région of the tables, overseas collectivities aside', () => {
    const regions = rowsOf(manifest, 'territoires').flatMap(({ type, code }) => (type === 'region' && code.length === 2 ? [code] : []));
    expect(agencesRegionales.map(({ region }) => region).sort()).toEqual(regions.sort());
    for (const { site } of agencesRegionales) expect(site).toMatch(/^https:\/\/www\.[a-z-]+\.ars\.sante\.fr\/$/u);
    expect(new Set(agencesRegionales.map(({ site }) => site)).size).toBe(18);
    const pages = agencesRegionales.flatMap(({ page }) => (page === null ? [] : [page.adresse]));
    for (const page of pages) expect(page).toMatch(/^https:\/\/(www\.)?[a-z-]+\.(ars|paps)\.sante\.fr\/./u);
    expect(new Set(pages).size).toBe(pages.length);
  });
});
