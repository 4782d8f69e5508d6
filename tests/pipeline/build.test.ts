import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeFiles } from '../../scripts/lib/freshness';
import { readManifest, readTable, readValues } from '../../scripts/lib/read-published';
import { readGzipJson } from '../data/support/published';
import type { Manifest } from '../../src/contract/manifest';
import { finderDepartementSchema, type FinderManifest, finderManifestSchema, finderNamesSchema } from '../../src/contract/finder';
import { startupSchema } from '../../src/contract/startup';
import { tables } from '../../src/contract/tables';
import { hashesOf, mirror, root, run } from './support/build';

const folder = mkdtempSync(join(tmpdir(), 'cls-build-'));
afterAll(() => rmSync(folder, { recursive: true }));

const readFinder = (out: string): FinderManifest => v.parse(finderManifestSchema, JSON.parse(readFileSync(join(out, 'relais/relais.json'), 'utf8')));

const sourceStatuts = (out: string, manifest: Manifest): Map<unknown, unknown> => {
  const table = readTable(out, manifest.tables['sources']?.fichier ?? '');
  return new Map(Array.from({ length: table.numRows }, (_, i) => [table.getChild('id')?.get(i), table.getChild('statut')?.get(i)]));
};

describe('with no mirror and no network', () => {
  const out = join(folder, 'repli');
  const env = { CLS_SOURCES: join(folder, 'nulle-part'), CLS_OFFLINE: '1', CLS_OUT: out, CLS_CACHE: join(folder, 'cache') };
  let manifest: Manifest;

  beforeAll(() => {
    const { status, stderr } = run('build-data', [], env);
    if (status !== 0) throw new Error(stderr);
    manifest = readManifest(out);
  });

  it('builds the embedded default, and says that it is one', () => {
    expect(manifest.etat).toBe('repli');
    expect(manifest.tuiles.contours_schematiques).toBe(true);
    expect(manifest.nb_communes).toBe(34_969);
    expect(Object.keys(manifest.contours).sort()).toEqual(['25', '36', '41', '55', '86']);
  });
  it('has every table of the contract', () => {
    const expected = [...Object.keys(tables).filter((name) => name !== 'contours' && name !== 'valeurs'), 'lieux_odbl'];
    expect(Object.keys(manifest.tables).sort()).toEqual(expected.sort());
  });
  it('has the five territories, their people and their GPs’ APL, and nothing for the rest of the country', () => {
    const [apl] = manifest.valeurs['apl_mg'] ?? [];
    expect(apl).toMatchObject({ annee: 2023, renseignees: 343 });
    const startup = v.parse(startupSchema, readGzipJson(out, manifest.demarrage.fichier));
    expect(startup.territoires).toHaveLength(5);
    const members = startup.territoires.flatMap(({ communes }) => communes);
    expect(members).toHaveLength(343);
    if (apl === undefined) throw new Error('apl_mg sans fichier');
    const { values } = readValues(out, apl, manifest.nb_communes);
    expect(members.filter(({ rang }) => Number.isNaN(values[rang] ?? Number.NaN))).toEqual([]);
    expect(manifest.valeurs['revenu_median']).toBeUndefined();
  });
  it('has the finder’s files: every name, and no place but those of the contracts', () => {
    const { noms, departements, trajet } = readFinder(out);
    const names = noms.flatMap(({ fichier }) => v.parse(finderNamesSchema, readGzipJson(out, fichier)));
    expect(names).toHaveLength(34_969);
    expect(trajet).toBeNull();
    const indre = v.parse(finderDepartementSchema, readGzipJson(out, departements['36']?.points.fichier ?? ''));
    expect(indre.communes.filter(({ lon }) => lon !== null)).not.toEqual([]);
    expect(indre.contrats.map(({ id }) => id)).toEqual(['brenne-2021']);
    expect(indre.lieux.filter(({ source }) => source !== 'lieux_des_contrats')).toEqual([]);
    expect(indre.lieux.map(({ id }) => id)).toContain('site-hospitalier-le-blanc');
  });
  it('says of each missing source that it is, and why', () => {
    const statuts = sourceStatuts(out, manifest);
    expect(statuts.get('repli')).toBe('lue');
    expect(statuts.get('contours_communes')).toBe('absente');
    expect([...statuts.values()].filter((statut) => statut === 'absente').length).toBeGreaterThan(20);
  });
  it('gives the same bytes a second time, elsewhere', () => {
    const again = join(folder, 'repli-bis');
    expect(run('build-data', [], { ...env, CLS_OUT: again }).status).toBe(0);
    expect(hashesOf(again)).toEqual(hashesOf(out));
  });
  it('builds nothing again while nothing changes, and again when a file is gone', () => {
    expect(run('build-data', [], env).stdout).toContain('rien à construire');
    const finder = readFinder(out);
    for (const gone of [manifest.tables['communes']?.fichier ?? '', finder.noms[0]?.fichier ?? '', 'relais/relais.json']) {
      rmSync(join(out, gone));
      expect(run('build-data', [], env).stdout).toContain('Données construites');
      expect(existsSync(join(out, gone))).toBe(true);
    }
  });
  it('removes what an earlier build left', () => {
    const stale = join(out, 'tables', 'communes.000000000000.arrow.gz');
    writeFileSync(stale, 'périmé');
    expect(run('build-data', [], { ...env, CLS_FORCE: '1' }).status).toBe(0);
    expect(existsSync(stale)).toBe(false);
    expect(readdirSync(out).sort()).toEqual(['contours', 'manifest.json', 'relais', 'tables', 'valeurs', manifest.tuiles.fichier, manifest.demarrage.fichier].sort());
  });
});

describe('with some sources missing or damaged', () => {
  const partial = join(folder, 'miroir');
  const out = join(folder, 'partiel');
  const copy = (path: string): void => {
    mkdirSync(dirname(join(partial, path)), { recursive: true });
    cpSync(join(mirror, path), join(partial, path));
  };
  let manifest: Manifest;

  beforeAll(() => {
    for (const path of ['cog/mouvements-communes-20260101.csv', 'zonages/grille_densite_7_niveaux.csv', 'apl/apl_infirmiers.xlsx']) copy(path);
    mkdirSync(join(partial, 'population'), { recursive: true });
    writeFileSync(join(partial, 'population/filosofi_2021.csv'), `code_commune,revenu_median_2021,taux_pauvrete_2021\n${'01001,1,1\n'.repeat(20_000)}`);
    mkdirSync(join(partial, 'zonages'), { recursive: true });
    writeFileSync(join(partial, 'zonages/frr-juillet-2025.csv'), 'tout autre chose\n'.repeat(20_000));
    const { status, stderr } = run('build-data', [], { CLS_SOURCES: partial, CLS_OFFLINE: '1', CLS_OUT: out, CLS_CACHE: join(folder, 'cache-partiel') });
    if (status !== 0) throw new Error(stderr);
    manifest = readManifest(out);
  });

  it('goes on, and tells the absent from the illegible', () => {
    const statuts = sourceStatuts(out, manifest);
    expect(statuts.get('grille_densite')).toBe('lue');
    expect(statuts.get('filosofi_2021')).toBe('illisible');
    expect(statuts.get('frr_2025')).toBe('illisible');
    expect(statuts.get('bpe_2020')).toBe('absente');
  });
  it('publishes the indicators of the sources that are there, and those alone', () => {
    expect(manifest.valeurs['apl_infirmiers']?.map(({ annee }) => annee)).toEqual([2022, 2023]);
    expect(manifest.valeurs['densite_grille']).toHaveLength(1);
    expect(manifest.valeurs['taux_pauvrete']).toBeUndefined();
    expect(manifest.valeurs['minutes_gare']).toBeUndefined();
  });
});

it('watches the code that a build runs, threads included, and no other', () => {
  const names = codeFiles(root).map((path) => path.slice(root.length + 1));
  expect(names).toContain('scripts/steps/tiles-worker.ts');
  expect(names).toContain('scripts/steps/relais-worker.ts');
  expect(names).toContain('src/contract/tables.ts');
  expect(names.filter((name) => /^src\/(?!contract|domain)|tests\/|tasks\//u.test(name))).toEqual([]);
});

describe('queries from the command line', () => {
  const out = join(folder, 'repli');
  const env = { CLS_OUT: out, CLS_CACHE: join(folder, 'cache') };

  it('prints CSV with a header, quoting what needs it', () => {
    const { status, stdout } = run('sql', ["SELECT code, 'a,\"b\"' AS texte, NULL AS rien, '' AS vide FROM communes WHERE code IN ('36018', '01001') ORDER BY code"], env);
    expect(status).toBe(0);
    expect(stdout).toBe('code,texte,rien,vide\n01001,"a,""b""",,""\n36018,"a,""b""",,""\n');
  });
  it('has every table of the contract, values and outlines whole', () => {
    const query = Object.keys(tables).map((name) => `SELECT '${name}' AS nom, count(*) AS n FROM ${name}`).join(' UNION ALL ');
    const { stdout } = run('sql', [query], env);
    const counts = new Map(stdout.trim().split('\n').slice(1).map((line) => [line.split(',')[0], Number(line.split(',')[1])]));
    const manifest = readManifest(out);
    expect(counts.get('communes')).toBe(manifest.nb_communes);
    expect(counts.get('contours')).toBe(343);
    expect(counts.get('valeurs')).toBe(Object.values(manifest.valeurs).flat().length * manifest.nb_communes);
  });
  it.each([['SELECT n’importe quoi'], ['SELECT absente FROM communes'], ['DELETE FROM communes'], ['']])('says in one line what is wrong with « %s »', (query) => {
    const { status, stdout, stderr } = run('sql', [query], env);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr.trim()).not.toBe('');
  });
  it('says so when nothing is published', () => {
    const { status, stderr } = run('sql', ['SELECT 1'], { ...env, CLS_OUT: join(folder, 'vide') });
    expect(status).toBe(1);
    expect(stderr.trim()).toBe('aucune donnée publiée : lancer d’abord npm run data');
  });
});
