import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../scripts/lib/catalogue';
import type { BuildOptions } from '../../scripts/lib/options';
import { readOptions } from '../../scripts/lib/options';
import { locateSource, sourceCache } from '../../scripts/sources/locate';
import { readSourceRegistry, type SourceDefinition } from '../../scripts/sources/registry';

const root = join(import.meta.dirname, '../..');
const mirror = join(root, '../shared/sources');
const registry = readSourceRegistry(root);

describe('the registry', () => {
  it('holds every file that the mirror’s README lists', () => {
    const readme = readFileSync(join(mirror, 'README.md'), 'utf8');
    const listed = [...readme.matchAll(/[\w/-]+\.(?:csv|xlsx|geojson\.gz)/gu)].map(([name]) => name.split('/').at(-1) ?? '');
    const registered = new Set(registry.map(({ chemin }) => chemin.split('/').at(-1)));
    expect(listed.length).toBeGreaterThan(20);
    expect(listed.filter((name) => !registered.has(name))).toEqual([]);
  });
  it('finds each of them in the mirror, as its layout says', async () => {
    const options = readOptions({ CLS_OFFLINE: '1', CLS_CACHE: join(tmpdir(), 'aucun-cache') }, root);
    const locations = await Promise.all(registry.map((source) => locateSource(source, options, () => undefined)));
    expect(registry.filter((_, i) => locations[i]?.found !== true).map(({ id }) => id)).toEqual([]);
  });
  it('never states a licence that nobody stated: an empty one is « non précisée »', () => {
    for (const { licence } of registry) expect(licence).toMatch(/^(?:Licence Ouverte(?: 2\.0)?|ODbL 1\.0|MIT|non précisée)$/u);
  });
});

it('the catalogue has 25 indicators or more, all with a source and a definition', () => {
  const catalogue = readCatalogue(root, new Set(registry.map(({ id }) => id)));
  expect(catalogue.length).toBeGreaterThanOrEqual(25);
  // A sentence, and no plain space before a high punctuation mark.
  const wrong = catalogue.filter(({ definition, unite }) => definition.length < 30 || unite === '' || / [:;!?%]/u.test(definition));
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

const table = 'code;nom\n01001;Un\n01002;Deux\n';
const good = (response: ServerResponse): void => void response.end(table);

describe('where a source is taken from', () => {
  let folder: string;
  let options: BuildOptions;
  const source: SourceDefinition = {
    id: 'essai',
    titre: 'Essai',
    producteur: 'Nous',
    page: null,
    fichier: null,
    chemin: 'dossier/essai.csv',
    format: 'csv',
    licence: 'non précisée',
    millesime: null,
    date_maj: null,
    prochaine_maj: null,
    mention: null,
    disposition: { separateur: ';', ligne_entete: 1, colonnes: ['code', 'nom'], lignes_min: 2, feuilles: [], annees: [] },
  };
  const put = (where: string, text: string): void => {
    const path = join(folder, where, source.chemin);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const locate = (changes: Partial<SourceDefinition> = {}, more: Partial<BuildOptions> = {}) =>
    locateSource({ ...source, ...changes }, { ...options, ...more }, () => undefined);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cls-sources-'));
    options = { root, out: join(folder, 'out'), cache: join(folder, 'cache'), mirrors: [join(folder, 'un'), join(folder, 'deux')], offline: true };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('the cache first, then the mirrors in their order', async () => {
    put('deux', table);
    expect(await locate()).toMatchObject({ path: join(folder, 'deux', source.chemin) });
    put('un', table);
    expect(await locate()).toMatchObject({ path: join(folder, 'un', source.chemin) });
    put('cache/sources', table);
    expect(await locate()).toMatchObject({ path: join(folder, 'cache/sources', source.chemin) });
  });
  it('a copy that lacks a column or is cut short is passed over, and said so', async () => {
    put('cache/sources', 'code\n1\n2\n3\n4\n');
    put('un', 'co');
    put('deux', table);
    const found = await locate();
    expect(found).toMatchObject({ found: true, path: join(folder, 'deux', source.chemin) });
    expect(found.found && found.refused).toHaveLength(2);
  });
  it('nowhere: absent, with the reason; damaged everywhere: illegible', async () => {
    expect(await locate()).toMatchObject({ found: false, illegible: false });
    put('un', 'co');
    expect(await locate()).toMatchObject({ found: false, illegible: true });
  });
  it('a page of error under the name of a workbook is refused', async () => {
    put('un', '<html>'.repeat(100));
    expect(await locate({ format: 'xlsx' })).toMatchObject({ found: false, illegible: true });
  });

  describe('its URL', () => {
    let server: Server;
    let answers: ((response: ServerResponse) => void)[];
    let asked: number;
    let fichier: string;
    beforeEach(async () => {
      asked = 0;
      answers = [];
      server = createServer((_request, response) => {
        asked += 1;
        const answer = answers.shift();
        if (answer === undefined) response.writeHead(500).end();
        else answer(response);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      fichier = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/essai.csv`;
    });
    afterEach(() => new Promise((resolve) => server.close(resolve)));
    it('is read into the cache, again after a failure', async () => {
      answers = [(response) => void response.writeHead(503).end(), good];
      expect(await locate({ fichier }, { offline: false })).toMatchObject({ found: true, path: join(sourceCache(options), source.chemin) });
      expect(asked).toBe(2);
      expect(readFileSync(join(sourceCache(options), source.chemin), 'utf8')).toBe(table);
    });
    it('cut short, or of another layout, never reaches the cache', async () => {
      answers = [
        (response) => {
          response.writeHead(200, { 'content-length': '1000' });
          response.write(table);
          response.destroy();
        },
        (response) => void response.end('<html>maintenance</html>'),
        (response) => void response.end(''),
      ];
      const found = await locate({ fichier }, { offline: false });
      expect(found).toMatchObject({ found: false, illegible: false });
      expect(existsSync(join(sourceCache(options), source.chemin))).toBe(false);
    });
    it('is not asked for when the build is offline, nor when a copy is there', async () => {
      expect(await locate({ fichier })).toMatchObject({ found: false, reason: expect.stringContaining('hors réseau') });
      put('deux', table);
      await locate({ fichier }, { offline: false });
      expect(asked).toBe(0);
    });
  });
});
