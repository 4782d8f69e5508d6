import { Worker } from 'node:worker_threads';
import type { CommunesTiles } from '../geometry/build-tiles';
import type { TilesTask } from './tiles-worker';

/** tsx does not follow into a thread by itself: the thread registers it, then loads its TypeScript. */
const bootstrap = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))})
  .then(({ register }) => { register(); return import(${JSON.stringify(new URL('./tiles-worker.ts', import.meta.url).href)}); })
  .catch((error) => { setImmediate(() => { throw error; }); });`;

/** Builds the tiles on a thread of their own, while the values are read. */
export function buildTilesAside(task: TilesTask): Promise<CommunesTiles> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(bootstrap, { eval: true, execArgv: [], workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`le fil des tuiles s’est arrêté (code ${code})`)));
  });
}
