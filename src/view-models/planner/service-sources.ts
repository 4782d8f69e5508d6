import type { StartupIndicator } from '../../contract/startup';
import { formatNumber } from '../../domain/format';
import { sourceOfYear, vintageText } from '../year';

/** Published error of the estimated times: the median of its size, in minutes, on départements that tuned nothing. */
export interface TimesError {
  readonly all: number;
  /** Of the trips under 20 minutes; null where none is published. */
  readonly short: number | null;
}

export interface ServiceSourcesInput {
  readonly indicator: StartupIndicator;
  /** Year of the published minutes; null where none is published. */
  readonly annee: number | null;
  readonly error: TimesError | null;
  readonly population: { readonly indicator: Pick<StartupIndicator, 'source_libelle' | 'sources_annees'>; readonly annee: number } | null;
}

function before({ indicator, annee }: ServiceSourcesInput): string {
  if (annee === null) return 'Temps avant\u00a0: inconnu, aucun fichier ouvert ne recense ces points.';
  const source = `${sourceOfYear(indicator, annee)}, millésime ${vintageText(indicator, annee)}`;
  return indicator.estimation ? `Temps avant\u00a0: estimation du projet, d’après ${source}.` : `Temps avant\u00a0: chiffres officiels, ${source}.`;
}

/** How the trips to a new point are estimated, and how wrong that is. */
export function timesText(error: TimesError | null): string {
  const how = 'Temps vers un nouveau point\u00a0: estimation en voiture, d’après la distance à vol d’oiseau entre points de référence des communes et la densité';
  if (error === null) return `${how}\u00a0; son erreur n’est pas publiée ici.`;
  const short = error.short === null ? '' : ` (${formatNumber(error.short, 1)} pour les trajets de moins de 20 minutes)`;
  return `${how}\u00a0; la moitié des estimations s’écartent de plus de ${formatNumber(error.all, 1)} minutes du temps officiel${short}, dans les départements tenus hors du réglage.`;
}

/** Sources and vintages of what the map and the tables show, one sentence each. */
export function serviceSources(input: ServiceSourcesInput): string[] {
  const { indicator, annee, error, population } = input;
  return [
    before(input),
    ...(annee === null || indicator.avertissement === null ? [] : [indicator.avertissement]),
    timesText(error),
    population === null ? 'Population\u00a0: source non lue.' : `Population\u00a0: ${sourceOfYear(population.indicator, population.annee)}, ${population.annee}.`,
  ];
}
