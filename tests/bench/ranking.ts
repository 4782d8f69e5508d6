import { join } from 'node:path';
import { readManifest, readValues } from '../../scripts/lib/read-published';
import { type Criterion, rankCommunes } from '../../src/domain/criteria/ranking';
import { rankIntervals } from '../../src/domain/criteria/robustness';
import type { Figure } from './figures';

const published = join(import.meta.dirname, '../../public/data');
const runs = Number(process.env['BENCH_RUNS'] ?? 5);

/** Milliseconds of each run of a task, the first one apart: the engine compiles it then. */
function timed(task: () => unknown): number[] {
  task();
  return Array.from({ length: runs }, () => {
    const started = performance.now();
    task();
    return performance.now() - started;
  });
}

/** The ranking of all of France by eight criteria, and what its first fifty ranks bear, in this process: the same engine as the page's worker. */
export async function ranking(): Promise<Figure[]> {
  const manifest = readManifest(published);
  const values = (indicator: string): Float64Array => {
    const file = manifest.valeurs[indicator]?.toSorted((a, b) => b.annee - a.annee)[0];
    if (file === undefined) throw new Error(`${indicator} n’est pas publié`);
    return readValues(published, file, manifest.nb_communes).values;
  };
  const ids = ['apl_mg', 'besoin_mg', 'revenu_median', 'minutes_urgences', 'minutes_gare', 'minutes_ehpad', 'generalistes_10000', 'part_apl_mg_plus_65'];
  const criteria = ids.map((id, place): Criterion => ({ values: values(id), direction: place % 2 === 0 ? 'bas' : 'haut', weight: 10 + place, threshold: null, veto: null }));
  const people = values('population_apl_mg');
  const ranked = rankCommunes(criteria, people, null);
  return [
    { name: 'ranking of France, 8 criteria', unit: 'ms', values: timed(() => rankCommunes(criteria, people, null)) },
    { name: 'ranks of the first 50 at ± 20 %, 8 criteria (256 corners)', unit: 'ms', values: timed(() => rankIntervals(ranked, { top: 50, share: 0.2, places: 5 })) },
  ];
}
