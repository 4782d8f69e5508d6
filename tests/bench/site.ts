import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { build, preview, type PreviewServer } from 'vite';
import { type Manifest, manifestSchema } from '../../src/contract/manifest';
import { communesGeojson } from './geojson';

const barePort = 4391;
const sitePort = 4390;
const bareFolder = '.cache/bench/bare';

export interface Sites {
  readonly site: string;
  readonly bare: string;
  readonly manifest: Manifest;
  close(): Promise<void>;
}

const readManifest = (): Manifest => v.parse(manifestSchema, JSON.parse(readFileSync('dist/data/manifest.json', 'utf8')));

/** Builds the site as it is published and the bare page beside it, and serves both from this machine. */
export async function openSites(): Promise<Sites> {
  const built = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the site does not build');
  const manifest = readManifest();
  await build({
    configFile: false,
    root: 'tests/bench/bare',
    base: './',
    logLevel: 'error',
    publicDir: false,
    worker: { format: 'es' },
    build: { outDir: join(process.cwd(), bareFolder), emptyOutDir: true, target: 'es2022' },
  });
  mkdirSync(bareFolder, { recursive: true });
  cpSync(join('dist/data', manifest.tuiles.fichier), join(bareFolder, 'communes.pmtiles'));
  writeFileSync(join(bareFolder, 'communes.geojson'), JSON.stringify(communesGeojson('dist/data', manifest)));
  const servers: PreviewServer[] = [
    await preview({ preview: { port: sitePort, strictPort: true } }),
    await preview({ configFile: false, appType: 'mpa', root: '.', build: { outDir: bareFolder }, preview: { port: barePort, strictPort: true } }),
  ];
  return {
    site: `http://localhost:${sitePort}/`,
    bare: `http://localhost:${barePort}/`,
    manifest,
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
