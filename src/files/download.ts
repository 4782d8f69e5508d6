import { PublishedFileError, type PublishedFileRole } from './published-file-error';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** A file to fetch; `octets` and `empreinte` (of the file as published) are checked when the manifest gives them. */
export interface FileToFetch {
  readonly role: PublishedFileRole;
  readonly fichier: string;
  readonly url: string;
  readonly octets?: number;
  readonly empreinte?: string;
}

/**
 * Fetches a file and unpacks it if its bytes are gzip's.
 * @throws PublishedFileError; the signal's reason when aborted.
 */
export async function download(fetch: Fetch, file: FileToFetch, init: RequestInit = {}): Promise<Uint8Array<ArrayBuffer>> {
  const received = await fetchBytes(fetch, file, init);
  const packed = isGzip(received);
  if (file.octets !== undefined && received.length !== file.octets) {
    // A host that unpacks by itself (Content-Encoding) hands over other bytes than those published: their structure is checked by the reader.
    const unpackedByHost = !packed && file.fichier.endsWith('.gz');
    if (!unpackedByHost) throw new PublishedFileError('tronque', file, `${received.length} octets reçus sur ${file.octets}`);
  } else if (file.empreinte !== undefined) await checkHash(received, file, file.empreinte);
  return packed ? unpack(received, file) : received;
}

async function fetchBytes(fetch: Fetch, file: FileToFetch, init: RequestInit): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    response = await fetch(file.url, init);
  } catch (cause) {
    throw asFailure(cause, file, init.signal);
  }
  if (response.status === 404 || response.status === 410) throw new PublishedFileError('absent', file, `HTTP ${response.status}`);
  if (!response.ok) throw new PublishedFileError('reseau', file, `HTTP ${response.status}`);
  // Some hosts answer a missing file with the page itself.
  if (response.headers.get('content-type')?.startsWith('text/html') === true) {
    throw new PublishedFileError('absent', file, 'une page HTML est servie à sa place');
  }
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw asFailure(cause, file, init.signal);
  }
}

/** An abort stays an abort; any other failure of a fetch is the network's. */
function asFailure(cause: unknown, file: FileToFetch, signal: AbortSignal | null | undefined): unknown {
  if (signal?.aborted === true) return signal.reason;
  return new PublishedFileError('reseau', file, cause instanceof Error ? cause.message : String(cause), cause);
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function unpack(bytes: Uint8Array<ArrayBuffer>, file: FileToFetch): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new PublishedFileError('tronque', file, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** Web Crypto hashes off the main thread; it is missing on plain http, where length and structure are what is checked. */
async function checkHash(bytes: Uint8Array<ArrayBuffer>, file: FileToFetch, expected: string): Promise<void> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) return;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found !== expected) throw new PublishedFileError('tronque', file, `empreinte ${found} au lieu de ${expected}`);
}
