import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildSeries, type SeriesPoint } from '../../src/domain/series';

const point = (annee: number, valeur: number | null = 1): SeriesPoint => ({ annee, valeur, statut: valeur === null ? 'absent' : 'observe' });
const years = (series: ReturnType<typeof buildSeries>): number[][] => series.troncons.map((run) => run.map(({ annee }) => annee));

test('no line over a missing year nor over a break: APL 2015-2019 and 2021-2023, break after 2021', () => {
  const series = buildSeries([2015, 2016, 2017, 2018, 2019, 2021, 2022, 2023].map((year) => point(year)), 2021);
  expect(years(series)).toEqual([[2015, 2016, 2017, 2018, 2019], [2021], [2022, 2023]]);
  expect(series).toMatchObject({ manquantes: [2020], ruptureApres: 2021, premiere: 2015, derniere: 2023 });
});

test('a year without a value is missing, not zero', () => {
  const series = buildSeries([point(2021), point(2022, null), point(2023)], null);
  expect(years(series)).toEqual([[2021], [2023]]);
  expect(series.manquantes).toEqual([2022]);
});

test('a break that the series does not cross is not drawn', () => {
  expect(buildSeries([point(2022), point(2023)], 2021).ruptureApres).toBeNull();
  expect(buildSeries([point(2020), point(2021)], 2021).ruptureApres).toBeNull();
  expect(buildSeries([], 2021)).toEqual({ troncons: [], manquantes: [], ruptureApres: null, premiere: null, derniere: null });
});

test('every known year is in one run, in order; runs never hold a gap', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1990, max: 2030 })), fc.option(fc.integer({ min: 1990, max: 2030 })), (all, rupture) => {
      const series = buildSeries(all.map((year) => point(year)), rupture);
      expect(years(series).flat()).toEqual(all.toSorted((a, b) => a - b));
      for (const run of years(series)) {
        expect(run.every((year, i) => i === 0 || year === (run[i - 1] ?? 0) + 1)).toBe(true);
        expect(rupture !== null && run.some((year) => year <= rupture) && run.some((year) => year > rupture)).toBe(false);
      }
    }),
  );
});
