import { describe, expect, test } from 'vitest';
import type { SeriesPoint } from '../../src/domain/series';
import { seriesView } from '../../src/view-models/series';
import { indicatorOf, plain } from './support';

const points = (values: Readonly<Record<number, number>>): SeriesPoint[] =>
  Object.entries(values).map(([annee, valeur]) => ({ annee: Number(annee), valeur, statut: 'observe' }));
const own = points({ 2018: 3.5, 2019: 3.3, 2021: 3, 2022: 2.7, 2023: 2.5 });

describe('series', () => {
  const view = seriesView(indicatorOf(), own, points({ 2022: 2.8, 2023: 2.65 }));

  test('no line crosses a missing year nor the break', () => {
    const lines = (view?.lines ?? []).filter(({ main }) => main).map(({ key }) => (view?.years ?? []).filter((year) => key in year.points).map(({ annee }) => annee));
    expect(lines).toEqual([[2018, 2019], [2021], [2022, 2023]]);
  });

  test('draws the break and names the year without a value', () => {
    expect(view?.breakAt).toBe(2021.5);
    expect(plain(view?.note ?? '')).toBe('Rupture de méthode entre 2021 et 2022 : les deux côtés ne se comparent pas. Pas de valeur en 2020.');
  });

  test('the table says the same, year by year', () => {
    expect(view?.table.map(({ annee, commune, territory }) => [annee, commune, territory])).toEqual([
      [2018, '3,50', 'non disponible'],
      [2019, '3,30', 'non disponible'],
      [2020, 'non disponible', 'non disponible'],
      [2021, '3,00', 'non disponible'],
      [2022, '2,70', '2,80'],
      [2023, '2,50', '2,65'],
    ]);
  });

  test('one year is no series, nor is a category', () => {
    expect(seriesView(indicatorOf(), points({ 2023: 1 }), [])).toBeNull();
    expect(seriesView(indicatorOf({ nature: 'categoriel' }), own, [])).toBeNull();
  });
});
