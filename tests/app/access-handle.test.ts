import { expect, test } from 'vitest';
import { createAccessHandle } from '../../src/app/access-handle';
import { openPublishedFiles } from '../../src/files/published-files';
import { Access, type AccessRequest } from '../../src/workers/access';
import { AccessClient } from '../../src/workers/access-client';
import type { ComputeWorker, WorkerTask } from '../../src/workers/worker-client';
import { fetchPublished, isPublished, publishedBase } from '../files/support/disk';

/** A worker of the same thread, that counts what it is asked and can be made to fail. */
function workerOf() {
  const asked: AccessRequest['kind'][] = [];
  const state = { failing: false };
  const spawn = (): ComputeWorker => {
    const access = new Access();
    const scope = new EventTarget();
    return {
      addEventListener: scope.addEventListener.bind(scope),
      terminate: () => undefined,
      postMessage: ({ id, request }: WorkerTask<AccessRequest>) => {
        asked.push(request.kind);
        const data = state.failing ? { id, error: 'plus de mémoire' } : { id, result: access.answer(request) };
        setTimeout(() => scope.dispatchEvent(new MessageEvent('message', { data })));
      },
    };
  };
  return { asked, state, client: new AccessClient({ spawn }) };
}

const files = openPublishedFiles({ base: publishedBase, fetch: fetchPublished });

test.skipIf(!isPublished)('a profession is made ready once for all who ask, with the figures that the access file names', async () => {
  const { asked, client } = workerOf();
  const catchments = createAccessHandle(files, client);
  const [early, late] = await Promise.all([catchments.open('medecin_generaliste'), catchments.open('medecin_generaliste')]);
  expect(late).toBe(early);
  expect(await catchments.open('medecin_generaliste')).toBe(early);
  expect(asked).toEqual(['ouvre']);
  const { parameters, apl, standardised, people } = early;
  expect([apl.indicateur, standardised.indicateur, people.indicateur]).toEqual([parameters.apl, parameters.population_standardisee, parameters.population]);
  expect([apl.annee, standardised.annee, people.annee]).toEqual([parameters.annee, parameters.annee, parameters.annee]);
  const outcome = await client.run({ kind: 'scenario', profession: 'medecin_generaliste', items: [] });
  expect(outcome.access).toHaveLength(apl.values.length);
});

test.skipIf(!isPublished)('who gives up leaves the others waiting; a failure is told, and the next asks again', async () => {
  const { asked, state, client } = workerOf();
  const catchments = createAccessHandle(files, client);
  const left = new AbortController();
  const [given, kept] = [catchments.open('chirurgien_dentiste', left.signal), catchments.open('chirurgien_dentiste')];
  left.abort(new Error('parti'));
  await expect(given).rejects.toThrow('parti');
  expect((await kept).parameters.profession).toBe('chirurgien_dentiste');

  state.failing = true;
  await expect(catchments.open('infirmier')).rejects.toMatchObject({ name: 'ComputeError', detail: 'plus de mémoire' });
  state.failing = false;
  expect((await catchments.open('infirmier')).parameters.profession).toBe('infirmier');
  expect(asked).toEqual(['ouvre', 'ouvre', 'ouvre']);
});
