import type { Manifest } from '../contract/manifest';
import type { StartupIndicator } from '../contract/startup';
import { formatCount, formatNumber, formatShare } from '../domain/format';
import { comparable } from '../domain/search';

export interface IndicatorChoice {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly group: string;
}

/** Indicators with values: communal ones have files; those of the bassins de vie are in the tables. */
export const publishedIndicators = (manifest: Manifest, indicators: readonly StartupIndicator[]): ReadonlySet<string> =>
  new Set(indicators.filter(({ id, maille }) => maille === 'bassin_vie' ? manifest.etat === 'complet' : manifest.valeurs[id] !== undefined).map(({ id }) => id));

/** `34 912 communes sur 34 969 (99,8 %)`; null where it is not counted by commune. */
export function coverageText(manifest: Manifest, indicator: StartupIndicator, annee: number | null): string | null {
  const file = manifest.valeurs[indicator.id]?.find((candidate) => candidate.annee === annee);
  if (file === undefined) return null;
  return `${formatCount(file.renseignees, 'commune')} sur ${formatNumber(manifest.nb_communes)} (${formatShare(file.renseignees / manifest.nb_communes, 1)})`;
}

/** Indicators that answer a query (all of them for an empty one), by group, in the order of the catalogue. */
export function indicatorChoices(indicators: readonly StartupIndicator[], query: string, published: ReadonlySet<string>): IndicatorChoice[] {
  const words = comparable(query).split(' ').filter((word) => word !== '');
  const groups = new Map<string, IndicatorChoice[]>();
  for (const indicator of indicators.toSorted((a, b) => a.ordre - b.ordre)) {
    const haystack = comparable(`${indicator.libelle} ${indicator.libelle_court} ${indicator.groupe} ${indicator.definition} ${indicator.source_libelle}`);
    if (!words.every((word) => haystack.includes(word))) continue;
    const group = groups.get(indicator.groupe) ?? [];
    group.push({ id: indicator.id, label: indicator.libelle, detail: published.has(indicator.id) ? detailOf(indicator) : 'aucune valeur dans cette publication', group: indicator.groupe });
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
