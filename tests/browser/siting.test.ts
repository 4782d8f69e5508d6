import { describe, expect, it, vi } from 'vitest';
import type { SitingProblem } from '../../src/domain/access/siting/problem';
import type { SitingProgress } from '../../src/domain/access/siting/solve';
import { SitingClient } from '../../src/workers/siting-client';

/** Sites on a line, each lifting itself wholly and its neighbours by half. */
function line(sites: number, count: number): SitingProblem {
  const offset = [0];
  const need: number[] = [];
  const effect: number[] = [];
  for (let site = 0; site < sites; site += 1) {
    for (const i of [site - 1, site, site + 1]) {
      if (i < 0 || i >= sites) continue;
      need.push(i);
      effect.push(i === site ? 1 : 0.5);
    }
    offset.push(need.length);
  }
  const ranks = Int32Array.from({ length: sites }, (_, site) => site);
  return {
    rule: 'palier',
    sites: ranks,
    allowed: new Uint8Array(sites).fill(1),
    fixed: new Int32Array(0),
    count,
    offset: Int32Array.from(offset),
    need: Int32Array.from(need),
    effect: Float64Array.from(effect),
    communes: ranks.slice(),
    weight: Float64Array.from(ranks, (rank) => 100 + ((rank * 37) % 91)),
  };
}

function openClient() {
  const workers: Worker[] = [];
  const spawn = (): Worker => {
    const worker = new Worker(new URL('../../src/workers/siting.worker.ts', import.meta.url), { type: 'module' });
    workers.push(worker);
    return worker;
  };
  return { client: new SitingClient({ spawn }), workers };
}

describe('the worker of the searches, in the browser', () => {
  it('enumerates, then calls the solver for what is too wide, and agrees with itself', async () => {
    const { client } = openClient();
    const few = await client.run({ kind: 'cherche', problem: line(12, 3) });
    expect(few).toMatchObject({ method: 'enumeration', optimal: true });
    const told = vi.fn<(progress: SitingProgress) => void>();
    const many = await client.run({ kind: 'cherche', problem: line(60, 8) }, undefined, { onProgress: told });
    expect(many).toMatchObject({ method: 'solveur', optimal: true });
    expect(many.bound).toBeCloseTo(many.value, 3);
    expect(told.mock.calls.length).toBeGreaterThan(0);
    client.close();
  });

  it('is ended by giving up, in the middle of the solver; the next search has another', async () => {
    const { client, workers } = openClient();
    const controller = new AbortController();
    const running = client.run({ kind: 'cherche', problem: line(400, 40) }, controller.signal, {
      onProgress: ({ method }) => method === 'solveur' && controller.abort(),
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(await client.run({ kind: 'cherche', problem: line(6, 2) })).toMatchObject({ optimal: true });
    expect(workers).toHaveLength(2);
    client.close();
  });
});
