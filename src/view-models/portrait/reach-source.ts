import type { IsolationSource } from '../../domain/access/isolation';
import type { PortraitColumns } from './columns';

/** Minutes that the curves go through. */
export const curveMinutes = [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60] as const;

/** Minutes to a service and who lives there; null where a file is missing. */
export function minutesSource(columns: PortraitColumns, id: string): IsolationSource | null {
  const [minutes, population] = [columns.latest(id), columns.latest('population')];
  return minutes === null || population === null ? null : { minutes: minutes.values, people: population.values };
}
