import { formatNumber, nbsp } from '../domain/format';
import type { QualityRow } from './sources';

/** A published measure of a model, in words. */
export interface QualityLine {
  readonly key: string;
  readonly measure: string;
  readonly scope: string;
  readonly value: string;
  readonly communes: string;
}

export interface QualityView {
  /** What to remember, in a sentence; null when the measures it needs are not published. */
  readonly summary: string | null;
  readonly measures: readonly QualityLine[];
  readonly parameters: readonly QualityLine[];
  readonly methods: readonly string[];
}

const measureWords: Readonly<Record<string, string>> = {
  ecart_absolu_median: 'Écart absolu médian',
  ecart_median: 'Écart médian',
  correlation: 'Corrélation',
  vitesse: 'Vitesse',
  allure: 'Allure',
  depart: 'Temps au départ',
  arrivee: 'Temps à l’arrivée',
};

const scopeText = (scope: string): string =>
  scope.replace(/^test\b/u, 'départements tenus à part').replace(/^apprentissage\b/u, 'départements de l’ajustement').replace(/^paramètre, /u, '');

function valueText({ valeur, unite }: QualityRow): string {
  const number = formatNumber(valeur, Math.abs(valeur) >= 10 ? 0 : 2);
  return unite === 'sans unité' || unite === '' ? number : `${number}${nbsp}${unite}`;
}

const lineOf = (row: QualityRow): QualityLine => ({
  key: `${row.modele} ${row.mesure} ${row.perimetre}`,
  measure: measureWords[row.mesure] ?? row.mesure,
  scope: scopeText(row.perimetre),
  value: valueText(row),
  communes: formatNumber(row.effectif),
});

function summaryOf(rows: readonly QualityRow[]): string | null {
  const of = (mesure: string, perimetre: string): QualityRow | undefined =>
    rows.find((row) => row.modele === 'temps_trajet_voiture' && row.mesure === mesure && row.perimetre.replaceAll(nbsp, ' ') === perimetre);
  const error = of('ecart_absolu_median', 'test');
  const near = of('ecart_absolu_median', 'test, moins de 20 minutes');
  const correlation = of('correlation', 'test');
  if (error === undefined || near === undefined || correlation === undefined) return null;
  return `Dans les départements tenus à part (${formatNumber(error.effectif)}${nbsp}communes), la moitié des estimations s’écarte de moins de ${formatNumber(error.valeur, 1)}${nbsp}minutes du temps officiel, de moins de ${formatNumber(near.valeur, 1)}${nbsp}minutes quand celui-ci est sous 20${nbsp}minutes. Corrélation${nbsp}: ${formatNumber(correlation.valeur, 2)}.`;
}

const isParameter = (row: QualityRow): boolean => row.perimetre.startsWith('paramètre');

/** The quality of the project’s models: what to remember, the measures, then the parameters that were fitted. */
export function qualityView(rows: readonly QualityRow[]): QualityView {
  return {
    summary: summaryOf(rows),
    measures: rows.filter((row) => !isParameter(row)).map(lineOf),
    parameters: rows.filter(isParameter).map(lineOf),
    methods: [...new Set(rows.map((row) => row.methode))],
  };
}
