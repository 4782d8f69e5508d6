import type { MapEvents, MapProblem } from '../view-models/map-model';

/** Tells each problem once, and its end once. */
export class ProblemReporter {
  readonly #events: Pick<MapEvents, 'onProblem' | 'onRecovered'>;
  readonly #standing = new Set<MapProblem['kind']>();

  constructor(events: Pick<MapEvents, 'onProblem' | 'onRecovered'>) {
    this.#events = events;
  }

  stands(kind: MapProblem['kind']): boolean {
    return this.#standing.has(kind);
  }

  report(problem: MapProblem): void {
    if (this.#standing.has(problem.kind)) return;
    this.#standing.add(problem.kind);
    this.#events.onProblem(problem);
  }

  recovered(kind: MapProblem['kind']): void {
    if (this.#standing.delete(kind)) this.#events.onRecovered(kind);
  }

  /** The visitor gave up what failed: it can be told again. */
  forget(kind: MapProblem['kind']): void {
    this.#standing.delete(kind);
  }
}
