import { parentPort, workerData } from 'node:worker_threads';
import { departementFiles, type DepartementsTask } from './relais-departements';

const task: DepartementsTask = workerData;
parentPort?.postMessage(await departementFiles(task), []);
