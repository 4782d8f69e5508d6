import { describe, expect, test, vi } from 'vitest';
import type { SitingAnswer, SitingProgress } from '../../../../src/domain/access/siting/solve';
import { serve } from '../../../../src/workers/serve';
import { answerSearch } from '../../../../src/workers/siting';
import { type SearchRequest, SitingClient } from '../../../../src/workers/siting-client';
import type { WorkerReply, WorkerTask } from '../../../../src/workers/worker-client';
import { problemOf } from './problems';

type Reply = WorkerReply<SitingAnswer, SitingProgress>;

/** A worker in the same thread: `serve` and the real answers, or what the test has it say. */
class LocalWorker extends EventTarget {
  terminated = false;
  readonly received: WorkerTask<SearchRequest>[] = [];
  readonly #inside = new EventTarget();
  readonly #silent: boolean;

  constructor(silent: boolean) {
    super();
    this.#silent = silent;
    const scope = { addEventListener: this.#inside.addEventListener.bind(this.#inside), postMessage: (data: Reply): void => this.say(data) };
    serve<SearchRequest, SitingAnswer, SitingProgress>(scope, answerSearch(() => Promise.reject(new Error('pas de solveur'))), () => []);
  }

  say(data: Reply): void {
    queueMicrotask(() => this.terminated || this.dispatchEvent(new MessageEvent('message', { data })));
  }

  postMessage(message: WorkerTask<SearchRequest>): void {
    this.received.push(message);
    if (!this.#silent) this.#inside.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) }));
  }

  terminate(): void {
    this.terminated = true;
  }
}

function openClient({ silent = false, patience = 1000 } = {}) {
  const workers: LocalWorker[] = [];
  const spawn = (): LocalWorker => {
    const worker = new LocalWorker(silent && workers.length === 0);
    workers.push(worker);
    return worker;
  };
  return { workers, client: new SitingClient({ spawn, patience }) };
}

const problem = problemOf({ rule: 'palier', effects: [[1, 0], [0.5, 0.5], [0.5, 0.5]], weight: [10, 20], allowed: [true, true, true], fixed: [], count: 2 });
const request: SearchRequest = { kind: 'cherche', problem };
const progress: SitingProgress = { method: 'glouton', sites: Int32Array.of(100), value: 10, bound: null, part: null };

describe('the client of the searches', () => {
  test('tells how far the search is, then the answer', async () => {
    const { client } = openClient();
    const told: number[] = [];
    const answer = await client.run(request, undefined, { onProgress: ({ value }) => told.push(value) });
    expect(answer).toMatchObject({ value: 30, optimal: true });
    expect(answer.sites.map(({ rank }) => rank).toSorted()).toEqual([101, 102]);
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  test('given up, its worker is ended at once, and the next search has a new one', async () => {
    const { client, workers } = openClient({ silent: true });
    const controller = new AbortController();
    const told = vi.fn<(progress: SitingProgress) => void>();
    const running = client.run(request, controller.signal, { onProgress: told });
    workers[0]?.say({ id: 1, progress });
    await vi.waitFor(() => expect(told).toHaveBeenCalledWith(progress));
    controller.abort();
    await expect(running).rejects.toBe(controller.signal.reason);
    expect(workers[0]?.terminated).toBe(true);
    expect(await client.run(request)).toMatchObject({ value: 30 });
    expect(workers).toHaveLength(2);
  });

  test('given up before its turn, a search never reaches the worker and ends nothing', async () => {
    const { client, workers } = openClient();
    const controller = new AbortController();
    const first = client.run(request);
    const second = client.run(request, controller.signal);
    controller.abort();
    await expect(second).rejects.toBe(controller.signal.reason);
    expect(await first).toMatchObject({ value: 30 });
    expect(workers[0]?.terminated).toBe(false);
    expect(workers[0]?.received).toHaveLength(1);
  });

  test('killed in the middle, it says so; each word of it had put the end of patience off', async () => {
    const { client, workers } = openClient({ silent: true, patience: 200 });
    const running = client.run(request, undefined, { onProgress: () => undefined });
    const failed = running.catch((error: unknown) => error);
    for (let word = 0; word < 3; word += 1) {
      await new Promise((resolve) => setTimeout(resolve, 120));
      workers[0]?.say({ id: 1, progress });
    }
    expect(workers[0]?.terminated).toBe(false);
    workers[0]?.dispatchEvent(new Event('error'));
    expect(await failed).toMatchObject({ kind: 'perdu' });
    expect(workers[0]?.terminated).toBe(true);
    expect(await client.run(request)).toMatchObject({ value: 30 });
  });

  test('an error of the search is told as one', async () => {
    const { client } = openClient();
    // So many sites that the solver is asked for, which is not there.
    const effects = Array.from({ length: 60 }, (_, s) => Array.from({ length: 60 }, (__, i) => (s === i ? 1 : Math.abs(s - i) === 1 ? 0.5 : 0)));
    const wide = problemOf({ rule: 'palier', effects, weight: effects.map((_, i) => i + 1), allowed: effects.map(() => true), fixed: [], count: 8 });
    await expect(client.run({ kind: 'cherche', problem: wide })).rejects.toMatchObject({ kind: 'calcul', detail: 'pas de solveur' });
  });
});
