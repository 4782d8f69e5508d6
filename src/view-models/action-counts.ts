import { formatCount } from '../domain/format';
import type { MapActions } from './map-model';

/** Actions that reach each commune, by rank. */
export interface ActionCounts {
  /** Actions that name the commune, plus those of the whole territory of a contract that holds it; NaN outside every contract shown. */
  readonly reaching: Float64Array;
  /** Among them, those that name the commune. */
  readonly located: Float64Array;
}

/** Counts of what the layer of actions shows. Outside every perimeter a count is unknown, never zero. */
export function actionCounts(actions: MapActions, communes: number): ActionCounts {
  const reaching = new Float64Array(communes).fill(Number.NaN);
  const located = new Float64Array(communes);
  for (const { ranks, count } of actions.perimeters) {
    for (const rank of ranks) reaching[rank] = (Number.isNaN(reaching[rank] ?? Number.NaN) ? 0 : (reaching[rank] ?? 0)) + count;
  }
  for (const [rank, count] of actions.located) {
    located[rank] = count;
    reaching[rank] = (Number.isNaN(reaching[rank] ?? Number.NaN) ? 0 : (reaching[rank] ?? 0)) + count;
  }
  return { reaching, located };
}

/** `47 actions, dont 2 situées ici`, or « contrat non renseigné ». */
export function actionsText({ reaching, located }: ActionCounts, rank: number): string {
  const count = reaching[rank] ?? Number.NaN;
  if (Number.isNaN(count)) return 'contrat non renseigné';
  const here = located[rank] ?? 0;
  return here === 0 ? formatCount(count, 'action') : `${formatCount(count, 'action')}, dont ${here} ${here === 1 ? 'située' : 'situées'} ici`;
}
