import type { StartupIndicator } from '../contract/startup';
import { formatNumber, formatStatut, nbsp } from '../domain/format';
import { buildSeries, type SeriesPoint } from '../domain/series';
import { shownDecimals } from './figures';

/** What a small chart and its table draw: one line a run of comparable years, for the commune and for its territory. */
export interface SeriesView {
  readonly years: readonly { readonly annee: number; readonly points: Readonly<Record<string, number>> }[];
  readonly lines: readonly { readonly key: string; readonly main: boolean }[];
  readonly first: number;
  readonly last: number;
  readonly ticks: readonly number[];
  /** Between the last year before a break and the next. */
  readonly breakAt: number | null;
  readonly threshold: number | null;
  /** The same figures in words, one row a year; a missing year between two others has its row. */
  readonly table: readonly { readonly annee: number; readonly commune: string; readonly territory: string }[];
  readonly note: string;
}

function textOf(indicator: StartupIndicator, point: SeriesPoint | undefined): string {
  if (point === undefined) return formatStatut('absent');
  if (point.valeur === null) return formatStatut(point.statut);
  const text = formatNumber(point.valeur, shownDecimals(indicator, point.valeur));
  return point.statut === 'estime' ? `${text} (estimation)` : text;
}

/** @returns null when there are not two years to join or compare. */
export function seriesView(indicator: StartupIndicator, commune: readonly SeriesPoint[], territory: readonly SeriesPoint[]): SeriesView | null {
  const own = buildSeries(commune, indicator.rupture_apres);
  const around = buildSeries(territory, indicator.rupture_apres);
  const known = [own.premiere, own.derniere, around.premiere, around.derniere].filter((year) => year !== null);
  const first = Math.min(...known);
  const last = Math.max(...known);
  if (known.length === 0 || first === last || indicator.nature !== 'continu') return null;
  const allYears = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const runs = [
    ...around.troncons.map((points, i) => ({ key: `territoire${i}`, main: false, points })),
    ...own.troncons.map((points, i) => ({ key: `commune${i}`, main: true, points })),
  ];
  const rupture = own.ruptureApres ?? around.ruptureApres;
  const missing = allYears.filter((year) => ![...commune, ...territory].some((point) => point.annee === year && point.valeur !== null));
  const notes = [
    rupture === null ? null : `Rupture de méthode entre ${rupture} et ${rupture + 1}${nbsp}: les deux côtés ne se comparent pas.`,
    missing.length === 0 ? null : `Pas de valeur en ${missing.join(', ')}.`,
  ];
  return {
    years: allYears.map((annee) => ({
      annee,
      points: Object.fromEntries(
        runs.flatMap(({ key, points }) => {
          const value = points.find((point) => point.annee === annee)?.valeur;
          return value === undefined || value === null ? [] : [[key, value]];
        }),
      ),
    })),
    lines: runs.map(({ key, main }) => ({ key, main })),
    first,
    last,
    ticks: allYears.filter((year) => (last - year) % Math.ceil(allYears.length / 5) === 0),
    breakAt: rupture === null ? null : rupture + 0.5,
    threshold: indicator.seuil,
    table: allYears.map((annee) => ({
      annee,
      commune: textOf(indicator, commune.find((point) => point.annee === annee)),
      territory: textOf(indicator, territory.find((point) => point.annee === annee)),
    })),
    note: notes.filter((note) => note !== null).join(' '),
  };
}
