import { PMTiles } from 'pmtiles';
import { describe, expect, test } from 'vitest';
import { PublishedFileError } from '../../src/files/published-file-error';
import { TilesSource } from '../../src/files/tiles';

const archive = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
const url = 'https://exemple.test/carto/data/communes.abc.pmtiles';

interface Host {
  readonly ranges: boolean;
  readonly status?: number;
  readonly type?: string;
  readonly size?: number;
}

function hostOf({ ranges, status = 200, type = 'application/octet-stream', size = archive.length }: Host) {
  const asked: { readonly range: string | null; readonly signal: AbortSignal | null | undefined; body: boolean }[] = [];
  const fetch = async (_: string, init?: RequestInit): Promise<Response> => {
    init?.signal?.throwIfAborted();
    const range = new Headers(init?.headers).get('Range');
    const request = { range, signal: init?.signal, body: false };
    asked.push(request);
    if (status !== 200) return new Response('', { status });
    const [, first, last] = /bytes=(\d+)-(\d+)/u.exec(range ?? '') ?? [];
    if (ranges && first !== undefined) return new Response(archive.slice(Number(first), Number(last) + 1), { status: 206 });
    const body = new ReadableStream(
      {
        pull: (controller) => {
          request.body = true;
          controller.enqueue(archive.slice(0, size));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(body, { headers: { 'content-type': type } });
  };
  return { fetch, asked };
}

function sourceOn(host: Host, answer = true) {
  const { fetch, asked } = hostOf(host);
  const confirmed: number[] = [];
  const confirm = async (bytes: number) => {
    confirmed.push(bytes);
    return answer;
  };
  return { source: new TilesSource({ fetch, url, fichier: 'communes.abc.pmtiles', octets: archive.length, confirm }), asked, confirmed };
}

const bytes = (response: { data: ArrayBuffer }): number[] => Array.from(new Uint8Array(response.data));
const part = (offset: number, length: number): number[] => Array.from(archive.slice(offset, offset + length));

describe('a host with byte ranges', () => {
  test('gives the head asked for ahead to the first who reads it, and is asked again by the next', async () => {
    const { source, asked } = sourceOn({ ranges: true });
    source.warm();
    expect(asked).toHaveLength(1);
    expect(bytes(await source.getBytes(0, 16_384))).toEqual(part(0, 1000));
    expect(asked.map(({ range }) => range)).toEqual(['bytes=0-16383']);
    await source.getBytes(0, 16_384);
    expect(asked).toHaveLength(2);
  });

  test('tells a failure of the head to who reads it, and is asked again', async () => {
    let refused = true;
    const { fetch } = hostOf({ ranges: true });
    const source = new TilesSource({
      fetch: (...request) => (refused ? Promise.reject(new TypeError('Failed to fetch')) : fetch(...request)),
      url,
      fichier: 'a',
      octets: archive.length,
      confirm: async () => true,
    });
    source.warm();
    await expect(source.getBytes(0, 16_384)).rejects.toBeInstanceOf(PublishedFileError);
    refused = false;
    expect(bytes(await source.getBytes(0, 16_384))).toEqual(part(0, 1000));
  });

  test('gives the parts asked for, and nobody is asked anything', async () => {
    const { source, asked, confirmed } = sourceOn({ ranges: true });
    expect(bytes(await source.getBytes(10, 20))).toEqual(part(10, 20));
    expect(bytes(await source.getBytes(990, 50))).toEqual(part(990, 10));
    expect(asked.map(({ range }) => range)).toEqual(['bytes=10-29', 'bytes=990-1039']);
    expect(confirmed).toEqual([]);
    expect(source.getKey()).toBe(url);
  });
});

describe('a host that ignores byte ranges', () => {
  test('says the size, asks once, then serves every part from one download', async () => {
    const { source, asked, confirmed } = sourceOn({ ranges: false });
    const [first, second] = await Promise.all([source.getBytes(0, 7), source.getBytes(500, 9)]);
    expect([bytes(first), bytes(second)]).toEqual([part(0, 7), part(500, 9)]);
    expect(bytes(await source.getBytes(300, 4))).toEqual(part(300, 4));
    expect(confirmed).toEqual([1000]);
    expect(asked.map(({ range }) => range)).toEqual(['bytes=0-6', 'bytes=500-508', null]);
  });

  test('the whole file sent in answer to a part is dropped unread', async () => {
    const { source, asked } = sourceOn({ ranges: false }, false);
    await expect(source.getBytes(0, 7)).rejects.toMatchObject({ kind: 'reseau', role: 'tuiles' });
    expect(asked.map(({ range, body, signal }) => [range, body, signal?.aborted])).toEqual([['bytes=0-6', false, true]]);
  });

  test('a refusal holds for every tile, without asking again', async () => {
    const { source, confirmed } = sourceOn({ ranges: false }, false);
    await expect(source.getBytes(0, 7)).rejects.toBeInstanceOf(PublishedFileError);
    await expect(source.getBytes(9, 7)).rejects.toBeInstanceOf(PublishedFileError);
    expect(confirmed).toEqual([1000]);
  });

  test('a download cut short is said; the next tile tries again without asking again', async () => {
    const { source, confirmed, asked } = sourceOn({ ranges: false, size: 900 });
    await expect(source.getBytes(0, 7)).rejects.toMatchObject({ kind: 'tronque', detail: '900 octets reçus sur 1000' });
    await expect(source.getBytes(0, 7)).rejects.toMatchObject({ kind: 'tronque' });
    expect(confirmed).toEqual([1000]);
    expect(asked).toHaveLength(4);
  });
});

describe('tiles that cannot be reached', () => {
  test.each([
    [{ ranges: true, status: 404 }, 'absent'],
    [{ ranges: true, status: 500 }, 'reseau'],
    [{ ranges: false, type: 'text/html; charset=utf-8' }, 'absent'],
  ] as const)('%o', async (host, kind) => {
    const { source, confirmed } = sourceOn(host);
    const failure: unknown = await source.getBytes(0, 7).catch((cause: unknown) => cause);
    expect(failure).toMatchObject({ kind });
    expect(failure instanceof Error ? failure.message : '').toContain('le tableau, la recherche et les fiches restent disponibles');
    expect(confirmed).toEqual([]);
  });

  test('without a network', async () => {
    const source = new TilesSource({ fetch: () => Promise.reject(new TypeError('Failed to fetch')), url, fichier: 'a', octets: 1, confirm: async () => true });
    await expect(source.getBytes(0, 7)).rejects.toMatchObject({ kind: 'reseau', detail: 'Failed to fetch' });
  });

  test('a tile given up is an abort, not a failure', async () => {
    const { source } = sourceOn({ ranges: false });
    await expect(source.getBytes(0, 7, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    const hanging = new TilesSource({
      fetch: (_, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
      url, fichier: 'a', octets: 1, confirm: async () => true,
    });
    const giveUp = new AbortController();
    const waiting = hanging.getBytes(0, 7, giveUp.signal);
    giveUp.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});

test('pmtiles takes it as a source', async () => {
  const { source } = sourceOn({ ranges: true });
  await expect(new PMTiles(source).getHeader()).rejects.toThrow(/magic|PMTiles/u);
});
