import '../../../views/planner/lacunes.css';
import * as v from 'valibot';
import { createContext, type ReactNode, useCallback, useContext } from 'react';
import { territoireIdSchema } from '../../../contract/codes';
import { codeOfRank } from '../../../domain/communes';
import type { GapAnalysis, Lacunes } from '../../../state/lacunes';
import type { Tooltip } from '../../../view-models/tooltip';
import type { PlannerPicture } from '../../../view-models/planner/picture';
import { gatheredAnalyses } from '../../../view-models/planner/gaps/analyses';
import { GapSettings } from '../../../views/planner/gap-settings';
import { useServices } from '../../services';
import type { Planner } from '../use-planner';
import { Volet } from '../volet';
import type { GapMap } from './use-gap-map';

/** The analysis last chosen by hand, which outlives the one it was chosen from. */
export const ChosenAnalysis = createContext<{ readonly chosen: GapAnalysis | null; readonly choose: (analysis: GapAnalysis) => void }>({ chosen: null, choose: () => undefined });

interface GapVoletProps {
  readonly planner: Planner;
  readonly map: GapMap;
  /** Title of the map. */
  readonly title: string;
  readonly estimation: boolean;
  /** What is found, in a sentence; empty while it is worked out. */
  readonly sentence: string;
  readonly sources: string;
  /** What its picture says beside its sentence and its sources; null while there is none. */
  readonly picture: Omit<PlannerPicture, 'phrase' | 'source' | 'sites'> | null;
  readonly tooltipOf: (rank: number) => Tooltip | null;
  /** Controls of the analysis itself. */
  readonly panel?: ReactNode;
  readonly legend: ReactNode;
  readonly results: ReactNode;
}

/** Changes what is looked at; the rest of the link stays. */
export function useLacunes({ plan, update }: Planner): (patch: Partial<Lacunes>, mode?: 'push' | 'replace') => void {
  const { lacunes } = plan;
  return (patch, mode = 'push') => update({ lacunes: { ...lacunes, ...patch } }, mode);
}

/** What a click on a commune or on a territory does, on the map and in the tables. */
export function usePick({ communes }: Planner): { readonly commune: (rank: number) => void; readonly territory: (id: string) => void } {
  const { store } = useServices();
  const commune = useCallback(
    (rank: number): void => {
      const code = communes === null ? null : codeOfRank(communes, rank);
      if (code !== null) store.update({ selection: code }, 'push');
    },
    [communes, store],
  );
  const territory = useCallback(
    (id: string): void => {
      const chosen = v.safeParse(territoireIdSchema, id);
      if (chosen.success) store.update({ territoire: chosen.output, camera: null, selection: null }, 'push');
    },
    [store],
  );
  return { commune, territory };
}

/** What the five analyses share: the choice among them, the sentence, the commune chosen. */
export function GapVolet({ planner, map, title, estimation, sentence, sources, picture, tooltipOf, panel, legend, results }: GapVoletProps): ReactNode {
  const { store } = useServices();
  const { analyse, maille } = planner.plan.lacunes;
  const change = useLacunes(planner);
  const pick = usePick(planner);
  const { selectedRank } = planner.explorer;
  const { chosen: chosenHere, choose } = useContext(ChosenAnalysis);
  const chosen = selectedRank === null ? null : tooltipOf(selectedRank);
  return (
    <Volet
      map={{
        model: map.model,
        bar: (
          <>
            <strong>{title}</strong>
            <span className="plan-badge">{estimation ? 'Estimation' : 'Chiffres officiels'}</span>
          </>
        ),
        under: (
          <>
            <output className="gap-sentence">{sentence}</output>
            {sources === '' ? null : <p className="planner__source source-line">{sources}</p>}
          </>
        ),
        picture: picture === null ? null : { ...picture, phrase: sentence, source: sources, sites: '' },
        tooltipOf,
        onSelect: pick.commune,
      }}
      panel={
        <>
          <GapSettings
            analysis={analyse}
            onAnalysis={(next) => {
              choose(next);
              change({ analyse: next });
            }}
            focused={chosenHere === analyse}
            mesh={gatheredAnalyses.includes(analyse) ? maille : null}
            onMesh={(next) => change({ maille: next })}
          />
          {panel}
        </>
      }
      legend={<div className="plan-card">{legend}</div>}
      results={
        <>
          {chosen === null ? null : (
            <section className="plan-card gap-chosen" aria-label="Commune choisie">
              <span>
                <strong>{chosen.nom}</strong> : {chosen.indicator}, <span className="figures">{chosen.value}</span>
                {chosen.estimation ? ' (estimation)' : ''}
              </span>
              <button type="button" className="button button--small button--quiet" onClick={() => store.update({ selection: null }, 'push')}>
                Ne plus la montrer
              </button>
            </section>
          )}
          {results}
        </>
      }
    />
  );
}
