import type { Highs } from 'highs';
import type { MipSolver } from '../domain/access/siting/mip';
import { solveSiting, type SitingAnswer, type SitingProgress } from '../domain/access/siting/solve';
import { highsSolver } from './highs-solver';
import type { SearchRequest } from './siting-client';

/** Milliseconds between two words on how far the search is: a page has no use for more. */
const reportEvery = 100;

/** Answers searches. @param load the solver, asked for by the first search that needs it. */
export function answerSearch(load: () => Promise<Highs>): (request: SearchRequest, report: (progress: SitingProgress) => void) => Promise<SitingAnswer> {
  let solver: Promise<Highs> | null = null;
  const loadSolver = async (): Promise<MipSolver> => highsSolver(await (solver ??= load()));
  return ({ problem }, report) => {
    let last = -Infinity;
    let said: SitingProgress | null = null;
    const word = (progress: SitingProgress): void => {
      const now = performance.now();
      const news = said === null || progress.method !== said.method || progress.value > said.value;
      if (!news && now - last < reportEvery) return;
      last = now;
      said = progress;
      report(progress);
    };
    return solveSiting(problem, loadSolver, word);
  };
}
