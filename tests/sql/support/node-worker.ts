import { createRequire } from 'node:module';
import { Worker as NodeThread } from 'node:worker_threads';

/**
 * DuckDB-WASM's own worker bundle in a Node thread, behind the parts of the browser's `Worker` that `AsyncDuckDB` uses:
 * the tests run the engine that the page runs, through the same messages.
 */
const prelude = `
const { parentPort, workerData } = require('node:worker_threads');
globalThis.self = globalThis;
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on('message', (data) => globalThis.onmessage({ data }));
require(workerData);
`;

export class NodeWorker extends EventTarget {
  readonly #thread: NodeThread;

  constructor(script: string) {
    super();
    this.#thread = new NodeThread(prelude, { eval: true, workerData: script });
    this.#thread.on('message', (data) => this.dispatchEvent(new MessageEvent('message', { data })));
    this.#thread.on('error', (error) => this.dispatchEvent(Object.assign(new Event('error'), { message: error.message })));
    this.#thread.unref();
  }

  postMessage(message: unknown, transfer: readonly ArrayBuffer[] = []): void {
    this.#thread.postMessage(message, [...transfer]);
  }

  terminate(): void {
    void this.#thread.terminate();
  }

  /** `AsyncDuckDB` asks for no more of a worker than what is here. */
  asWorker(): Worker {
    return this as unknown as Worker;
  }
}

const require = createRequire(import.meta.url);

export const nodeBundle = {
  mainModule: require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'),
  mainWorker: require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-eh.worker.cjs'),
};
