import type { StartupIndicator } from '../contract/startup';
import { comparable } from '../domain/search';

export interface IndicatorChoice {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly group: string;
}

/** Indicators that answer a query (all of them for an empty one), by group, in the order of the catalogue. */
export function indicatorChoices(indicators: readonly StartupIndicator[], query: string): IndicatorChoice[] {
  const words = comparable(query).split(' ').filter((word) => word !== '');
  const groups = new Map<string, IndicatorChoice[]>();
  for (const indicator of indicators.toSorted((a, b) => a.ordre - b.ordre)) {
    const haystack = comparable(`${indicator.libelle} ${indicator.libelle_court} ${indicator.groupe} ${indicator.definition} ${indicator.source_libelle}`);
    if (!words.every((word) => haystack.includes(word))) continue;
    const group = groups.get(indicator.groupe) ?? [];
    group.push({ id: indicator.id, label: indicator.libelle, detail: detailOf(indicator), group: indicator.groupe });
    groups.set(indicator.groupe, group);
  }
  return [...groups.values()].flat();
}

function detailOf(indicator: StartupIndicator): string {
  const parts = [indicator.nature === 'categoriel' ? 'zonage' : indicator.unite];
  if (indicator.maille === 'bassin_vie') parts.push('par bassin de vie');
  if (indicator.millesime !== null) parts.push(indicator.millesime);
  if (indicator.estimation) parts.push('estimation');
  return parts.filter((part) => part !== '').join(' · ');
}
