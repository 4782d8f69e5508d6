import type { CommunesTiles } from '../geometry/build-tiles';
import { onThread } from '../lib/thread';
import type { TilesTask } from './tiles-worker';

/** Builds the tiles on a thread of their own, while the values are read. */
export const buildTilesAside = (task: TilesTask): Promise<CommunesTiles> => onThread(new URL('./tiles-worker.ts', import.meta.url), task, 'des tuiles');
