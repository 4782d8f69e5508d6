import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);

/** Byte of the gzip header that names the operating system; 255 is « unknown ». */
const osByte = 9;

/**
 * Level-9 gzip whose bytes depend on the input alone: no modification time, no operating system.
 * Runs on libuv's threads, so several may be awaited together.
 */
export async function gzipStable(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = await gzipAsync(bytes, { level: 9 });
  packed[osByte] = 255;
  return packed;
}
