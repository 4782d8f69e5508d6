import * as arrow from 'apache-arrow';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type TerritoireId, territoireIdSchema } from '../../src/contract/codes';
import type { Row } from '../../src/contract/tables';
import { communeFigures, communeSeries, preloadLatest } from '../../src/files/commune-figures';
import { PublishedFileError, type PublishedFileProblem } from '../../src/files/published-file-error';
import { openPublishedFiles, type PublishedFiles, yearsOf } from '../../src/files/published-files';
import { bboxOfRanks, rankOfCode } from '../../src/domain/communes';
import { sample, sampleTables } from '../sql/support/sample';
import { arrowOf, Publication, type PublicationOptions } from './support/publication';

const openOn = (publication: Publication, valuesKept?: number): PublishedFiles =>
  openPublishedFiles({ base: publication.base, fetch: publication.fetch, ...(valuesKept === undefined ? {} : { valuesKept }) });

function open(options: PublicationOptions = sample): { publication: Publication; files: PublishedFiles } {
  const publication = new Publication(options);
  return { publication, files: openOn(publication) };
}

const id = (text: string): TerritoireId => v.parse(territoireIdSchema, text);

async function failureOf(promise: Promise<unknown>): Promise<PublishedFileError> {
  const error: unknown = await promise.then(() => null, (cause: unknown) => cause);
  if (error instanceof PublishedFileError) return error;
  throw new Error(`attendu : PublishedFileError, reçu : ${String(error)}`);
}

const bytesAt = (publication: Publication, path: string): Uint8Array<ArrayBuffer> => {
  const bytes = publication.files.get(path);
  if (!(bytes instanceof Uint8Array)) throw new Error(`${path} n’est pas publié`);
  return bytes;
};

const valueFile = (publication: Publication, indicateur: string, annee: number): string =>
  publication.manifest.valeurs[indicateur]?.find((file) => file.annee === annee)?.fichier ?? '';

describe('manifest', () => {
  test('only it is revalidated, and it is read once', async () => {
    const { publication, files } = open();
    await Promise.all([files.manifest(), files.manifest(), files.values('apl_mg', null)]);
    await files.manifest();
    const caches = publication.requests.map(({ path, init }) => [path === 'manifest.json', init?.cache]);
    expect(caches).toEqual([[true, 'no-cache'], [false, undefined]]);
  });

  test.each<[string, unknown, PublishedFileProblem]>([
    ['of another version', { version: 2 }, 'version'],
    ['with a path that leaves the folder', { ...new Publication().manifest, demarrage: { fichier: '../a.json', empreinte: '0'.repeat(64), octets: 1 } }, 'schema'],
    ['that is not one', [], 'schema'],
  ])('one %s is refused', async (_, manifest, kind) => {
    const publication = new Publication();
    Object.assign(publication, { manifest });
    expect(await failureOf(openOn(publication).manifest())).toMatchObject({ kind, role: 'manifeste' });
  });

  test('a failure is not kept: the next call tries again', async () => {
    const publication = new Publication();
    let online = false;
    const files = openPublishedFiles({
      base: publication.base,
      fetch: (input, init) => (online ? publication.fetch(input, init) : Promise.reject(new TypeError('Failed to fetch'))),
    });
    const failure = await failureOf(files.manifest());
    expect(failure).toMatchObject({ kind: 'reseau', detail: 'Failed to fetch' });
    expect(failure.message).toMatch(/manifest\.json.*Vérifiez la connexion/u);
    online = true;
    expect((await files.manifest()).version).toBe(1);
  });
});

describe('what a host may do to a file', () => {
  test('packed files are known by their bytes, whatever their headers and names', async () => {
    const packed = open();
    const plain = open({ ...sample, gzip: false });
    expect(await packed.files.communes()).toEqual(await plain.files.communes());
    expect(await packed.files.startup()).toEqual(await plain.files.startup());
  });

  test('a host that unpacks by itself hands over other bytes: their structure is what is checked', async () => {
    const { publication, files } = open();
    publication.files.set(publication.pathOf('communes'), arrowOf('communes', sampleTables.communes ?? []));
    expect((await files.communes()).count).toBe(3);
    publication.files.set(publication.pathOf('themes'), arrowOf('themes', sampleTables.themes ?? []).slice(0, 200));
    expect(await failureOf(files.arrow('themes', 'themes'))).toMatchObject({ kind: 'tronque' });
  });

  test.each<[string, (publication: Publication, path: string) => void, PublishedFileProblem]>([
    ['missing', (p, path) => p.files.delete(path), 'absent'],
    ['answered by the page', (p, path) => p.files.set(path, () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })), 'absent'],
    ['refused', (p, path) => p.files.set(path, () => new Response('', { status: 503 })), 'reseau'],
    ['cut short', (p, path) => p.files.set(path, bytesAt(p, path).slice(0, 20)), 'tronque'],
    ['of the right size but altered', (p, path) => p.files.set(path, bytesAt(p, path).map((byte, i) => (i === 30 ? byte ^ 1 : byte))), 'tronque'],
    ['cut while it arrives', (p, path) => p.files.set(path, () => new Response(new ReadableStream({ start: (c) => c.error(new TypeError('coupé')) }))), 'reseau'],
  ])('%s: says what happened, what still works, what to do', async (_, change, kind) => {
    const { publication, files } = open();
    const path = valueFile(publication, 'apl_mg', 2023);
    change(publication, path);
    const failure = await failureOf(files.values('apl_mg', 2023));
    expect(failure).toMatchObject({ kind, role: 'valeurs', fichier: path });
    expect(failure.message).toContain('Les autres indicateurs et les autres années restent disponibles.');
    expect((await files.values('apl_mg', 2022)).annee).toBe(2022);
  });
});

const withTable = (bytes: Uint8Array<ArrayBuffer>, lignes: number): PublishedFiles => {
  const publication = new Publication();
  publication.files.set('t.arrow', bytes);
  publication.manifest.tables['themes'] = { fichier: 't.arrow', empreinte: '0'.repeat(64), octets: bytes.length, lignes, millesime: null };
  return openPublishedFiles({
    base: publication.base,
    // Hashes are not what is tested here.
    fetch: async (input, init) => {
      const response = await publication.fetch(input, init);
      if (!input.endsWith('manifest.json')) return response;
      const { createHash } = await import('node:crypto');
      const manifest = structuredClone(publication.manifest);
      const entry = manifest.tables['themes'];
      if (entry !== undefined) entry.empreinte = createHash('sha256').update(bytes).digest('hex');
      return Response.json(manifest);
    },
  });
};

const arrowOfTypes = (types: Record<string, arrow.DataType>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(arrow.tableToIPC(new arrow.Table(Object.fromEntries(Object.entries(types).map(([name, type]) => [name, arrow.vectorFromArray([], type)])))));

describe('Arrow tables', () => {
  const theme: Row<'themes'> = { id: 'a', libelle: 'A', definition: 'd', ordre: 1 };

  test('streams and files are read alike', async () => {
    for (const format of ['stream', 'file'] as const) {
      const files = withTable(arrowOf('themes', [theme], format), 1);
      expect((await files.arrow('themes', 'themes')).get(0)?.toJSON()).toEqual(theme);
    }
  });

  test.each<[string, Uint8Array<ArrayBuffer>, number, PublishedFileProblem, string]>([
    ['a column is missing', arrowOf('actions_themes', [{ action: 'a', theme: 'b' }]), 1, 'schema', 'absente'],
    ['rows are missing', arrowOf('themes', [theme]), 2, 'tronque', '1 lignes lues sur 2'],
    ['a column is of another type', arrowOfTypes({ id: new arrow.Utf8(), libelle: new arrow.Utf8(), definition: new arrow.Utf8(), ordre: new arrow.Float64() }), 0, 'schema', 'Float64 au lieu de int32'],
    ['it is no Arrow', new TextEncoder().encode('rien'), 0, 'tronque', ''],
  ])('refused when %s', async (_, bytes, lignes, kind, detail) => {
    expect(await failureOf(withTable(bytes, lignes).arrow('themes', 'themes'))).toMatchObject({ kind, detail: expect.stringContaining(detail) });
  });

  test('refused when a required cell is empty', async () => {
    const holed = JSON.parse(JSON.stringify([theme]).replace('"A"', 'null')) as Row<'themes'>[];
    expect(await failureOf(withTable(arrowOf('themes', holed), 1).arrow('themes', 'themes'))).toMatchObject({ kind: 'schema', detail: expect.stringContaining('libelle') });
  });
});

describe('communes', () => {
  test('columns by rank, unknown numbers NaN, unknown texts null', async () => {
    const { files } = open();
    const communes = await files.communes();
    expect(communes.code).toEqual(['36018', '36022', '86165']);
    expect(Array.from(communes.population)).toEqual([6000, Number.NaN, 5800]);
    expect(communes.densite).toEqual([null, null, null]);
    expect(rankOfCode(communes, '86165')).toBe(2);
    expect(rankOfCode(communes, '01001')).toBeNull();
    expect(bboxOfRanks(communes, Int32Array.of(0, 2))).toEqual([1, 46, 2, 47]);
    expect(bboxOfRanks(communes, new Int32Array(0))).toBeNull();
  });

  test('rows out of order are refused: every rank stands on it', async () => {
    const { files } = open({ tables: { communes: (sampleTables.communes ?? []).toReversed() } });
    expect(await failureOf(files.communes())).toMatchObject({ kind: 'schema', role: 'communes' });
  });

  test('ranks of territories', async () => {
    const territoire = { id: 'cls:brenne', nom: 'Brenne', bbox: null, contrats: [], communes: [{ rang: 1, code: '36022', nom: 'B', population: null }, { rang: 0, code: '36018', nom: 'A', population: 1 }] };
    const { files } = open({ ...sample, startup: { territoires: [territoire], france_bbox: [0, 0, 1, 1], indicateurs: [] } });
    const ranks = async (text: string) => {
      const found = await files.territoryRanks(id(text));
      return found === null ? null : Array.from(found);
    };
    expect(await ranks('cls:brenne')).toEqual([0, 1]);
    expect(await ranks('epci:200070043')).toEqual([2]);
    expect(await ranks('departement:36')).toEqual([0, 1]);
    expect(await ranks('region:24')).toEqual([0, 1, 2]);
    expect(await ranks('bassin_vie:86165')).toEqual([2]);
    expect(await ranks('france:FR')).toBeNull();
    expect(await ranks('cls:inconnu')).toEqual([]);
  });

  test('a contract’s communes need no table: the first map does not wait for it', async () => {
    const { publication, files } = open();
    await files.territoryRanks(id('cls:brenne'));
    expect(publication.requestsOf(publication.pathOf('communes'))).toBe(0);
  });
});

describe('values', () => {
  test('the latest year by default, NaN and a status where there is no value', async () => {
    const { files } = open();
    const latest = await files.values('apl_mg', null);
    expect(latest.annee).toBe(2023);
    expect(Array.from(latest.values)).toEqual([2.5, Number.NaN, 3.1]);
    expect(yearsOf(await files.manifest(), 'apl_mg')).toEqual([2022, 2023]);
    expect(yearsOf(await files.manifest(), 'toString')).toEqual([]);
    expect(await failureOf(files.values('apl_mg', 2020))).toMatchObject({ kind: 'absent', fichier: 'apl_mg 2020' });
  });

  test('asked twice at once, fetched once; kept afterwards; the one left unread longest goes first', async () => {
    const { publication } = open();
    const files = openOn(publication, 1);
    const path = valueFile(publication, 'apl_mg', 2023);
    const [first, second] = await Promise.all([files.values('apl_mg', 2023), files.values('apl_mg', null)]);
    expect(first).toBe(second);
    await files.values('apl_mg', 2023);
    expect(publication.requestsOf(path)).toBe(1);
    await files.values('pop', null);
    await files.values('apl_mg', 2023);
    expect(publication.requestsOf(path)).toBe(2);
  });

  test('one of two who give up does not take the file from the other; when both do, the request is aborted', async () => {
    const { publication, files } = open();
    await files.manifest();
    const path = valueFile(publication, 'apl_mg', 2023);
    const [one, two] = [new AbortController(), new AbortController()];
    const given = files.values('apl_mg', 2023, one.signal);
    const kept = files.values('apl_mg', 2023, two.signal);
    one.abort();
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    expect((await kept).annee).toBe(2023);
    expect(publication.requestsOf(path)).toBe(1);

    const both = [new AbortController(), new AbortController()];
    const waiting = both.map(({ signal }) => files.values('pop', null, signal));
    await Promise.resolve();
    both.forEach((controller) => controller.abort());
    for (const promise of waiting) await expect(promise).rejects.toMatchObject({ name: 'AbortError' });
    const signal = publication.requests.find(({ path: asked }) => asked === valueFile(publication, 'pop', 2023))?.init?.signal;
    expect(signal === undefined || signal?.aborted).toBe(true);
  });
});

describe('the access file', () => {
  test('is handed over unpacked once checked', async () => {
    const { publication, files } = open();
    publication.manifest.acces = publication.manifest.demarrage;
    expect(JSON.parse(new TextDecoder().decode(await files.access()))).toMatchObject({ territoires: [] });
  });

  test('that no manifest cites, or that is altered, is refused with what still works', async () => {
    const { publication, files } = open();
    expect(await failureOf(files.access())).toMatchObject({ kind: 'absent', role: 'acces', message: expect.stringContaining('restent disponibles') });
    publication.manifest.acces = { ...publication.manifest.demarrage, empreinte: '0'.repeat(64) };
    expect(await failureOf(openOn(publication).access())).toMatchObject({ kind: 'tronque', role: 'acces' });
  });
});

describe('figures of a commune', () => {
  test('each as soon as its file is there; one that fails is named and does not hold the others', async () => {
    const { publication, files } = open();
    publication.files.delete(valueFile(publication, 'pop', 2023));
    const figures: unknown[] = [];
    const failures = await communeFigures(files, 1, (figure) => figures.push(figure));
    expect(figures).toEqual([{ indicateur: 'apl_mg', annee: 2023, valeur: null, statut: 'secret' }]);
    expect(failures).toMatchObject([{ indicateur: 'pop' }]);
  });

  test('read ahead, they ask for no file', async () => {
    const { publication, files } = open();
    await preloadLatest(files);
    const before = publication.requests.length;
    await communeFigures(files, 0, () => undefined);
    expect(publication.requests).toHaveLength(before);
  });

  test('a series, by year', async () => {
    const { files } = open();
    expect((await communeSeries(files, 'apl_mg', 0)).map(({ annee, valeur }) => [annee, valeur])).toEqual([[2022, 2.4], [2023, 2.5]]);
  });
});
