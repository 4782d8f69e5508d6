import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface DownloadOptions {
  /** Attempts in all. */
  readonly attempts: number;
  /** Wait before the second attempt, in milliseconds; doubled each time. */
  readonly backoff: number;
  /** Longest wait for the whole answer, in milliseconds. */
  readonly timeout: number;
  readonly onProgress: (received: number, total: number | null) => void;
}

/**
 * Fetches a file into `target`, which appears only once complete and accepted by `check`.
 * @throws Error with the last attempt's reason.
 */
export async function download(
  url: string,
  target: string,
  check: (path: string) => void,
  options: DownloadOptions,
): Promise<void> {
  const partial = `${target}.partiel`;
  mkdirSync(dirname(target), { recursive: true });
  let reason: unknown;
  for (let attempt = 0; attempt < options.attempts; attempt += 1) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, options.backoff * 2 ** (attempt - 1)));
    try {
      writeFileSync(partial, await fetchBytes(url, options));
      check(partial);
      renameSync(partial, target);
      return;
    } catch (error) {
      reason = error;
    } finally {
      rmSync(partial, { force: true });
    }
  }
  throw reason instanceof Error ? reason : new Error(String(reason));
}

async function fetchBytes(url: string, options: DownloadOptions): Promise<Uint8Array> {
  const response = await fetch(url, { signal: AbortSignal.timeout(options.timeout) });
  if (!response.ok || response.body === null) throw new Error(`réponse ${response.status}`);
  const announced = Number(response.headers.get('content-length') ?? Number.NaN);
  const total = Number.isFinite(announced) && response.headers.get('content-encoding') === null ? announced : null;
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    received += chunk.length;
    options.onProgress(received, total);
  }
  if (total !== null && received !== total) throw new Error(`${received} octets reçus sur ${total}`);
  return Buffer.concat(chunks);
}
