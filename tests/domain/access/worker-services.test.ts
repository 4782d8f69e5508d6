import { describe, expect, test } from 'vitest';
import { encodeAccessFile } from '../../../src/contract/access-file';
import { estimateMinutes, greatCircleKm } from '../../../src/domain/travel-time';
import type { OpenServiceRequest } from '../../../src/workers/access-services';
import { openClient } from './local-worker';
import { model } from './worlds';

const columns = {
  // Points of the access file stand elsewhere: the published minutes to services do not start from them.
  lon: Float64Array.of(3, 3.5, Number.NaN),
  lat: Float64Array.of(47, 47.5, Number.NaN),
  niveau: Int32Array.of(4, 5, -1),
  masse: Int32Array.of(0, 0, 0),
  ancre: Int32Array.of(-1, -1, -1),
  minutes_ancre: new Float64Array(3).fill(Number.NaN),
  modele: new Float64Array(3).fill(Number.NaN),
};
const open: OpenServiceRequest = {
  kind: 'service-ouvre',
  service: 'ehpad',
  fichier: encodeAccessFile({ professions: [], temps: model }, columns),
  lon: Float64Array.of(2, 2.05, Number.NaN),
  lat: Float64Array.of(46, 46.02, Number.NaN),
  minutes: Float64Array.of(30, 35, Number.NaN),
  population: Float64Array.of(100, 300, 50),
};
const items = [{ kind: 'point', commune: 0 }] as const;
const trip = Math.round(10 * estimateMinutes(model, { km: greatCircleKm(2, 46, 2.05, 46.02), origin: 5, destination: 4 })) / 10;

describe('services in the planner’s worker', () => {
  test('a new point, from the reference points of the communes; measures before and after, who gains', async () => {
    const { client } = openClient();
    expect(await client.run(open)).toEqual({ communes: 3 });
    const outcome = await client.run({ kind: 'service-scenario', service: 'ehpad', items });
    expect(Array.from(outcome.minutes)).toEqual([0, trip, Number.NaN]);
    const answer = await client.run({ kind: 'service-mesures', service: 'ehpad', items, seuil: 20, ranks: null, mesures: [Float64Array.of(1, 2, 3)] });
    expect(answer.avant).toMatchObject({ people: 400, peopleUnknown: 50, peopleBeyond: 400, mean: 33.75 });
    expect(answer.apres).toMatchObject({ people: 400, peopleUnknown: 50, peopleBeyond: 0, mean: (trip * 300) / 400 });
    expect(answer.gains[0]?.map(({ people, change }) => [people, change])).toEqual([
      [100, 30],
      [300, 35 - trip],
    ]);
  });

  test('says so when the service is not open, or the file is of another country', async () => {
    const { client } = openClient();
    await expect(client.run({ kind: 'service-scenario', service: 'gare', items })).rejects.toMatchObject({ kind: 'calcul', detail: expect.stringContaining('gare') });
    await expect(client.run({ ...open, lon: new Float64Array(4) })).rejects.toMatchObject({ kind: 'calcul' });
  });

  test('lost, is replaced by one that knows the services opened', async () => {
    const { client, workers } = openClient(30);
    await client.run(open);
    await client.run({ ...open, service: 'relais_sante', minutes: null });
    const [first] = workers;
    if (first !== undefined) first.silent = true;
    await expect(client.run({ kind: 'service-scenario', service: 'ehpad', items })).rejects.toMatchObject({ kind: 'perdu' });
    const outcome = await client.run({ kind: 'service-scenario', service: 'relais_sante', items });
    expect(outcome.minutes[1]).toBe(trip);
    expect(workers[1]?.received).toEqual(['service-ouvre', 'service-ouvre', 'service-scenario']);
  });
});
