import { lazy, type ReactNode, Suspense, useRef } from 'react';
import { ChartSaver } from '../../ui/chart-saver';
import type { SeriesView } from '../../view-models/series';

/** The chart library comes with the first sheet, after the map. */
const SeriesChart = lazy(() => import('./series-chart'));

interface SeriesSectionProps {
  readonly series: SeriesView;
  readonly commune: string;
  readonly territory: string;
  /** What the chart says of itself where it leaves the page: its title, its notes and sources, the name of its file. */
  readonly picture: { readonly title: string; readonly notes: readonly string[]; readonly file: string };
}

export function SeriesSection({ series, commune, territory, picture }: SeriesSectionProps): ReactNode {
  const holder = useRef<HTMLElement>(null);
  const lines = `Trait plein : ${commune}. Trait tireté : ${territory}. ${series.note}`;
  return (
    <figure className="series" ref={holder}>
      <Suspense fallback={<div className="series__chart series__chart--waiting" />}>
        <SeriesChart series={series} />
      </Suspense>
      <figcaption className="field__hint">{lines}</figcaption>
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
      <ChartSaver holder={holder} words={{ title: picture.title, lines: [lines, ...picture.notes, 'Carto CLS'] }} file={picture.file} />
    </figure>
  );
}
