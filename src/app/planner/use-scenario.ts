import { useSyncExternalStore } from 'react';
import type { Manifest } from '../../contract/manifest';
import type { DataVersions } from '../../state/data-versions';
import { modelVersion, type Scenario, type ScenarioLine } from '../../state/scenario';
import { useServices, useViewState } from '../services';

export interface ScenarioSteps {
  readonly scenario: Scenario;
  /** Version of the model of this page; null where none is published. */
  readonly model: string | null;
  readonly change: (lignes: readonly ScenarioLine[]) => void;
  /** Null when there is nothing to undo, or to do again. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

/**
 * The scenario of the link, changed step by step.
 * @param versions of the data of this page, once read: what a line is added with.
 */
export function useScenario(manifest: Manifest, versions: DataVersions | null): ScenarioSteps {
  const { steps } = useServices();
  const { scenario } = useViewState().plan;
  const left = useSyncExternalStore(steps.subscribe, steps.get);
  const model = manifest.acces === undefined ? null : modelVersion(manifest.acces.empreinte);
  return {
    scenario,
    model,
    change: (lignes) => {
      const stamp = lignes.length === 0 ? { modele: null, donnees: null } : { modele: model, donnees: versions };
      steps.change({ nom: scenario.nom, lignes, ...stamp });
    },
    undo: left.undo ? steps.undo : null,
    redo: left.redo ? steps.redo : null,
  };
}
