import { statusIndex } from '../../src/contract/value-file';
import type { ValeurStatut } from '../../src/contract/vocabulary';

/** Values of one indicator and year in the order of `communes`: NaN and a status without value to begin with. */
export interface Series {
  readonly values: Float64Array<ArrayBuffer>;
  readonly statuses: Uint8Array<ArrayBuffer>;
}

export interface IndicatorStore {
  /** The series to fill, created absent throughout on first call. */
  readonly open: (id: string, year: number) => Series;
  readonly get: (id: string, year: number) => Series | undefined;
  /** Years that hold at least one value, ascending. */
  readonly years: (id: string) => number[];
}

export const hasValue = (status: number | undefined): boolean => status !== undefined && status < statusIndex('secret');

/** Value of a commune, NaN where there is none. */
export const valueAt = (series: Series | undefined, rank: number): number =>
  series !== undefined && hasValue(series.statuses[rank]) ? (series.values[rank] ?? Number.NaN) : Number.NaN;

export function setValue(series: Series, rank: number, value: number, statut: ValeurStatut = 'observe'): void {
  series.values[rank] = value;
  series.statuses[rank] = statusIndex(statut);
}

/** Marks a commune as having no value, for a reason. */
export function setMissing(series: Series, rank: number, statut: 'secret' | 'hors_champ' | 'absent'): void {
  series.values[rank] = Number.NaN;
  series.statuses[rank] = statusIndex(statut);
}

export function createIndicatorStore(communeCount: number): IndicatorStore {
  const series = new Map<string, Map<number, Series>>();
  const get = (id: string, year: number): Series | undefined => series.get(id)?.get(year);
  return {
    get,
    open: (id, year) => {
      const known = get(id, year);
      if (known !== undefined) return known;
      const created: Series = {
        values: new Float64Array(communeCount).fill(Number.NaN),
        statuses: new Uint8Array(communeCount).fill(statusIndex('absent')),
      };
      const years = series.get(id) ?? new Map<number, Series>();
      series.set(id, years.set(year, created));
      return created;
    },
    years: (id) =>
      [...(series.get(id) ?? [])]
        .filter(([, { statuses }]) => statuses.some(hasValue))
        .map(([year]) => year)
        .sort((a, b) => a - b),
  };
}
