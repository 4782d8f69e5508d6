import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOptions } from '../../scripts/lib/options';
import { openPublishedDatabase } from '../../scripts/lib/sql-database';
import type { Manifest } from '../../src/contract/manifest';
import { placeSummary } from '../../src/db/queries';
import { isolatedRows } from '../../src/view-models/portrait/isolated';
import { reachRows } from '../../src/view-models/portrait/minutes';
import type { PortraitInput } from '../../src/view-models/portrait/subject';
import { root } from '../pipeline/support/build';
import { contractPortraits, french, plain } from './support/portraits';
import { publishedManifest, rowsOf } from './support/published';
import { kilometres, rawLevels, rawPlaces, type RawPlace } from './support/raw-places';

/** Services of the portraits with estimated minutes, and the places of the source files that serve them. */
const services: Readonly<Record<string, (place: RawPlace) => boolean>> = {
  minutes_france_services: ({ kind, roaming }) => kind === 'france_services' && !roaming,
  minutes_hopital: ({ kind }) => kind === 'hopital',
  minutes_hopital_general: ({ general }) => general,
  minutes_ehpad: ({ kind }) => kind === 'ehpad',
  minutes_residence_autonomie: ({ kind }) => kind === 'residence_autonomie',
  minutes_accueil_jour: ({ kind }) => kind === 'accueil_jour',
  minutes_gare: ({ kind }) => kind === 'gare',
  minutes_covoiturage: ({ kind }) => kind === 'covoiturage',
};

let manifest: Manifest;
let db: DuckDBConnection;
let portraits: PortraitInput[];
let places: RawPlace[];
let codes: string[];
let people: ReadonlyMap<string, number>;

/** Beginning of the sentence of a curve: neither nobody nor all but when it is so. */
function whoLives(share: number): string {
  if (share === 0) return 'Aucun des habitants ne vit';
  if (share === 1) return 'Tous les habitants vivent';
  if (share >= 0.995) return 'Plus de 99 % des habitants vivent';
  return share < 0.005 ? 'Moins de 1 % des habitants vivent' : `${french(100 * share)} % des habitants vivent`;
}

const ranksOf = ({ subject }: PortraitInput): number[] => [...(subject.ranks ?? [])];

beforeAll(async () => {
  manifest = publishedManifest();
  db = await (await openPublishedDatabase(readOptions(process.env, join(import.meta.dirname, '../..')))).connect();
  portraits = contractPortraits(manifest);
  codes = rowsOf(manifest, 'communes').map(({ code }) => code);
  const reference: { code: string; type: string; population?: number }[] = JSON.parse(readFileSync(join(root, 'node_modules/@etalab/decoupage-administratif/data/communes.json'), 'utf8'));
  people = new Map(reference.flatMap(({ code, type, population }) => (type === 'commune-actuelle' && population !== undefined ? [[code, population]] : [])));
  places = await rawPlaces();
}, 240_000);

describe('places of the five portraits, counted in the source files', () => {
  it('every kind, those that go round told apart', async () => {
    const wrong: string[] = [];
    for (const input of portraits) {
      const members = new Set(ranksOf(input).map((rank) => codes[rank]));
      const here = places.filter(({ commune }) => commune !== null && members.has(commune));
      const named = readFileSync(join(root, 'data/lieux/contrats.csv'), 'utf8').trim().split('\n').slice(1).filter((line) => [...members].some((code) => line.includes(`,${code},`)));
      const summary = (await db.runAndReadAll(placeSummary.sql, [input.subject.id, null])).getRowObjectsJS();
      for (const kind of ['france_services', 'hopital', 'ehpad', 'residence_autonomie', 'accueil_jour', 'gare', 'covoiturage', 'autre']) {
        const row = summary.find(({ categorie }) => categorie === kind);
        const mine = here.filter((place) => place.kind === kind);
        const expected = [mine.length + (kind === 'autre' ? named.length : 0), mine.filter(({ roaming }) => roaming).length].join(', ');
        const shown = [Number(row?.['ici']), Number(row?.['itinerants'])].join(', ');
        if (shown !== expected) wrong.push(`${input.subject.id} ${kind} : ${shown} / ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('minutes of the five portraits, from the source files and the published parameters', () => {
  /** Minutes by rank to the nearest of some places, all pairs measured; NaN outside the five territories. */
  let minutesTo: Map<string, Map<number, number>>;

  beforeAll(() => {
    const levels = rawLevels();
    const parameter = (mesure: string, level: number): number => rowsOf(manifest, 'qualite_modeles').find((row) => row.mesure === mesure && row.perimetre === `paramètre, niveau de densité ${level}`)?.valeur ?? Number.NaN;
    const communes = rowsOf(manifest, 'communes');
    const reach = (serves: (place: RawPlace) => boolean): Map<number, number> => {
      const served = places.filter((place) => place.commune !== null && serves(place));
      return new Map(
        portraits.flatMap(ranksOf).map((rank) => {
          const [own, { lon, lat } = { lon: null, lat: null }] = [levels.get(codes[rank] ?? '') ?? Number.NaN, communes[rank]];
          const kms = served.map((place) => kilometres(lon ?? Number.NaN, lat ?? Number.NaN, place.lon, place.lat));
          const km = kms.reduce((least, each) => Math.min(least, each), Infinity);
          const there = levels.get(served[kms.indexOf(km)]?.commune ?? '') ?? Number.NaN;
          return [rank, Math.min(1, km / 2) * (parameter('depart', own) + parameter('arrivee', there)) + parameter('allure', own) * km];
        }),
      );
    };
    minutesTo = new Map(Object.entries(services).map(([id, serves]) => [id, reach(serves)]));
  }, 120_000);

  it('each commune, to each service', () => {
    const wrong: string[] = [];
    for (const [id, mine] of minutesTo) {
      const published = portraits[0]?.columns.latest(id)?.values;
      for (const [rank, minutes] of mine) {
        // Published to the tenth; positions to the millionth of a degree.
        if (!(Math.abs((published?.[rank] ?? Number.NaN) - minutes) < 0.0501)) wrong.push(`${id} ${codes[rank]} : ${published?.[rank]} / ${minutes}`);
      }
      expect(mine.size).toBe(343);
    }
    expect(wrong).toEqual([]);
  });

  it('people within 10, 15, 20 and 30 minutes, the curve, the sentence, and who is at 30 minutes or more', () => {
    let told = 0;
    for (const input of portraits) {
      const wanted = input.indicators.filter(({ id }) => id in services);
      const rows = reachRows(input, wanted);
      const far = isolatedRows(input, wanted, { nom: rowsOf(manifest, 'communes').map(({ nom }) => nom) });
      expect(rows.map(({ id }) => id).toSorted()).toEqual(Object.keys(services).toSorted());
      for (const { id, cells, curve, sentence } of rows) {
        // As published, to the tenth: a commune at 19.96 minutes is at 20.
        const own = ranksOf(input).map((rank) => ({ minutes: Math.round(10 * (minutesTo.get(id)?.get(rank) ?? Number.NaN)) / 10, people: people.get(codes[rank] ?? '') ?? Number.NaN }));
        const all = own.reduce((sum, each) => sum + each.people, 0);
        const within = (limit: number): number => own.reduce((sum, each) => sum + (each.minutes < limit ? each.people : 0), 0);
        expect(cells?.map((cell) => plain(cell.people)), `${input.subject.id} ${id}`).toEqual([10, 15, 20, 30].map((limit) => french(within(limit))));
        for (const point of curve) expect(point.own).toBeCloseTo((100 * within(point.minutes)) / all, 9);
        const share = within(20) / all;
        expect(plain(sentence)).toContain(`${whoLives(share)} dans une commune à moins de 20 minutes`);
        const isolated = far.find((row) => row.id === id);
        expect(plain(isolated?.people ?? ''), `${input.subject.id} ${id}`).toBe(french(all - within(30)));
        expect(plain(isolated?.communes ?? '')).toBe(`${french(own.filter(({ minutes }) => minutes >= 30).length)} sur ${french(own.length)}`);
        told += 1;
      }
    }
    expect(told).toBe(40);
  });

  it('France’s curve: every commune with minutes, weighted by the source’s population', () => {
    for (const id of Object.keys(services)) {
      const [input] = portraits;
      const minutes = input?.columns.latest(id)?.values ?? [];
      const [row] = input === undefined ? [] : reachRows(input, input.indicators.filter((indicator) => indicator.id === id));
      const known = codes.flatMap((code, rank) => (Number.isNaN(minutes[rank] ?? Number.NaN) ? [] : [{ minutes: minutes[rank] ?? Number.NaN, people: people.get(code) ?? 0 }]));
      const all = known.reduce((sum, each) => sum + each.people, 0);
      expect(all).toBeGreaterThan(6e7);
      for (const point of row?.curve ?? []) expect(point.france).toBeCloseTo((100 * known.reduce((sum, each) => sum + (each.minutes < point.minutes ? each.people : 0), 0)) / all, 9);
      expect(row?.curve).toHaveLength(12);
    }
  });
});
