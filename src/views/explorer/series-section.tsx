import { lazy, type ReactNode, Suspense } from 'react';
import type { SeriesView } from '../../view-models/series';

/** The chart library comes with the first sheet, after the map. */
const SeriesChart = lazy(() => import('./series-chart'));

interface SeriesSectionProps {
  readonly series: SeriesView;
  readonly commune: string;
  readonly territory: string;
}

export function SeriesSection({ series, commune, territory }: SeriesSectionProps): ReactNode {
  return (
    <figure className="series">
      <Suspense fallback={<div className="series__chart series__chart--waiting" />}>
        <SeriesChart series={series} />
      </Suspense>
      <figcaption className="field__hint">
        Trait plein : {commune}. Trait tireté : {territory}. {series.note}
      </figcaption>
      <details className="disclosure">
        <summary>Les mêmes chiffres en tableau</summary>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">Année</th>
              <th scope="col">{commune}</th>
              <th scope="col">{territory}</th>
            </tr>
          </thead>
          <tbody>
            {series.table.map((row) => (
              <tr key={row.annee}>
                <th scope="row">{row.annee}</th>
                <td>{row.commune}</td>
                <td>{row.territory}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
