import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { territoireIdSchema } from '../../src/contract/codes';
import { noClass } from '../../src/domain/class-codes';
import { type ClassesRequest, Compute, type ComputeKind, type ComputeRequest, type ComputeResults } from '../../src/workers/compute';
import { ComputeClient } from '../../src/workers/compute-client';
import { ComputeError, type WorkerReply, type WorkerTask } from '../../src/workers/worker-client';

type ComputeTask = WorkerTask<ComputeRequest>;
type ComputeReply = WorkerReply<ComputeResults[ComputeKind]>;

const classes: ClassesRequest = {
  kind: 'classes',
  values: Float64Array.of(1, 2, 3, 4, Number.NaN),
  statuses: Uint8Array.of(0, 0, 0, 0, 2),
  population: Float64Array.of(10, 20, 30, 40, 50),
  breaks: { methode: 'quantiles', nombre: 3, bornes: [], seuil: null, seuils: null },
  breaksOn: null,
  countOn: Int32Array.of(0, 1, 4),
  bins: 4,
};
const positions = { kind: 'positions', values: classes.values, population: classes.population, rank: 1, among: [null] } as const;
const index = {
  kind: 'recherche-prepare',
  communes: { count: 1, code: ['36018'], nom: ['Le Blanc'], departement: ['36'], population: Float64Array.of(6000), codesPostaux: ['36300'] },
  territoires: [{ id: v.parse(territoireIdSchema, 'cls:brenne'), nom: 'PNR de la Brenne', population: 1 }],
} as const;

/** A worker in the same thread: copies what it is sent as a real one does, and may be made to fail. */
class FakeWorker extends EventTarget {
  readonly received: ComputeTask[] = [];
  readonly #compute = new Compute();
  mode: 'answers' | 'silent' | 'throws' = 'answers';
  terminated = false;

  postMessage(message: ComputeTask): void {
    if (this.mode === 'throws') throw new DOMException('cloned', 'DataCloneError');
    this.received.push(message);
    const { id, request } = structuredClone(message);
    if (this.mode === 'silent') return;
    queueMicrotask(() => {
      if (this.terminated) return;
      let data: ComputeReply;
      try {
        data = { id, result: this.#compute.answer(request) };
      } catch (cause) {
        data = { id, error: String(cause) };
      }
      this.dispatchEvent(new MessageEvent('message', { data }));
    });
  }

  terminate(): void {
    this.terminated = true;
  }
}

function openClient(patience = 50) {
  const workers: FakeWorker[] = [];
  const client = new ComputeClient({
    spawn: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    patience,
  });
  return { client, workers };
}

describe('answers', () => {
  test('classes of all of France, counts of the territory', async () => {
    const { client } = openClient();
    const { breaks, classOfRank, stats, histogram } = await client.run(classes);
    expect(breaks.bornes).toEqual([3, 4]);
    expect(Array.from(classOfRank)).toEqual([0, 0, 1, 2, noClass.secret]);
    expect(stats.classes.map(({ communes }) => communes)).toEqual([2, 0, 0]);
    expect(stats.sansClasse.secret).toEqual({ communes: 1, habitants: 50 });
    expect(histogram.communes.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  test('categories, positions', async () => {
    const { client } = openClient();
    const modalites = [1, 2, 3, 4].map((code) => ({ code, libelle: String(code), ordre: -code }));
    const { values, statuses, population } = classes;
    expect(Array.from((await client.run({ kind: 'categories', values, statuses, population, modalites, countOn: null })).classOfRank)).toEqual([3, 2, 1, 0, noClass.secret]);
    expect(await client.run(positions)).toMatchObject([{ communes: 4, partDessous: 0.25 }]);
  });

  test('a ranking by criteria, and what its ranks bear', async () => {
    const { client } = openClient();
    const criterion = { direction: 'bas', weight: 50, threshold: null, veto: null } as const;
    const { ranking, intervals } = await client.run({
      kind: 'criteres',
      criteria: [{ ...criterion, values: Float64Array.of(3, 1, 2, Number.NaN) }],
      people: Float64Array.of(1, 1, 1, 1),
      ranks: null,
      robustness: { top: 2, share: 0.2, places: 5 },
    });
    expect([...ranking.order]).toEqual([1, 2, 0]);
    expect(ranking.apart).toEqual([{ rank: 3, reason: 'inconnue', criteria: [0] }]);
    expect(intervals.map(({ rank, verdict }) => [rank, verdict])).toEqual([[1, 'tient'], [2, 'tient']]);
  });

  test('search, once its index is there', async () => {
    const { client } = openClient();
    await expect(client.run({ kind: 'recherche', query: 'blanc', limit: 5 })).rejects.toMatchObject({ name: 'ComputeError', kind: 'calcul' });
    expect(await client.run(index)).toEqual({ entrees: 2 });
    expect(await client.run({ kind: 'recherche', query: 'blanc', limit: 5 })).toMatchObject([{ code: '36018' }]);
  });
});

describe('requests given up', () => {
  test('before their turn, they never reach the worker; during it, their answer is dropped', async () => {
    const { client, workers } = openClient();
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = client.run(classes, running.signal);
    const second = client.run(classes, waiting.signal);
    const third = client.run(positions);
    waiting.abort();
    running.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    expect(await third).toHaveLength(1);
    expect(workers[0]?.received.map(({ request }) => request.kind)).toEqual(['classes', 'positions']);
    await expect(client.run(classes, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a worker lost', () => {
  test('by an error: what waits is refused with a sentence, the next request starts another one, which knows the index', async () => {
    const { client, workers } = openClient();
    await client.run(index);
    const first = workers[0];
    if (first === undefined) throw new Error('aucun worker');
    first.mode = 'silent';
    const lost = [client.run(classes), client.run(positions)];
    first.dispatchEvent(Object.assign(new Event('error'), { message: 'mémoire épuisée' }));
    for (const promise of lost) {
      const error: unknown = await promise.catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(ComputeError);
      expect(error).toMatchObject({ kind: 'perdu', detail: 'mémoire épuisée', message: expect.stringContaining('restent valables') });
    }
    expect(first.terminated).toBe(true);
    expect(await client.run({ kind: 'recherche', query: 'brenne', limit: 5 })).toMatchObject([{ id: 'cls:brenne' }]);
    expect(workers).toHaveLength(2);
  });

  test('in silence', async () => {
    const { client, workers } = openClient(20);
    const pending = client.run(classes);
    const [worker] = workers;
    if (worker !== undefined) worker.mode = 'silent';
    await pending;
    await expect(client.run(classes)).rejects.toMatchObject({ kind: 'perdu', detail: 'pas de réponse' });
    expect(await client.run(positions)).toHaveLength(1);
  });

  test('that cannot be started, or closed', async () => {
    const refused = new ComputeClient({
      spawn: () => {
        throw new Error('pas de worker ici');
      },
    });
    await expect(refused.run(positions)).rejects.toMatchObject({ kind: 'perdu', detail: 'pas de worker ici' });
    const { client } = openClient();
    const pending = client.run(positions);
    client.close();
    await expect(pending).rejects.toMatchObject({ kind: 'perdu' });
  });
});
