import type { StartupIndicator } from '../../../contract/startup';
import { isOfTime } from '../../../domain/access/siting/prepare';
import type { SitingGoal } from '../../../domain/access/siting/problem';
import { planSources, timeSources } from '../../../view-models/planner/sources';
import type { Opened } from '../use-opened';
import type { Planner } from '../use-planner';

/** Sources of what a goal rests on. */
export function sitingSources({ explorer, plan }: Planner, { parameters }: Opened, apl: StartupIndicator, goal: SitingGoal): string {
  if (!isOfTime(goal)) return planSources(apl, parameters);
  return timeSources(explorer.startup.indicateurs.find(({ id }) => id === parameters.population) ?? null, parameters, plan.choisir.present);
}
