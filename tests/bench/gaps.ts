import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readManifest, readTable, readValues } from '../../scripts/lib/read-published';
import { decodeAccessHeader } from '../../src/contract/access-file';
import { classifyCrossing, crossingBreaks } from '../../src/domain/access/crossing';
import { measureGaps } from '../../src/domain/access/gaps';
import { type Mesh, territoryGroups } from '../../src/domain/territory-groups';
import { readCommunes } from '../../src/files/communes-file';
import type { Figure } from './figures';

const published = join(import.meta.dirname, '../../public/data');
const runs = Number(process.env['BENCH_RUNS'] ?? 5) * 4;

function timed(task: () => unknown): number[] {
  task();
  return Array.from({ length: runs }, () => {
    const started = performance.now();
    task();
    return performance.now() - started;
  });
}

/** Gaps of all territories of a kind at once, as the page works them out on its main thread. */
export function gaps(): Promise<Figure[]> {
  const manifest = readManifest(published);
  const parameters = decodeAccessHeader(gunzipSync(readFileSync(join(published, manifest.acces?.fichier ?? ''))), manifest.nb_communes).professions[0];
  if (parameters === undefined) throw new Error('aucune profession');
  const values = (indicator: string, year: number | null): Float64Array => {
    const file = manifest.valeurs[indicator]?.toSorted((a, b) => b.annee - a.annee).find(({ annee }) => year === null || annee === year);
    if (file === undefined) throw new Error(`${indicator} n’est pas publié`);
    return readValues(published, file, manifest.nb_communes).values;
  };
  const communes = readCommunes(readTable(published, manifest.tables['communes']?.fichier ?? ''));
  const { apl, population, population_standardisee, annee, pour } = parameters;
  const source = { access: values(apl, annee), people: values(population, annee), standardised: values(population_standardisee, annee), population: communes.population, per: pour };
  const need = values('besoin_mg', annee);
  const statuses = new Uint8Array(communes.count);
  const all = (mesh: Mesh) => {
    const groups = territoryGroups(communes, mesh, [], null);
    return timed(() => groups.map(({ ranks }) => measureGaps(source, 2.5, ranks)));
  };
  return Promise.resolve([
    { name: 'communes gathered by bassin de vie', unit: 'ms', values: timed(() => territoryGroups(communes, 'bassin_vie', [], null)), atMost: 50 },
    { name: 'gaps of every bassin de vie', unit: 'ms', values: all('bassin_vie'), atMost: 50 },
    { name: 'gaps of every EPCI', unit: 'ms', values: all('epci'), atMost: 50 },
    { name: 'gaps of every département', unit: 'ms', values: all('departement'), atMost: 50 },
    {
      name: 'need crossed with access, France',
      unit: 'ms',
      values: timed(() => classifyCrossing({ need, access: source.access }, statuses, crossingBreaks({ need, access: source.access, people: source.people }, 2.5))),
      atMost: 100,
    },
  ]);
}
