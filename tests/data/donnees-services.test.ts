import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOptions } from '../../scripts/lib/options';
import { readValues } from '../../scripts/lib/read-published';
import { openPublishedDatabase } from '../../scripts/lib/sql-database';
import { minutesIndicator, type ServiceId, serviceIds } from '../../src/contract/services';
import type { Manifest } from '../../src/contract/manifest';
import { Access } from '../../src/workers/access';
import type { ServiceItem, ServiceOutcome } from '../../src/domain/access/services';
import { published, publishedManifest, rowsOf } from './support/published';

let manifest: Manifest;
let db: DuckDBConnection;
let codes: string[];
const access = new Access();

const values = (indicator: string): Float64Array => {
  const file = manifest.valeurs[indicator]?.at(-1);
  if (file === undefined) throw new Error(`${indicator} n’est pas publié`);
  return readValues(published, file, manifest.nb_communes).values;
};

function open(service: ServiceId): void {
  const communes = rowsOf(manifest, 'communes');
  const indicator = minutesIndicator(service);
  access.answer({
    kind: 'service-ouvre',
    service,
    fichier: gunzipSync(readFileSync(join(published, manifest.acces?.fichier ?? ''))),
    lon: Float64Array.from(communes, ({ lon }) => lon ?? Number.NaN),
    lat: Float64Array.from(communes, ({ lat }) => lat ?? Number.NaN),
    minutes: indicator === null ? null : values(indicator),
    population: values('population'),
  });
}

beforeAll(async () => {
  manifest = publishedManifest();
  codes = rowsOf(manifest, 'communes').map(({ code }) => code);
  db = await (await openPublishedDatabase(readOptions(process.env, join(import.meta.dirname, '../..')))).connect();
}, 120_000);

function run(service: ServiceId, items: readonly ServiceItem[]): ServiceOutcome {
  const outcome = access.answer({ kind: 'service-scenario', service, items });
  if (!('saved' in outcome)) throw new Error('another answer was expected');
  return outcome;
}

const rows = async (sql: string): Promise<unknown[][]> => (await db.runAndReadAll(sql)).getRowsJson();

/** Minutes to a point at a commune, from the published parameters, with the haversine in SQL; parameters are published to the thousandth. */
const trips = (to: string, from: readonly string[]) => `
  WITH parameter AS (
    SELECT CAST(regexp_extract(perimetre, '(\\d)$', 1) AS INTEGER) AS level,
           max(valeur) FILTER (mesure = 'depart') AS start, max(valeur) FILTER (mesure = 'arrivee') AS arrival, max(valeur) FILTER (mesure = 'allure') AS pace
    FROM qualite_modeles WHERE perimetre LIKE 'paramètre, niveau%' GROUP BY ALL
  ), place AS (
    SELECT code, radians(lon) AS x, radians(lat) AS y, CAST(valeur AS INTEGER) AS level
    FROM communes JOIN valeurs ON commune = code AND indicateur = 'densite_grille'
  ), trip AS (
    SELECT a.code, a.level AS origin, b.level AS destination,
           2 * 6371.0088 * asin(sqrt(pow(sin((a.y - b.y) / 2), 2) + cos(a.y) * cos(b.y) * pow(sin((a.x - b.x) / 2), 2))) AS km
    FROM place a, place b WHERE b.code = '${to}' AND a.code IN (${from.map((code) => `'${code}'`).join(', ')})
  )
  SELECT code, km, least(1, km / 2) * (o.start + d.arrival) + o.pace * km
  FROM trip JOIN parameter o ON o.level = origin JOIN parameter d ON d.level = destination`;

describe('a new point of a service', () => {
  it('is as many minutes away as SQL makes of the published parameters', async () => {
    open('relais_sante');
    // Le Blanc, Bélâbre, Mézières-en-Brenne, Châteauroux, Poitiers, Paris, Lyon, a mountain, a large commune.
    const from = ['36018', '36016', '36123', '36044', '86194', '75056', '69123', '05023', '13004'];
    for (const to of ['36018', '86194', '05023']) {
      const outcome = run('relais_sante', [{ kind: 'point', commune: codes.indexOf(to) }]);
      const expected = await rows(trips(to, from));
      expect(expected).toHaveLength(from.length);
      for (const [code, km, minutes] of expected) {
        const got = outcome.minutes[codes.indexOf(String(code))] ?? Number.NaN;
        expect(Math.abs(got - Number(minutes)), `${String(code)} → ${to}`).toBeLessThan(0.053 + 0.0006 * Number(km));
      }
    }
  });

  it('cannot be driven to from Corsica, nor from overseas', () => {
    const outcome = run('relais_sante', [{ kind: 'point', commune: codes.indexOf('36018') }]);
    const reached = codes.filter((code, rank) => /^(?:2[AB]|97)/u.test(code) && !Number.isNaN(outcome.minutes[rank]));
    expect(reached).toEqual([]);
  });

  it('does not put Paris, whose minutes to emergency care are not published, at hours from them', () => {
    open('urgences');
    const outcome = run('urgences', [{ kind: 'point', commune: codes.indexOf('36018') }]);
    expect(values('minutes_urgences')[codes.indexOf('75056')]).toBeNaN();
    expect(outcome.minutes[codes.indexOf('75056')]).toBeNaN();
  });
});

describe('what is published of the services', () => {
  it('is a value file for each of them but the relay points', () => {
    const files = Object.keys(manifest.valeurs).filter((id) => id.startsWith('minutes_')).sort();
    expect(serviceIds.flatMap((service) => minutesIndicator(service) ?? []).sort()).toEqual(files);
  });

  it.each(['france_services', 'urgences'] as const)('counts, for %s, the people that SQL counts', async (service) => {
    open(service);
    const territory = 'cls:brenne';
    const members = new Set((await rows(`SELECT commune FROM territoires_communes WHERE territoire = '${territory}'`)).map(([code]) => String(code)));
    const ranks = Int32Array.from(codes.flatMap((code, rank) => (members.has(code) ? [rank] : [])));
    const answer = access.answer({ kind: 'service-mesures', service, items: [], seuil: 15, ranks, mesures: [] });
    const avant = 'avant' in answer && 'peopleBeyond' in answer.avant ? answer.avant : null;
    const [counted] = await rows(`
      SELECT sum(people) FILTER (minutes >= 15)::DOUBLE, sum(people)::DOUBLE, sum(people * minutes) / sum(people), count(*) FILTER (minutes >= 15)::DOUBLE
      FROM territoires_communes t
      JOIN (SELECT commune, valeur AS minutes FROM valeurs WHERE indicateur = '${minutesIndicator(service) ?? ''}') m USING (commune)
      JOIN (SELECT code AS commune, population AS people FROM communes) USING (commune)
      WHERE territoire = '${territory}' AND minutes IS NOT NULL`);
    expect([avant?.peopleBeyond, avant?.people, avant?.communesBeyond]).toEqual([counted?.[0], counted?.[1], counted?.[3]].map(Number));
    expect(avant?.mean).toBeCloseTo(Number(counted?.[2]), 6);
  });
});
