import type { RangeResponse, Source } from 'pmtiles';
import type { Fetch } from './download';
import { PublishedFileError } from './published-file-error';
import { untilAborted } from './shared-tasks';

/** Asked with the size in bytes before the whole file is fetched; resolve true to go on. */
export type ConfirmWholeTiles = (bytes: number) => Promise<boolean>;

/** What a reader of PMTiles asks for first: the header and the root directory. */
const head = { offset: 0, length: 16_384 } as const;

export interface TilesSourceOptions {
  readonly fetch: Fetch;
  readonly url: string;
  /** Path as published, for messages. */
  readonly fichier: string;
  /** Size announced by the manifest. */
  readonly octets: number;
  readonly confirm: ConfirmWholeTiles;
}

/**
 * The tiles for `pmtiles`: byte ranges where the host serves them; where it ignores them (it answers 200 with the whole file),
 * the answer is dropped unread, the visitor is told the size and asked once, then the file is fetched whole and cut here.
 * The name of the file holds its hash, so that no part can come from another build: entity tags are not looked at.
 */
export class TilesSource implements Source {
  readonly #options: TilesSourceOptions;
  #whole: Promise<ArrayBuffer> | null = null;
  #consent: Promise<boolean> | null = null;
  #head: Promise<RangeResponse> | null = null;

  constructor(options: TilesSourceOptions) {
    this.#options = options;
  }

  getKey(): string {
    return this.#options.url;
  }

  /** Asks for the head of the archive before anyone reads it; a failure is told by the first to read it, and the next asks again. */
  warm(): void {
    this.#head = this.#read(head.offset, head.length);
    this.#head.catch(() => undefined);
  }

  /** @throws PublishedFileError (`tuiles`); the signal's reason when aborted. */
  async getBytes(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    const known = offset === head.offset && length === head.length ? this.#head : null;
    if (known === null) return this.#read(offset, length, signal);
    this.#head = null;
    return signal === undefined ? known : untilAborted(known, signal);
  }

  async #read(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    const whole = this.#whole;
    if (whole !== null) return this.#slice(whole, offset, length, signal);
    const cancel = new AbortController();
    const response = await this.#fetch({
      headers: { Range: `bytes=${offset}-${offset + length - 1}` },
      signal: signal === undefined ? cancel.signal : AbortSignal.any([signal, cancel.signal]),
    }, signal);
    if (response.status === 206) return { data: await this.#body(response, signal) };
    cancel.abort();
    if (response.status === 404 || response.status === 410) throw this.#error('absent', `HTTP ${response.status}`);
    if (response.status !== 200 || response.headers.get('content-type')?.startsWith('text/html') === true) {
      throw this.#error(response.status === 200 ? 'absent' : 'reseau', `HTTP ${response.status}`);
    }
    this.#whole ??= this.#fetchWhole();
    return this.#slice(this.#whole, offset, length, signal);
  }

  async #slice(whole: Promise<ArrayBuffer>, offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    const buffer = await (signal === undefined ? whole : untilAborted(whole, signal));
    return { data: buffer.slice(offset, offset + length) };
  }

  async #fetchWhole(): Promise<ArrayBuffer> {
    const { confirm, octets } = this.#options;
    this.#consent ??= confirm(octets);
    if (!(await this.#consent)) throw this.#error('reseau', 'téléchargement entier refusé');
    try {
      const response = await this.#fetch({});
      if (!response.ok) throw this.#error('reseau', `HTTP ${response.status}`);
      const buffer = await this.#body(response);
      if (buffer.byteLength !== octets) throw this.#error('tronque', `${buffer.byteLength} octets reçus sur ${octets}`);
      return buffer;
    } catch (cause) {
      // The next tile tries again, without asking again what was answered.
      this.#whole = null;
      throw cause;
    }
  }

  async #fetch(init: RequestInit, signal?: AbortSignal): Promise<Response> {
    try {
      return await this.#options.fetch(this.#options.url, init);
    } catch (cause) {
      throw this.#failure(cause, signal);
    }
  }

  async #body(response: Response, signal?: AbortSignal): Promise<ArrayBuffer> {
    try {
      return await response.arrayBuffer();
    } catch (cause) {
      throw this.#failure(cause, signal);
    }
  }

  #failure(cause: unknown, signal?: AbortSignal): unknown {
    return signal?.aborted === true ? signal.reason : this.#error('reseau', cause instanceof Error ? cause.message : String(cause), cause);
  }

  #error(kind: 'absent' | 'reseau' | 'tronque', detail: string, cause?: unknown): PublishedFileError {
    return new PublishedFileError(kind, { role: 'tuiles', fichier: this.#options.fichier }, detail, cause);
  }
}
