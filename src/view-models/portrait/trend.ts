import type { StartupIndicator } from '../../contract/startup';
import { buildSeries, type SeriesPoint } from '../../domain/series';
import { formatNumber, formatShare, nbsp } from '../../domain/format';

const plain = (value: number, decimals: number): string => formatNumber(value, decimals);

/** `de 3,27 en 2015 à 2,90 en 2021 (−11 %)`; null for a run of one year. */
function runText(run: readonly SeriesPoint[], decimals: number): string | null {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined || first === last || first.valeur === null || last.valeur === null) return null;
  const change = first.valeur === 0 ? null : last.valeur / first.valeur - 1;
  const share = change === null ? '' : Math.abs(change) < 0.005 ? ' (stable)' : ` (${change > 0 ? '+' : ''}${formatShare(change)})`;
  const estimated = first.statut === 'estime' || last.statut === 'estime' ? ', estimation' : '';
  return `de ${plain(first.valeur, decimals)} en ${first.annee} à ${plain(last.valeur, decimals)} en ${last.annee}${share}${estimated}`;
}

/**
 * How a series goes, each side of a break told apart and never one against the other.
 * @returns null where no two years compare.
 */
export function trendText({ rupture_apres: rupture }: Pick<StartupIndicator, 'rupture_apres'>, points: readonly SeriesPoint[], decimals: number): string | null {
  const known = points.filter(({ valeur }) => valeur !== null).toSorted((a, b) => a.annee - b.annee);
  const sides = buildSeries(points, rupture).ruptureApres === null ? [known] : [known.filter(({ annee }) => annee <= (rupture ?? annee)), known.filter(({ annee }) => annee > (rupture ?? annee))];
  const texts = sides.map((side) => runText(side, decimals)).filter((text) => text !== null);
  if (texts.length === 0) return null;
  const told = texts.join(`${nbsp}; puis, la méthode ayant changé, `);
  return `Moyenne${nbsp}: ${told}.`;
}
