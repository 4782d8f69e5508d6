import { describe, expect, test } from 'vitest';
import { decodeAccessFile, encodeAccessFile } from '../../../src/contract/access-file';
import type { OpenAccessRequest } from '../../../src/workers/access';
import { openClient } from './local-worker';
import { decay, model } from './worlds';

const points = {
  lon: Float64Array.of(2, 2.05, Number.NaN),
  lat: Float64Array.of(46, 46.02, Number.NaN),
  niveau: Int32Array.of(4, 5, -1),
  masse: Int32Array.of(0, 0, 0),
  ancre: Int32Array.of(-1, 0, -1),
  minutes_ancre: Float64Array.of(Number.NaN, 7.5, Number.NaN),
  modele: Float64Array.of(2.125, 0, Number.NaN),
};
const common = { source: 'essai', decroissance: decay, apl: 'apl', population_standardisee: 'std', population: 'pop', annee: 2023 };
const file = encodeAccessFile(
  {
    professions: [
      { ...common, decroissance: [...decay], profession: 'medecin_generaliste', offre_arrivant: 5400, offre_poste: 4000, pour: 1, postes: { indicateur: 'g', annee: 2020 } },
      { ...common, decroissance: [...decay], profession: 'infirmier', offre_arrivant: 1, offre_poste: null, pour: 100_000, postes: null },
    ],
    temps: model,
  },
  points,
);
const open: OpenAccessRequest = {
  kind: 'ouvre',
  profession: 'medecin_generaliste',
  fichier: file,
  apl: Float64Array.of(2, 1, Number.NaN),
  standardisee: Float64Array.of(2000, 500, Number.NaN),
  population: Float64Array.of(1900, 600, Number.NaN),
  postes: Float64Array.of(1, 0, Number.NaN),
};
const items = [{ kind: 'ajout', commune: 1, postes: 1 }] as const;

describe('the access file', () => {
  test('comes back as it was written', () => {
    const read = decodeAccessFile(file, 3);
    expect(read.points).toEqual(points);
    expect(read.header.temps).toEqual(model);
    expect(read.header.professions.map(({ profession }) => profession)).toEqual(['medecin_generaliste', 'infirmier']);
  });
  test('of another country, cut, or of something else is refused', () => {
    expect(() => decodeAccessFile(file, 4)).toThrow(RangeError);
    expect(() => decodeAccessFile(file.subarray(0, file.length - 1), 3)).toThrow(RangeError);
    expect(() => decodeAccessFile(new Uint8Array(40), 3)).toThrow(RangeError);
    expect(() => encodeAccessFile({ professions: [], temps: model }, { ...points, lat: new Float64Array(2) })).toThrow(RangeError);
  });
});

describe('the planner’s worker', () => {
  test('opens a profession, applies a scenario, tries every site, measures equity', async () => {
    const { client } = openClient();
    expect(await client.run(open)).toMatchObject({ paires: 4, parametres: { offre_arrivant: 5400 } });
    const outcome = await client.run({ kind: 'scenario', profession: 'medecin_generaliste', items });
    // 7.5 official minutes between the two: eleven twelfths… of the first step, half a minute into its doubt.
    const weight = 1 - (1 / 3) * (0.5 / 6);
    const demand = 500 + weight * 2000;
    expect(outcome.change[1]).toBeCloseTo(5400 / demand, 6);
    expect(outcome.change[0]).toBeCloseTo((weight * 5400) / demand, 6);
    expect(outcome.access[2]).toBeNaN();
    const sites = await client.run({ kind: 'sites', profession: 'medecin_generaliste', items: [], seuil: 2.5, postes: 1 });
    expect(Array.from(sites.lifted)).toEqual([2500, 2500, 0]);
    const equity = await client.run({ kind: 'equite', profession: 'medecin_generaliste', items, seuil: 2.5, ranks: null, mesures: [Float64Array.of(20_000, 30_000, 1)] });
    expect(equity.avant).toMatchObject({ people: 2500, peopleUnder: 2500 });
    expect(equity.apres).toMatchObject({ people: 2500, peopleUnder: 0, deficit: 0 });
    expect(equity.gains[0]?.map(({ people }) => people)).toEqual([1900, 600]);
  });
  test('says so when the profession is not open, or not in the file', async () => {
    const { client } = openClient();
    await expect(client.run({ kind: 'scenario', profession: 'infirmier', items })).rejects.toMatchObject({ kind: 'calcul', detail: expect.stringContaining('infirmier') });
    await expect(client.run({ ...open, profession: 'sage_femme' })).rejects.toMatchObject({ kind: 'calcul' });
  });
  test('lost, is replaced by one that knows the professions opened', async () => {
    const { client, workers } = openClient(30);
    await client.run(open);
    await client.run({ ...open, profession: 'infirmier', postes: null });
    const [first] = workers;
    if (first !== undefined) first.silent = true;
    await expect(client.run({ kind: 'scenario', profession: 'medecin_generaliste', items })).rejects.toMatchObject({ kind: 'perdu' });
    const outcome = await client.run({ kind: 'scenario', profession: 'medecin_generaliste', items });
    expect(outcome.change[1]).toBeGreaterThan(0);
    expect(workers[1]?.received).toEqual(['ouvre', 'ouvre', 'scenario']);
  });
});
