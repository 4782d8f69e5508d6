import type { StartupIndicator } from '../contract/startup';
import type { CommuneValues } from '../contract/value-file';
import { formatNumber, withUnit } from '../domain/format';
import { type ActionCounts, actionsText } from './action-counts';
import { shownDecimals } from './figures';
import { missingText } from './status';
import { yearText } from './year';

/** Units short enough to follow each figure; longer ones are said once, beside the title. */
const longestInlineUnit = 14;

/** A figure without its unit: its category, or the number. */
export function bareText(indicator: StartupIndicator, value: number): string {
  if (indicator.nature === 'categoriel') {
    return indicator.modalites?.find(({ code }) => code === value)?.libelle ?? `code ${value}`;
  }
  return formatNumber(value, shownDecimals(indicator, value));
}

/** A figure as the indicator words it, with its unit where it is short. */
export function figureText(indicator: StartupIndicator, value: number): string {
  const text = bareText(indicator, value);
  if (indicator.nature === 'categoriel') return text;
  return indicator.unite.length <= longestInlineUnit ? withUnit(text, indicator.unite) : text;
}

/** Value of one commune in words, or why it has none. */
export function valueText(indicator: StartupIndicator, data: CommuneValues, rank: number): string {
  const value = data.values[rank];
  return value === undefined || Number.isNaN(value) ? missingText(data.statuses[rank]) : figureText(indicator, value);
}

export interface Tooltip {
  readonly nom: string;
  readonly indicator: string;
  readonly value: string;
  readonly estimation: boolean;
  /** Actions that reach the commune, where they are shown. */
  readonly actions: string | null;
}

/** What the pointer shows over a commune; `data` is null while the values are on their way. */
export function communeTooltip(nom: string, indicator: StartupIndicator, annee: number, data: CommuneValues | null, rank: number, actions: ActionCounts | null): Tooltip {
  return {
    nom,
    indicator: `${indicator.libelle_court}, ${yearText(indicator, annee)}`,
    value: data === null ? '…' : valueText(indicator, data, rank),
    estimation: indicator.estimation,
    actions: actions === null ? null : actionsText(actions, rank),
  };
}
