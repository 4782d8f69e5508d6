import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOptions } from '../../scripts/lib/options';
import { readTable, readValues } from '../../scripts/lib/read-published';
import { openPublishedDatabase } from '../../scripts/lib/sql-database';
import { decodeAccessFile, type ProfessionParameters } from '../../src/contract/access-file';
import type { Manifest } from '../../src/contract/manifest';
import { type Startup, startupSchema } from '../../src/contract/startup';
import { type Gaps, measureGaps } from '../../src/domain/access/gaps';
import { measureIsolation } from '../../src/domain/access/isolation';
import { measureRetirement, retirementSource } from '../../src/domain/access/retirement';
import type { CommunesTable } from '../../src/domain/communes';
import { type Mesh, meshes, territoryGroups, type TerritoryGroup } from '../../src/domain/territory-groups';
import { readCommunes } from '../../src/files/communes-file';
import * as v from 'valibot';
import { root } from '../pipeline/support/build';
import { published, publishedManifest, readGzipJson, rowsOf } from './support/published';

let manifest: Manifest;
let instance: DuckDBInstance;
let db: DuckDBConnection;
let communes: CommunesTable;
let startup: Startup;
let professions: readonly ProfessionParameters[];

beforeAll(async () => {
  manifest = publishedManifest();
  instance = await openPublishedDatabase(readOptions(process.env, root));
  db = await instance.connect();
  communes = readCommunes(readTable(published, manifest.tables['communes']?.fichier ?? ''));
  startup = v.parse(startupSchema, readGzipJson(published, manifest.demarrage.fichier));
  professions = decodeAccessFile(gunzipSync(readFileSync(join(published, manifest.acces?.fichier ?? ''))), manifest.nb_communes).header.professions;
}, 120_000);
afterAll(() => {
  db.closeSync();
  instance.closeSync();
});

function values(indicator: string, year: number): Float64Array {
  const file = manifest.valeurs[indicator]?.find(({ annee }) => annee === year);
  if (file === undefined) throw new Error(`${indicator} ${year} n’est pas publié`);
  return readValues(published, file, manifest.nb_communes).values;
}
const latest = (indicator: string): number => Math.max(...(manifest.valeurs[indicator] ?? []).map(({ annee }) => annee));
const sourceOf = ({ apl, population, population_standardisee, annee, pour }: ProfessionParameters) => ({
  access: values(apl, annee),
  people: values(population, annee),
  standardised: values(population_standardisee, annee),
  population: values('population', latest('population')),
  per: pour,
});
const groups = (mesh: Mesh): TerritoryGroup[] => territoryGroups(communes, mesh, startup.territoires, null);

/** Rows of a question in SQL, by territory. */
async function byTerritory(sql: string): Promise<Map<string, number[]>> {
  const rows = (await db.runAndReadAll(sql)).getRowsJson();
  return new Map(rows.map(([id, ...cells]) => [String(id), cells.map((cell) => (cell === null ? Number.NaN : Number(cell)))]));
}
const value = (indicator: string, annee: number): string => `(SELECT commune, valeur FROM valeurs WHERE indicateur = '${indicator}' AND annee = ${annee})`;

/** Figures that are not those expected, told with the territory they are of. */
class Comparison {
  readonly wrong: string[] = [];
  compared = 0;

  same(what: string, mine: number | null | undefined, expected: number | null | undefined, tolerance = 1e-3): void {
    this.compared += 1;
    const [a, b] = [mine ?? Number.NaN, expected ?? Number.NaN];
    if (!(Number.isNaN(a) ? Number.isNaN(b) : Math.abs(a - b) <= tolerance)) this.wrong.push(`${what} : ${a} / ${b}`);
  }

  /** What there is to say, `[]` when all is well; as few as `atLeast` comparisons prove nothing. */
  faults(atLeast: number): string[] {
    return this.compared > atLeast ? this.wrong.slice(0, 20) : [`${this.compared} comparaisons seulement`];
  }
}

describe('territories of each kind', () => {
  it.each(meshes)('%s: those of the published tables, with the same communes', async (mesh) => {
    const expected = await byTerritory(`SELECT t.id, count(*) FROM territoires t JOIN territoires_communes c ON c.territoire = t.id WHERE t.type = '${mesh}' GROUP BY t.id`);
    expect(groups(mesh).map(({ id, ranks }) => [id, ranks.length])).toEqual([...expected].map(([id, [count]]) => [id, count]).toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)));
  });
});

describe('people, communes and deficit under a threshold', () => {
  const thresholds: Readonly<Record<string, number>> = { apl_mg: 2.5, apl_infirmiers: 140, apl_sages_femmes: 15, apl_dentistes: 50 };
  const shown: readonly Mesh[] = ['cls', 'departement', 'region', 'epci'];

  it('are those that SQL adds up, for every contract, département, région and EPCI, and the four professions', async () => {
    const comparison = new Comparison();
    for (const parameters of professions) {
      const { apl, population, population_standardisee, annee, pour } = parameters;
      const threshold = thresholds[apl] ?? Number.NaN;
      const source = sourceOf(parameters);
      const expected = await byTerritory(
        `SELECT tc.territoire, count(*) FILTER (WHERE a.valeur < ${threshold}), coalesce(sum(p.valeur) FILTER (WHERE a.valeur < ${threshold}), 0), sum(p.valeur),
          coalesce(sum(s.valeur * (${threshold} - a.valeur)) FILTER (WHERE a.valeur < ${threshold}), 0) / ${pour}, sum(s.valeur * a.valeur) / sum(s.valeur)
         FROM territoires_communes tc JOIN ${value(apl, annee)} a USING (commune) JOIN ${value(population, annee)} p USING (commune) JOIN ${value(population_standardisee, annee)} s USING (commune)
         WHERE a.valeur IS NOT NULL AND p.valeur > 0 GROUP BY tc.territoire`,
      );
      for (const { id, ranks } of shown.flatMap(groups)) {
        const mine: Gaps = measureGaps(source, threshold, ranks);
        const [communesUnder, peopleUnder, people, deficit, mean] = expected.get(id) ?? [0, 0, 0, 0, Number.NaN];
        comparison.same(`${apl} ${id} communesUnder`, mine.communesUnder, communesUnder);
        comparison.same(`${apl} ${id} peopleUnder`, mine.peopleUnder, peopleUnder);
        comparison.same(`${apl} ${id} people`, mine.people, people);
        comparison.same(`${apl} ${id} deficit`, mine.deficit, deficit);
        if (mine.mean !== null) comparison.same(`${apl} ${id} mean`, mine.mean, mean);
      }
    }
    expect(comparison.faults(4 * 4 * 1300)).toEqual([]);
  });

  it('are those published, at the official threshold of GPs', () => {
    const gps = professions.find(({ profession }) => profession === 'medecin_generaliste');
    if (gps === undefined) throw new Error('médecins généralistes absents');
    const source = sourceOf(gps);
    const figures = new Map(rowsOf(manifest, 'valeurs_territoires').filter(({ indicateur, annee }) => indicateur === gps.apl && annee === gps.annee).map((row) => [row.territoire, row]));
    const comparison = new Comparison();
    for (const { id, ranks } of shown.flatMap(groups)) {
      const row = figures.get(id);
      const mine = measureGaps(source, 2.5, ranks);
      comparison.same(`${id} sous`, mine.peopleUnder, row?.population_sous_seuil);
      comparison.same(`${id} comptés`, mine.people, row?.population_comptee);
      comparison.same(`${id} couverture`, mine.coverage, row?.couverture, 6e-5);
      comparison.same(`${id} moyenne`, mine.mean, row?.valeur, 6e-4);
    }
    expect(comparison.faults(4 * 1300)).toEqual([]);
    expect(measureGaps(source, 2.5, null).peopleUnder).toBeCloseTo(figures.get('france:FR')?.population_sous_seuil ?? Number.NaN, 3);
  });
});

describe('the retirement test', () => {
  it('adds up to what SQL says, and fewer doctors never give more access', async () => {
    const annee = latest('apl_mg_moins_65');
    const source = retirementSource(values('apl_mg', annee), values('apl_mg_moins_65', annee));
    expect(source.today.findIndex((today, rank) => (source.without[rank] ?? 0) > today)).toBe(-1);
    const comparison = new Comparison();
    const expected = await byTerritory(
      `SELECT tc.territoire, coalesce(sum(p.valeur) FILTER (WHERE a.valeur >= 2.5 AND b.valeur < 2.5), 0), count(*) FILTER (WHERE a.valeur >= 2.5 AND b.valeur < 2.5)
       FROM territoires_communes tc JOIN ${value('apl_mg', annee)} a USING (commune) JOIN ${value('apl_mg_moins_65', annee)} b USING (commune) JOIN ${value('population_apl_mg', annee)} p USING (commune)
       WHERE p.valeur > 0 GROUP BY tc.territoire`,
    );
    const people = { people: values('population_apl_mg', annee), standardised: values('pop_standardisee_mg', annee), population: values('population', latest('population')), per: 1 };
    for (const { id, ranks } of [...groups('cls'), ...groups('departement')]) {
      const { newPeople, newCommunes } = measureRetirement(people, source, 2.5, ranks);
      const [peopleThere, communesThere] = expected.get(id) ?? [0, 0];
      comparison.same(`${id} habitants`, newPeople, peopleThere);
      comparison.same(`${id} communes`, newCommunes, communesThere);
    }
    expect(comparison.faults(200)).toEqual([]);
  });
});

describe('isolated communes', () => {
  it.each(['minutes_urgences', 'minutes_france_services', 'minutes_gare'])('%s: those that SQL counts', async (service) => {
    const annee = latest(service);
    const expected = await byTerritory(
      `SELECT tc.territoire, count(*) FILTER (WHERE m.valeur >= 20), coalesce(sum(p.valeur) FILTER (WHERE m.valeur >= 20), 0), count(*) FILTER (WHERE m.valeur IS NULL)
       FROM territoires_communes tc JOIN ${value(service, annee)} m USING (commune) JOIN ${value('population', latest('population'))} p USING (commune) GROUP BY tc.territoire`,
    );
    const source = { minutes: values(service, annee), people: values('population', latest('population')) };
    for (const { id, ranks } of [...groups('cls'), ...groups('departement')]) {
      const mine = measureIsolation(source, 20, ranks);
      expect([id, mine.communesBeyond, mine.peopleBeyond, mine.unknown]).toEqual([id, ...(expected.get(id) ?? [])]);
    }
  });

  it('the minutes of a kind of place are those of the table of the nearest places', async () => {
    const annee = latest('minutes_france_services');
    const minutes = values('minutes_france_services', annee);
    const nearest = await byTerritory(`SELECT commune, minutes FROM acces WHERE categorie = 'france_services'`);
    const comparison = new Comparison();
    communes.code.forEach((code, rank) => comparison.same(code, minutes[rank], nearest.get(code)?.[0], 0));
    expect(comparison.faults(34_000)).toEqual([]);
  });
});
