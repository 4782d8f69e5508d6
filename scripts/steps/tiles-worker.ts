import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { buildCommunesTiles, type TilesInput } from '../geometry/build-tiles';
import { readOutlines } from '../geometry/outlines';

/** What the thread is given: real outlines by path (reading them again costs less than copying them), schematic ones as they are. */
export interface TilesTask extends Omit<TilesInput, 'outlines'> {
  readonly outlines: TilesInput['outlines'] | { readonly path: string };
}

const task: TilesTask = workerData;
const outlines = 'path' in task.outlines ? readOutlines(readFileSync(task.outlines.path)) : task.outlines;
const tiles = await buildCommunesTiles({ ...task, outlines });
parentPort?.postMessage(tiles, [tiles.bytes.buffer]);
