import ehWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import mvpWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js?url';
import ehModule from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import mvpModule from '@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url';
import type { EngineBundles } from '../db/engine';

const absolute = (url: string): string => new URL(url, document.baseURI).href;

/** Where the engine’s own files are, as the build named them. */
export const engineFiles: EngineBundles = {
  mvp: { mainModule: absolute(mvpModule), mainWorker: absolute(mvpWorker) },
  eh: { mainModule: absolute(ehModule), mainWorker: absolute(ehWorker) },
};
