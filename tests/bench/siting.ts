import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import highsLoader from 'highs';
import { readManifest, readTable, readValues } from '../../scripts/lib/read-published';
import { decodeAccessFile } from '../../src/contract/access-file';
import { openCatchment } from '../../src/domain/access/catchment';
import { reachOf } from '../../src/domain/access/decay';
import { buildPairs } from '../../src/domain/access/pairs';
import { withoutDominated } from '../../src/domain/access/siting/dominance';
import { enumerate } from '../../src/domain/access/siting/enumerate';
import { greedy } from '../../src/domain/access/siting/greedy';
import { mipOf } from '../../src/domain/access/siting/mip';
import { farthestMinutes, prepareSiting, type SitingGround, type SitingQuestion } from '../../src/domain/access/siting/prepare';
import { choiceOf, type SitingGoal, sitingGoals, type SitingProblem } from '../../src/domain/access/siting/problem';
import { solveSiting } from '../../src/domain/access/siting/solve';
import { highsSolver } from '../../src/workers/highs-solver';
import type { Figure } from './figures';

const published = join(import.meta.dirname, '../../public/data');

async function timed<T>(task: () => T | Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const started = performance.now();
  const value = await task();
  return { ms: performance.now() - started, value };
}

/** Where next, on what is published: GPs, 2.5, one full-time post a site. */
export async function siting(): Promise<Figure[]> {
  const manifest = readManifest(published);
  const values = (indicator: string, year: number): Float64Array => {
    const file = manifest.valeurs[indicator]?.find(({ annee }) => annee === year);
    if (file === undefined) throw new Error(`${indicator} ${year} n’est pas publié`);
    return readValues(published, file, manifest.nb_communes).values;
  };
  const { header, points } = decodeAccessFile(gunzipSync(readFileSync(join(published, manifest.acces?.fichier ?? ''))), manifest.nb_communes);
  const parameters = header.professions.find(({ profession }) => profession === 'medecin_generaliste');
  if (parameters === undefined) throw new Error('médecins absents du fichier d’accès');
  const standardised = values(parameters.population_standardisee, parameters.annee);
  const posts = values('generalistes', 2020);
  const ground: SitingGround = {
    catchment: openCatchment(buildPairs(points, header.temps, reachOf(parameters.decroissance)), parameters.decroissance, standardised, parameters.pour),
    pairs: buildPairs(points, header.temps, farthestMinutes),
    access: values(parameters.apl, parameters.annee),
    people: values(parameters.population, parameters.annee),
    standardised,
    threshold: 2.5,
    supplyOfPost: parameters.offre_arrivant,
    present: Uint8Array.from(posts, (count) => (count > 0 ? 1 : 0)),
  };
  const table = (name: string) => readTable(published, manifest.tables[name]?.fichier ?? '');
  const codes = table('communes').getChild('code')?.toArray() as readonly string[];
  const rankOf = new Map(Array.from(codes, (code, rank) => [code, rank]));
  const members = table('territoires_communes');
  const territories = members.getChild('territoire')?.toArray() as readonly string[];
  const communes = members.getChild('commune')?.toArray() as readonly string[];
  const zoneOf = (territory: string): Int32Array =>
    Int32Array.from(Array.from(territories, (own, row) => (own === territory ? (rankOf.get(communes[row] ?? '') ?? -1) : -1)).filter((rank) => rank >= 0)).toSorted();
  const problemOf = (goal: SitingGoal, count: number, zone: Int32Array | null): SitingProblem => {
    const question: SitingQuestion = { goal, count, posts: 1, minutes: 10, zone, allowed: null, fixed: new Int32Array(0), forbidden: new Int32Array(0) };
    const prepared = prepareSiting(question, ground);
    if ('reason' in prepared) throw new Error(prepared.reason);
    return prepared.problem;
  };
  const solver = highsSolver(await highsLoader());
  const load = () => Promise.resolve(solver);
  const figures: Figure[] = [];
  for (const goal of sitingGoals) {
    problemOf(goal, 10, null);
    const prepared = await timed(() => problemOf(goal, 10, null));
    figures.push({ name: `France, ten sites, ${goal}: the problem (${prepared.value.communes.length} communes in need)`, unit: 'ms', values: [prepared.ms] });
    const runs = [];
    for (let run = 0; run < 3; run += 1) runs.push(await timed(() => greedy(prepared.value)));
    const { value, bound } = runs[0]?.value ?? { value: 0, bound: null };
    const gap = bound === null ? 'no bound' : `within ${(100 * (1 - value / bound)).toFixed(1)} %`;
    figures.push({ name: `France, ten sites, ${goal}: greedy and exchanges (${gap})`, unit: 'ms', values: runs.map(({ ms }) => ms), atMost: 600 });
  }
  const contracts = [...new Set(territories)].filter((id) => id.startsWith('cls:')).toSorted();
  for (const territory of contracts) {
    for (const goal of sitingGoals) {
      const run = await timed(() => solveSiting(problemOf(goal, 3, zoneOf(territory)), load));
      if (!run.value.optimal) throw new Error(`${territory} ${goal}: optimum non démontré`);
      figures.push({ name: `${territory}, exact three sites, ${goal} (${run.value.method})`, unit: 'ms', values: [run.ms], atMost: 4000 });
    }
    const problem = problemOf('seuil', 3, zoneOf(territory));
    const choice = withoutDominated(problem, choiceOf(problem));
    const start = greedy(problem);
    const tree = await timed(() => enumerate(problem, choice, Math.min(3, choice.length), start));
    const model = mipOf(problem, choice, start.chosen);
    const solved = await timed(() => solver(model, () => undefined));
    const agree = Math.abs(solved.value.bound - tree.value.value) < 1e-3 * Math.max(1, tree.value.value);
    if (!agree) throw new Error(`${territory}: ${tree.value.value} en énumérant, ${solved.value.bound} avec le solveur`);
    figures.push({ name: `${territory}, seuil, three of ${choice.length} sites: enumeration`, unit: 'ms', values: [tree.ms] });
    figures.push({ name: `${territory}, seuil, three of ${choice.length} sites: HiGHS`, unit: 'ms', values: [solved.ms] });
  }
  return figures;
}
