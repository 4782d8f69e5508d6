import { useState } from 'react';
import type { Manifest } from '../../contract/manifest';
import { emptyScenario, modelVersion, type Scenario, type ScenarioLine } from '../../state/scenario';
import { useServices, useViewState } from '../services';

const mostSteps = 200;

export interface ScenarioSteps {
  readonly scenario: Scenario;
  /** Shown to whoever opens a link made with another version of the model. */
  readonly otherModel: boolean;
  readonly change: (lignes: readonly ScenarioLine[]) => void;
  /** Null when there is nothing to undo, or to do again. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

/** The scenario of the link, changed step by step. */
export function useScenario(manifest: Manifest): ScenarioSteps {
  const { store } = useServices();
  const { scenario } = useViewState().plan;
  const [past, setPast] = useState<readonly Scenario[]>([]);
  const [future, setFuture] = useState<readonly Scenario[]>([]);
  const model = manifest.acces === undefined ? null : modelVersion(manifest.acces.empreinte);

  const show = (next: Scenario): void => store.update((state) => ({ plan: { ...state.plan, scenario: next } }), 'push');
  const step = (from: readonly Scenario[], setFrom: typeof setPast, setTo: typeof setPast) => {
    const next = from.at(-1);
    if (next === undefined) return null;
    return (): void => {
      setFrom(from.slice(0, -1));
      setTo((others) => [...others, scenario]);
      show(next);
    };
  };
  return {
    scenario,
    otherModel: scenario.modele !== null && scenario.modele !== model,
    change: (lignes) => {
      setPast((steps) => [...steps, scenario].slice(-mostSteps));
      setFuture([]);
      show(lignes.length === 0 ? emptyScenario : { lignes, modele: model });
    },
    undo: step(past, setPast, setFuture),
    redo: step(future, setFuture, setPast),
  };
}
