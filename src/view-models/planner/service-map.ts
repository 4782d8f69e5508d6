import type { StartupIndicator } from '../../contract/startup';
import type { CommuneValues } from '../../contract/value-file';
import { computeBreaks, sortedValues } from '../../domain/breaks';
import type { PlanView } from '../../state/view-state';
import type { Tooltip } from '../tooltip';
import { missingText } from '../status';
import { signed } from './before-after';
import { minutesText } from './services';

/** What the map of a service shows. */
export const serviceViews = ['apres', 'changement', 'officiel'] as const satisfies readonly PlanView[];
export type ServiceView = (typeof serviceViews)[number];

export const serviceViewLabels: Readonly<Record<ServiceView, string>> = { apres: 'Temps après', changement: 'Changement', officiel: 'Temps avant' };

const classesWished = 6;
/** Multiples of the threshold that part the classes where nothing published can. */
const shares = [0.5, 1, 1.5, 2, 3];

/** Classes of minutes, cut once on what is published so that colours compare before and after; the threshold is one of the breaks. */
export function minutesBreaks(published: Float64Array | null, ranks: Int32Array | null, seuil: number): readonly number[] {
  const sorted = published === null ? new Float64Array(0) : sortedValues(published, ranks);
  if (sorted.length === 0) return [...new Set(shares.map((share) => Math.round(share * seuil * 10) / 10))];
  return computeBreaks(sorted, { methode: 'seuils', nombre: classesWished, bornes: [], seuil, seuils: null }).bornes;
}

/** Minutes gained or lost: under a minute, the error of the times says more than the change. */
export const minutesChangeBreaks: readonly number[] = [-20, -10, -5, -1, 1, 10];

export interface ServiceTimes {
  /** Published minutes and why some are missing; null where none is published of the service. */
  readonly published: CommuneValues | null;
  /** After the scenario, by rank. */
  readonly after: Float64Array;
  readonly saved: Float64Array;
}

const nothing = new Uint8Array(0);

/** Why a commune has no minutes; a byte of no status reads as missing. */
export const statusesOf = ({ published }: ServiceTimes): Uint8Array => published?.statuses ?? nothing;

/** Values that a view shows, NaN where unknown. Changes are signed as minutes: a trip cut short is under zero. */
export function shownMinutes(times: ServiceTimes, view: ServiceView): Float64Array {
  if (view === 'apres') return times.after;
  if (view === 'changement') return times.saved.map((saved) => 0 - saved);
  return times.published?.values ?? times.after.map(() => Number.NaN);
}

/** Minutes of a commune after the scenario, and before where they differ. */
export function serviceTooltip(nom: string, indicator: StartupIndicator, times: ServiceTimes, view: ServiceView, rank: number): Tooltip {
  const before = times.published?.values[rank] ?? Number.NaN;
  const after = times.after[rank] ?? Number.NaN;
  const shown = view === 'officiel' ? before : after;
  const known = Number.isNaN(shown) ? missingText(statusesOf(times)[rank]) : minutesText(shown);
  const other = view === 'officiel' || Number.isNaN(before) || Number.isNaN(after) || signed(after - before, 1) === '=' ? '' : ` (avant\u00a0: ${minutesText(before)})`;
  return { nom, indicator: indicator.libelle_court, value: `${known}${other}`, estimation: view !== 'officiel' || indicator.estimation, actions: null };
}
