import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readManifest, readTable, readValues } from '../../scripts/lib/read-published';
import { decodeAccessFile, type ProfessionParameters } from '../../src/contract/access-file';
import { accessFrom, addSite, openCatchment, scanSites } from '../../src/domain/access/catchment';
import { reachOf } from '../../src/domain/access/decay';
import { measureEquity } from '../../src/domain/access/equity';
import { buildPairs } from '../../src/domain/access/pairs';
import { applyScenario, type ScenarioItem } from '../../src/domain/access/scenario';
import { countVariants, openVariants, variantReach, type VariantsBase } from '../../src/domain/access/variants';
import { smoothedPosts } from '../../src/domain/access/supply';
import { accessBySql } from './access-sql';
import { type Figure, median } from './figures';
import { timed } from './timed';

const runs = Number(process.env['BENCH_RUNS'] ?? 5);
const published = join(import.meta.dirname, '../../public/data');
const megabytes = (...arrays: readonly ArrayBufferView[]): number => arrays.reduce((sum, { byteLength }) => sum + byteLength, 0) / 1e6;

const largestGap = (a: Float64Array, b: Float64Array): number => a.reduce((most, value, rank) => Math.max(most, Math.abs(value - (b[rank] ?? Number.NaN))), 0);

/** The access kernel on all of France, in this process: the same engine as the page's worker. */
export async function access(): Promise<Figure[]> {
  const manifest = readManifest(published);
  const values = (indicator: string, year: number): Float64Array => {
    const file = manifest.valeurs[indicator]?.find(({ annee }) => annee === year);
    if (file === undefined) throw new Error(`${indicator} ${year} n’est pas publié`);
    return readValues(published, file, manifest.nb_communes).values;
  };
  const packed = readFileSync(join(published, manifest.acces?.fichier ?? ''));
  const open = (profession: ProfessionParameters['profession']) => {
    const { header, points } = decodeAccessFile(gunzipSync(packed), manifest.nb_communes);
    const parameters = header.professions.find((each) => each.profession === profession);
    if (parameters === undefined) throw new Error(`${profession} absent du fichier d’accès`);
    const pairs = buildPairs(points, header.temps, reachOf(parameters.decroissance));
    const { decroissance, population_standardisee, annee, pour } = parameters;
    return { parameters, points, times: header.temps, pairs, catchment: openCatchment(pairs, decroissance, values(population_standardisee, annee), pour) };
  };
  const gps = open('medecin_generaliste');
  const midwives = open('sage_femme');
  const { catchment, parameters } = gps;
  const official = values(parameters.apl, parameters.annee);
  const people = values(parameters.population, parameters.annee);
  const standardised = values(parameters.population_standardisee, parameters.annee);
  const posts = values('generalistes', 2020);
  const counts = { access: official, people, standardised };
  const change = new Float64Array(official.length);
  const site = 13_000;
  const items: ScenarioItem[] = Array.from({ length: 50 }, (_, i) => ({ kind: 'ajout', commune: 600 * i, postes: 1 }));
  const held = [gps, midwives].map(({ pairs, catchment: own }) => megabytes(pairs.neighbour, pairs.centiminutes, pairs.offset, own.weight, own.demand));
  const column = readTable(published, manifest.tables['communes']?.fichier ?? '').getChild('departement');
  const departement = Array.from(official, (_, rank) => String(column?.get(rank)));
  const reach = variantReach(parameters.decroissance);
  const wide = buildPairs(gps.points, gps.times, reach);
  const base: VariantsBase = {
    tripsOf: (rank) => {
      const [from, to] = [wide.offset[rank] ?? 0, wide.offset[rank + 1] ?? 0];
      return { neighbour: wide.neighbour.subarray(from, to), centiminutes: wide.centiminutes.subarray(from, to) };
    },
    levels: gps.points.niveau,
    decay: parameters.decroissance,
    per: parameters.pour,
    standardised,
    official,
    posts: { effectifs: posts, lissee: smoothedPosts(posts, standardised, departement) },
  };
  const opened = openVariants(base);
  const eighteen = 18 / opened.variants.length;
  const kernel = timed(() => accessFrom(catchment, posts), 20);
  const sql = await accessBySql(catchment, posts, standardised, runs);
  return [
    { name: 'access of all of France by SQL (native DuckDB, pairs in a table)', unit: 'ms', values: sql.times },
    { name: 'SQL / kernel', unit: 'times', values: [median(sql.times) / median(kernel)] },
    { name: 'SQL and kernel agree (largest gap)', unit: 'consultations', values: [largestGap(accessFrom(catchment, posts), sql.access)], atMost: 1e-4 },
    { name: 'wide pairs of the variants', unit: 'ms', values: timed(() => buildPairs(gps.points, gps.times, reach), 3) },
    { name: 'eighteen variants of the model', unit: 'ms', values: timed(() => openVariants(base)).map((time) => time * eighteen), atMost: 1000 },
    { name: 'all variants of a scenario, counted', unit: 'ms', values: timed(() => countVariants(base, opened, [{ commune: site, supply: 5400 }], 2.5)) },
    { name: 'arrays held by the worker of the variants', unit: 'MB', values: [megabytes(wide.neighbour, wide.centiminutes, wide.offset, ...opened.shifts)], atMost: 150 },
    { name: 'access file (gzip)', unit: 'MB', values: [packed.length / 1e6], atMost: 4 },
    { name: 'pairs ready, GPs (unpacked, computed, weighed)', unit: 'ms', values: timed(() => open('medecin_generaliste')), atMost: 1500 },
    { name: 'pairs ready, midwives (30 minutes)', unit: 'ms', values: timed(() => open('sage_femme')), atMost: 1500 },
    { name: 'access of all of France, from nothing', unit: 'ms', values: kernel, atMost: 25 },
    { name: 'one added site, kernel', unit: 'ms', values: timed(() => addSite(catchment, site, 5400, change), 50), atMost: 1 },
    { name: 'a scenario of 50 additions, from nothing', unit: 'ms', values: timed(() => applyScenario({ catchment, parameters, official, posts }, items), 20), atMost: 25 },
    { name: 'scan of every commune as a site', unit: 'ms', values: timed(() => scanSites(catchment, 5400, { ...counts, threshold: 2.5 }), 20), atMost: 60 },
    { name: 'equity of all of France', unit: 'ms', values: timed(() => measureEquity({ ...counts, per: 1 }, 2.5, null), 20) },
    { name: 'arrays held, GPs and midwives', unit: 'MB', values: [held.reduce((sum, each) => sum + each, 0)], atMost: 150 },
  ];
}
