import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { siteFolder } from './published';

export interface HostOptions {
  /** Where the site stands, with both slashes. */
  readonly path?: string;
  /** False: `Range` is ignored, as some hosts do. */
  readonly ranges?: boolean;
  /** Says `Content-Encoding: gzip` of `.gz` files, so that the browser unpacks them by itself. */
  readonly encodesGzip?: boolean;
  /** Folder of the site, asked at each request: another build may take its place. */
  readonly site?: () => string;
  /** Folder of other published data, in place of the site's own. */
  readonly data?: string | (() => string);
  /** Other pages of the host, by their path under the site's. */
  readonly pages?: Readonly<Record<string, string>>;
}

export interface Host {
  /** Address of the site, with its final slash. */
  readonly url: string;
  /** Bytes handed to the network for the files whose path ends so. */
  readonly sent: (end: string) => number;
  readonly close: () => Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** A plain static host for the built site: no security header at all, so that the page stands on its meta tag alone. */
export async function startHost({ path = '/', ranges = true, encodesGzip = false, site = () => siteFolder, data = join(siteFolder, 'data'), pages = {} }: HostOptions = {}): Promise<Host> {
  const sent = new Map<string, number>();

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const inside = asked.startsWith(path) ? normalize(asked.slice(path.length)) : '..';
    const page = pages[inside];
    if (page !== undefined) {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
      return;
    }
    const name = inside === '.' || inside === '' ? 'index.html' : inside;
    const file = name.startsWith('data/') ? join(typeof data === 'string' ? data : data(), name.slice('data/'.length)) : join(site(), name);
    const found = inside.startsWith('..') ? undefined : statSync(file, { throwIfNoEntry: false });
    if (found?.isFile() !== true) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('404');
      return;
    }
    const headers: Record<string, string> = { 'Content-Type': contentTypes[extname(file)] ?? 'application/octet-stream' };
    if (encodesGzip && file.endsWith('.gz')) headers['Content-Encoding'] = 'gzip';
    const range = ranges ? /^bytes=(\d+)-(\d+)$/u.exec(request.headers.range ?? '') : null;
    const start = Number(range?.[1] ?? 0);
    const end = Math.min(Number(range?.[2] ?? found.size - 1), found.size - 1);
    if (range !== null) headers['Content-Range'] = `bytes ${start}-${end}/${found.size}`;
    response.writeHead(range === null ? 200 : 206, { ...headers, 'Content-Length': String(end - start + 1) });
    const stream = createReadStream(file, { start, end });
    stream.on('data', (chunk) => sent.set(inside, (sent.get(inside) ?? 0) + chunk.length));
    response.on('close', () => stream.destroy());
    stream.pipe(response);
  };

  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    sent: (ending) => [...sent].reduce((sum, [file, bytes]) => (file.endsWith(ending) ? sum + bytes : sum), 0),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
