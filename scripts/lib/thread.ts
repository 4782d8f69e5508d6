import { Worker } from 'node:worker_threads';

/** tsx does not follow into a thread by itself: the thread registers it, then loads its TypeScript. */
const bootstrap = (script: URL): string => `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))})
  .then(({ register }) => { register(); return import(${JSON.stringify(script.href)}); })
  .catch((error) => { setImmediate(() => { throw error; }); });`;

/**
 * Runs a script on a thread of its own.
 * @param script is given `task` as its `workerData`, and posts one message: the result.
 * @param name what the thread makes, for the error of one that stops.
 * @throws Error of the script, or when it ends without a result.
 */
export function onThread<Result>(script: URL, task: unknown, name: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(bootstrap(script), { eval: true, execArgv: [], workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`le fil ${name} s’est arrêté (code ${code})`)));
  });
}
