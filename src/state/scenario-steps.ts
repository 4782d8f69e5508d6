import type { Scenario } from './scenario';
import type { ViewStore } from './store';

/** Steps kept: more than a morning's work. */
const mostSteps = 200;

export interface StepsLeft {
  readonly undo: boolean;
  readonly redo: boolean;
}

/** The scenario of the link, changed step by step. The steps live as long as the page: leaving the view loses none. */
export interface ScenarioSteps {
  /** Same object until something changes. */
  readonly get: () => StepsLeft;
  readonly subscribe: (listener: () => void) => () => void;
  /** @param patch what else of the view goes with this scenario (its territory, when a file is opened). */
  readonly change: (next: Scenario, patch?: ScenarioContext) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** What a scenario was looked at with. */
type ScenarioContext = Partial<Pick<ReturnType<ViewStore['get']>, 'territoire'>> & Partial<Pick<ReturnType<ViewStore['get']>['plan'], 'profession' | 'seuil'>>;

/** A scenario and what it was looked at with, as they were. */
interface Step {
  readonly scenario: Scenario;
  readonly context: ScenarioContext;
}

export function createScenarioSteps(store: Pick<ViewStore, 'get' | 'update'>): ScenarioSteps {
  let past: readonly Step[] = [];
  let future: readonly Step[] = [];
  let left: StepsLeft = { undo: false, redo: false };
  const listeners = new Set<() => void>();

  const tell = (): void => {
    const now = { undo: past.length > 0, redo: future.length > 0 };
    if (now.undo === left.undo && now.redo === left.redo) return;
    left = now;
    for (const listener of listeners) listener();
  };
  /** The present scenario; what it is looked at with is kept only where the step changes it. */
  const present = (context: ScenarioContext): Step => {
    const { territoire, plan } = store.get();
    return {
      scenario: plan.scenario,
      context: {
        ...('territoire' in context ? { territoire } : {}),
        ...('profession' in context ? { profession: plan.profession } : {}),
        ...('seuil' in context ? { seuil: plan.seuil } : {}),
      },
    };
  };
  const show = ({ scenario, context: { territoire, ...plan } }: Step): void =>
    store.update(
      (state) => ({
        plan: { ...state.plan, ...plan, scenario },
        ...(territoire === undefined || territoire === state.territoire ? {} : { territoire, camera: null, selection: null }),
      }),
      'push',
    );

  return {
    get: () => left,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (scenario, context = {}) => {
      past = [...past, present(context)].slice(-mostSteps);
      future = [];
      show({ scenario, context });
      tell();
    },
    undo: () => {
      const step = past.at(-1);
      if (step === undefined) return;
      past = past.slice(0, -1);
      future = [...future, present(step.context)];
      show(step);
      tell();
    },
    redo: () => {
      const step = future.at(-1);
      if (step === undefined) return;
      future = future.slice(0, -1);
      past = [...past, present(step.context)];
      show(step);
      tell();
    },
  };
}
