import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packRows } from '../../src/contract/columns';
import type { FinderManifest } from '../../src/contract/finder';
import { PublishedFileError } from '../../src/files/published-file-error';
import { openFinderFiles } from '../../src/finder/files';
import { suggester } from '../../src/finder/suggest';
import { readTerritory } from '../../src/finder/territory';
import { manifest as empty, place } from './support';

const commune = (code: string, nom: string) => ({ code, nom, codes_postaux: '36300', lon: 1, lat: 46, densite: 5, contrats: [] });

/** A publication in memory: files by path, and the paths asked for. */
function publication(unreachable = /^$/u) {
  const asked: string[] = [];
  const bodies = new Map<string, Buffer>();
  const publish = (fichier: string, content: unknown): { fichier: string; octets: number } => {
    const body = gzipSync(JSON.stringify(content));
    bodies.set(fichier, body);
    return { fichier, octets: body.length };
  };
  const strip = (name: string) => publish(`relais/mobilite-36-${name}.json.gz`, { code: '36', lieux: packRows([place({ id: name, categorie: 'gare' })]) });
  const other = publish('relais/vide.json.gz', { code: '36', lieux: packRows([]) });
  const manifest: FinderManifest = {
    ...empty,
    noms: [{ ...publish('relais/noms-00.json.gz', [['59350', 'Lille', '59000', '59', 236_000]]), debut: '' }],
    departements: {
      '36': {
        nom: 'Indre',
        points: publish('relais/points-36.json.gz', { code: '36', communes: packRows([commune('36018', 'Le Blanc'), commune('36019', 'Lilleau')]), contrats: [], lieux: packRows([place({})]) }),
        mobilite: [strip('ouest'), { ...strip('milieu'), debut: 1.2 }, { ...strip('est'), debut: 1.5 }],
        hopitaux: other,
        ages: other,
      },
    },
    territoires: [
      { ...publish('relais/territoires-00.json.gz', [['cls:brenne', 'Brenne', ['36'], '36018']]), debut: 'cls:brenne' },
      { ...publish('relais/territoires-01.json.gz', [['region:24', 'Centre-Val de Loire', ['18', '28', '36', '37'], null]]), debut: 'region:24' },
    ],
  };
  bodies.set('relais/relais.json', Buffer.from(JSON.stringify(manifest)));
  const files = openFinderFiles(new URL('https://site.test/data/'), (input) => {
    const path = new URL(String(input)).pathname.slice('/data/'.length);
    asked.push(path);
    if (unreachable.test(path)) return Promise.reject(new TypeError('Failed to fetch'));
    const body = bodies.get(path);
    return Promise.resolve(body === undefined ? new Response('404', { status: 404 }) : new Response(new Uint8Array(body)));
  });
  return { files, asked };
}

describe('the files of the finder, as a page reads them', () => {
  it.each([
    [0.4, 'ouest'],
    [1.2, 'milieu'],
    [1.49, 'milieu'],
    [1.5, 'est'],
    [9, 'est'],
    [null, 'ouest'],
  ])('mobility at longitude %s is that of the strip « %s »', async (lon, wanted) => {
    const { files } = publication();
    expect((await files.mobility('36', () => Promise.resolve(lon))).map(({ id }) => id)).toEqual([wanted]);
  });

  it('has no mobility where nothing is published', async () => {
    expect(await publication().files.mobility('99', () => Promise.resolve(1))).toEqual([]);
  });

  it('reads one file of territories, when one is asked for', async () => {
    const { files, asked } = publication();
    const territory = await readTerritory(files, 'region:24');
    expect(territory).toMatchObject({ nom: 'Centre-Val de Loire' });
    expect(['36018', '59350'].map((code) => territory?.has(code))).toEqual([true, false]);
    expect(asked).toEqual(['relais/relais.json', 'relais/territoires-01.json.gz']);
    expect(await readTerritory(files, 'epci:000')).toBeNull();
  });
});

describe('suggestions limited to a territory', () => {
  it('are its communes alone, without any shard of names, and it says so', async () => {
    const { files, asked } = publication();
    const suggest = suggester(files, () => readTerritory(files, 'cls:brenne'));
    expect((await suggest('blan'))?.suggestions.map(({ code }) => code)).toEqual(['36018']);
    expect((await suggest('36300'))?.suggestions.map(({ code }) => code)).toEqual(['36018']);
    expect(await suggest('lille')).toEqual({ suggestions: [], note: 'Aucune commune de ce nom. Vérifiez le nom, ou écrivez le code postal. Cette page propose seulement les communes de\u00a0: Brenne.' });
    expect(asked.filter((path) => path.includes('noms'))).toEqual([]);
  });

  it('of many départements are looked for in the shards of names', async () => {
    const { files, asked } = publication();
    const suggest = suggester(files, () => readTerritory(files, 'region:24'));
    expect((await suggest('lille'))?.suggestions).toEqual([]);
    expect(asked.filter((path) => path.includes('points'))).toEqual([]);
  });
});

/** A device that keeps the file that ends so. */
const keeping = (path: string) => ({ match: (asked: RequestInfo | URL) => Promise.resolve(String(asked).endsWith(path) ? new Response('') : undefined) });

describe('suggestions without network', () => {
  it('are the communes of the départements that the device keeps, and it says so', async () => {
    const { files } = publication(/noms/u);
    const suggest = suggester(files, () => Promise.resolve(null), keeping('points-36.json.gz'));
    const note = 'Sans réseau, cet appareil connaît seulement les communes de\u00a0: Indre.';
    expect(await suggest('blan')).toEqual({ suggestions: [{ code: '36018', texte: 'Le Blanc (36300, Indre)' }], note });
    expect(await suggest('lille')).toMatchObject({ suggestions: [{ code: '36019' }] });
    expect(await suggest('brest')).toEqual({ suggestions: [], note: `${note} Aucune n’a ce nom.` });
  });

  it('are none where nothing is kept, or nothing can be told: the failure is told instead', async () => {
    for (const kept of [undefined, keeping('autre'), { match: () => Promise.reject(new Error('refusé')) }]) {
      const suggest = suggester(publication(/noms/u).files, () => Promise.resolve(null), kept);
      await expect(suggest('blan')).rejects.toMatchObject({ kind: 'reseau' });
    }
  });

  it('a file that is damaged is not a missing network', async () => {
    const { files } = publication();
    const broken = { ...files, names: () => Promise.reject(new PublishedFileError('tronque', { role: 'relais', fichier: 'noms' }, 'abîmé')) };
    await expect(suggester(broken, () => Promise.resolve(null), keeping('points-36.json.gz'))('blan')).rejects.toMatchObject({ kind: 'tronque' });
  });
});
