import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Profession } from '../../contract/access-file';
import type { StartupIndicator } from '../../contract/startup';
import { type CommunesTable, rankOfCode } from '../../domain/communes';
import { isServiceLine, type ProfessionLine } from '../../state/scenario';
import type { DataVersions } from '../../state/data-versions';
import type { ViewState } from '../../state/view-state';
import { type Resource, valueOf } from '../../ui/use-resource';
import { itemsOf } from '../../view-models/planner/lines';
import { type Threshold, thresholdOf, weighedMean } from '../../view-models/planner/plan-map';
import { type ProfessionWords, professionWords } from '../../view-models/planner/professions';
import { territoryName } from '../../view-models/territories';
import type { Explorer } from '../explorer/use-explorer';
import { useServices } from '../services';
import { type Opened, useOpened } from './use-opened';
import { type Outcome, useOutcome } from './use-outcome';
import { type ScenarioSteps, useScenario } from './use-scenario';
import { useVersions } from './use-versions';

type Plan = ViewState['plan'];

/** What every part of the planner starts from: whom it speaks of, the official figures, and what the scenario makes of them. */
export interface Planner {
  readonly explorer: Explorer;
  readonly plan: Plan;
  readonly update: (patch: Partial<Plan>, mode?: 'push' | 'replace') => void;
  readonly communes: CommunesTable | null;
  /** The part in sight speaks of a profession; the figures of one are read once a part has. */
  readonly ofProfession: boolean;
  readonly profession: Profession;
  readonly words: ProfessionWords;
  readonly openedResource: Resource<Opened>;
  readonly opened: Opened | null;
  /** The official APL of the profession. */
  readonly indicator: StartupIndicator | null;
  readonly threshold: Threshold | null;
  readonly scenario: ScenarioSteps;
  /** Vintages of the data of this page; null until they are read. */
  readonly versions: DataVersions | null;
  /** Lines of the profession, with their place in the whole scenario. */
  readonly mine: readonly { readonly line: ProfessionLine; readonly place: number }[];
  readonly lines: readonly ProfessionLine[];
  readonly outcomeResource: Resource<Outcome>;
  /** Access after the scenario, by rank; the official figures when it is empty. The one before while the next is on its way. */
  readonly outcome: Outcome | null;
  /** The same, of what is asked for now: null while it is on its way. */
  readonly settled: Outcome | null;
  /** `Le Blanc (36)`; the code itself while names are on their way or where it names nothing. */
  readonly nameOf: (code: string) => string;
  readonly territoryName: string;
}

/** @param ofProfession whether the part in sight speaks of a profession. */
export function usePlanner(explorer: Explorer, ofProfession: boolean): Planner {
  const { store } = useServices();
  const { manifest, startup, territory, state, settle } = explorer;
  const { plan } = state;
  const { profession } = plan;
  const communes = valueOf(explorer.communes);
  // Once a profession was asked for it stays: going from part to part does not open it again.
  const [asked, setAsked] = useState(ofProfession);
  if (ofProfession && !asked) setAsked(true);
  const openedResource = useOpened(manifest, asked ? profession : null);
  const opened = valueOf(openedResource);
  const versions = useVersions(manifest);
  const scenario = useScenario(manifest, versions);
  const { lignes } = scenario.scenario;
  const mine = useMemo(
    () => lignes.flatMap((line, place) => (!isServiceLine(line) && line.profession === profession ? [{ line, place }] : [])),
    [lignes, profession],
  );
  const lines = useMemo(() => mine.map(({ line }) => line), [mine]);

  const indicator = opened === null ? null : (startup.indicateurs.find(({ id }) => id === opened.parameters.apl) ?? null);
  const threshold = useMemo(() => {
    if (opened === null || indicator === null) return null;
    const mean = plan.seuil === null && indicator.seuil === null ? weighedMean(opened.apl.values, opened.standardised.values) : null;
    return thresholdOf(plan.seuil, indicator, mean);
  }, [opened, indicator, plan.seuil]);

  const outcomeResource = useOutcome(opened, lines, communes);
  const shown = valueOf(outcomeResource);
  // An answer of another profession says nothing of this one.
  const outcome = shown?.key.startsWith(`${profession} `) === true ? shown : null;
  const wantedKey = communes === null ? null : `${profession} ${JSON.stringify(itemsOf(lines, (code) => rankOfCode(communes, code)))}`;
  const settled = outcome?.key === wantedKey ? outcome : null;

  // The engine, which some parts and other views use, starts once nothing here waits for the processor; what is tried has its own last step.
  const done = manifest.acces === undefined || openedResource.status === 'echec' || outcomeResource.status === 'echec' || (ofProfession && plan.volet !== 'essayer' && settled !== null);
  useEffect(() => {
    if (done) settle();
  }, [done, settle]);

  const nameOf = useCallback(
    (code: string): string => {
      const rank = communes === null ? null : rankOfCode(communes, code);
      return rank === null ? code : `${communes?.nom[rank] ?? code} (${communes?.departement[rank] ?? ''})`;
    },
    [communes],
  );
  const update = useCallback(
    (patch: Partial<Plan>, mode: 'push' | 'replace' = 'push'): void => store.update((before) => ({ plan: { ...before.plan, ...patch } }), mode),
    [store],
  );
  return {
    explorer,
    plan,
    update,
    communes,
    ofProfession,
    profession,
    words: professionWords[profession],
    openedResource,
    opened,
    indicator,
    threshold,
    scenario,
    versions,
    mine,
    lines,
    outcomeResource,
    outcome,
    settled,
    nameOf,
    territoryName: territory === null ? '' : territoryName(territory),
  };
}
