/**
 * The service worker of `relais.html`, and of no other page: its scope is that page. It keeps the page's own files and the data
 * that were read, nothing else: no tile, no engine, no navigation of the dashboard.
 * A new version waits until the page is closed everywhere, so that no reader is interrupted.
 */
import { finderVersion } from '../../contract/finder-version';
import { isPublishedPath, renewal } from './renewal';

interface WorkerEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
interface WorkerFetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith: (response: Promise<Response>) => void;
}
interface WorkerMessageEvent extends WorkerEvent {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

/** Written by the build (config/finder-worker.ts): paths of the page's own files, and a hash of them. */
const pageFiles = '__RELAIS_FICHIERS__'.split(' ');
const version = '__RELAIS_VERSION__';

const pageCache = `relais-page-${version}`;
/** Data of another layout are never read by this page, nor its own by another. */
const dataCache = `relais-donnees-${finderVersion}`;
const base = new URL('./', location.href);
const dataBase = new URL('data/', base);
const manifestUrl = new URL('relais/relais.json', dataBase).href;
const pageUrls = new Set(pageFiles.map((path) => new URL(path, base).href));

on<WorkerEvent>('install', (event) => {
  event.waitUntil(keepPage().then(carryOver));
});

/** The page itself is asked from the server, never from an older copy; its other files have their hash in their name. */
async function keepPage(): Promise<void> {
  const cache = await caches.open(pageCache);
  await Promise.all([...pageUrls].map(async (url) => cache.put(url, await fetched(new Request(url, { cache: url.endsWith('.html') ? 'reload' : 'default' })))));
}

/** What the device had in the layout of another version is fetched in this one's before it takes over: what was seen stays readable. */
async function carryOver(): Promise<void> {
  const cache = await caches.open(dataCache);
  if ((await cache.match(manifestUrl)) !== undefined) return;
  for (const name of await caches.keys()) {
    if (!name.startsWith('relais-donnees-') || name === dataCache) continue;
    const older = await caches.open(name);
    const before = await older.match(manifestUrl);
    if (before === undefined) continue;
    const [kept, { response, manifest }] = await Promise.all([pathsIn(older), freshManifest()]);
    if (layoutOf(manifest) !== finderVersion) return;
    const { fetch: wanted, drop } = renewal(await before.json(), manifest, kept);
    for (const path of kept) {
      const copy = drop.includes(path) ? undefined : await older.match(urlOf(path));
      if (copy !== undefined) await cache.put(urlOf(path), copy);
    }
    await fetchInto(cache, wanted);
    await cache.put(manifestUrl, response);
  }
}

on<WorkerEvent>('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith('relais-') && name !== pageCache && name !== dataCache) await caches.delete(name);
      // A first visit is served from now on.
      await claim();
    })(),
  );
});

on<WorkerFetchEvent>('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  url.hash = '';
  const path = new URL(url);
  path.search = '';
  if (pageUrls.has(path.href)) event.respondWith(fromPage(path.href, request));
  else if (url.href === manifestUrl) event.respondWith(manifestFor(event));
  else if (url.href.startsWith(new URL('relais/', dataBase).href)) event.respondWith(fromData(request));
});

on<WorkerMessageEvent>('message', (event) => {
  const { data, ports } = event;
  if (typeof data !== 'object' || data === null || !('fichiers' in data) || !Array.isArray(data.fichiers)) return;
  const urls = data.fichiers.filter((url): url is string => typeof url === 'string' && isKept(url));
  event.waitUntil(
    keep(urls).then(
      () => ports[0]?.postMessage(true),
      () => ports[0]?.postMessage(false),
    ),
  );
});

const isKept = (url: string): boolean => url.startsWith(dataBase.href) && isPublishedPath(url.slice(dataBase.href.length));

async function fromPage(url: string, request: Request): Promise<Response> {
  const cache = await caches.open(pageCache);
  return (await cache.match(url)) ?? fetch(request);
}

async function fromData(request: Request): Promise<Response> {
  const cache = await caches.open(dataCache);
  const kept = await cache.match(request.url);
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.ok && isKept(request.url)) await cache.put(request.url, response.clone()).catch(ignore);
  return response;
}

/** The manifest kept, at once; the new one is prepared behind it, for the next visit. */
async function manifestFor(event: WorkerFetchEvent): Promise<Response> {
  const cache = await caches.open(dataCache);
  const kept = await cache.match(manifestUrl);
  if (kept === undefined || event.request.cache === 'reload') return fetch(event.request);
  event.waitUntil(renew(cache, kept.clone()).catch(ignore));
  return kept;
}

/**
 * Everything that the device has is fetched again before the manifest that names it takes the place of the old one. Files of the old
 * one stay until the next visit: the page open now may still read them. A manifest of another layout waits for the page that reads it.
 */
async function renew(cache: Cache, old: Response): Promise<void> {
  const before: unknown = await old.json();
  const kept = await pathsIn(cache);
  for (const path of renewal(before, before, kept).drop) await cache.delete(urlOf(path));
  const { response, manifest } = await freshManifest();
  if (layoutOf(manifest) !== finderVersion || JSON.stringify(manifest) === JSON.stringify(before)) return;
  await fetchInto(cache, renewal(before, manifest, kept).fetch);
  await cache.put(manifestUrl, response);
}

async function freshManifest(): Promise<{ readonly response: Response; readonly manifest: unknown }> {
  const response = await fetched(new Request(manifestUrl, { cache: 'no-cache' }));
  return { response, manifest: await response.clone().json() };
}

const layoutOf = (manifest: unknown): unknown => (typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined);

/** Paths of the data kept, the manifest apart. */
const pathsIn = async (cache: Cache): Promise<string[]> => (await cache.keys()).filter(({ url }) => url !== manifestUrl).map(({ url }) => url.slice(dataBase.href.length));

const urlOf = (path: string): string => new URL(path, dataBase).href;

async function fetchInto(cache: Cache, paths: readonly string[]): Promise<void> {
  for (const path of paths) await cache.put(urlOf(path), await fetched(new Request(urlOf(path))));
}

async function keep(urls: readonly string[]): Promise<void> {
  const cache = await caches.open(dataCache);
  for (const url of urls) if ((await cache.match(url)) === undefined) await cache.put(url, await fetched(new Request(url)));
}

async function fetched(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (!response.ok) throw new Error(`${request.url} : HTTP ${response.status}`);
  return response;
}

function ignore(): void {
  // What could not be kept or renewed is asked again at the next visit.
}

/** Listeners of the worker's scope, whose types the page's own hide. */
function on<E extends WorkerEvent>(type: string, listener: (event: E) => void): void {
  addEventListener(type, (event) => listener(event as E));
}

async function claim(): Promise<void> {
  const clients: unknown = Reflect.get(globalThis, 'clients');
  if (typeof clients === 'object' && clients !== null && 'claim' in clients && typeof clients.claim === 'function') await clients.claim();
}
