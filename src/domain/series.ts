import type { ValeurStatut } from '../contract/vocabulary';

export interface SeriesPoint {
  readonly annee: number;
  /** Null where there is no value. */
  readonly valeur: number | null;
  readonly statut: ValeurStatut;
}

export interface Series {
  /** Runs of consecutive years that may be joined by a line: a missing year or a break in the series ends a run. */
  readonly troncons: readonly (readonly SeriesPoint[])[];
  /** Years between the first and the last without a value, ascending. */
  readonly manquantes: readonly number[];
  /** Last year before the break, when both sides of it are in the series. */
  readonly ruptureApres: number | null;
  readonly premiere: number | null;
  readonly derniere: number | null;
}

/**
 * Cuts yearly points in what a line may join.
 * @param ruptureApres last year before a break in the method; figures across it do not compare.
 */
export function buildSeries(points: readonly SeriesPoint[], ruptureApres: number | null): Series {
  const known = points.filter((point) => point.valeur !== null).toSorted((a, b) => a.annee - b.annee);
  const premiere = known[0]?.annee ?? null;
  const derniere = known.at(-1)?.annee ?? null;
  if (premiere === null || derniere === null) return { troncons: [], manquantes: [], ruptureApres: null, premiere, derniere };

  const troncons: SeriesPoint[][] = [];
  let previous: number | null = null;
  for (const point of known) {
    const consecutive = previous !== null && point.annee === previous + 1;
    const acrossBreak = ruptureApres !== null && previous !== null && previous <= ruptureApres && point.annee > ruptureApres;
    const run = troncons.at(-1);
    if (run !== undefined && consecutive && !acrossBreak) run.push(point);
    else troncons.push([point]);
    previous = point.annee;
  }
  const years = new Set(known.map((point) => point.annee));
  const manquantes = Array.from({ length: derniere - premiere + 1 }, (_, i) => premiere + i).filter((year) => !years.has(year));
  const crossed = ruptureApres !== null && premiere <= ruptureApres && derniere > ruptureApres;
  return { troncons, manquantes, ruptureApres: crossed ? ruptureApres : null, premiere, derniere };
}
