import { type ReactNode, useMemo, useState } from 'react';
import { formatCount, formatNumber } from '../../domain/format';
import { ScrollRegion } from '../../ui/scroll-region';
import { Segmented } from '../../ui/segmented';
import { type Comparison, comparisonSentences, type DensityBy, densityOf, meanLine, officialClasses } from '../../view-models/methode/comparison';
import { formatSigned } from '../../view-models/methode/signed';
import { DensityKey, DensityPlot } from './density-plot';

interface ComparisonPlotProps {
  readonly comparison: Comparison;
  /** Official figure under which a commune is said to lack doctors; null without one. */
  readonly threshold: number | null;
  readonly scheme: 'light' | 'dark';
}

const choices = [
  { value: 'people', label: 'Habitants' },
  { value: 'communes', label: 'Communes' },
] as const;

/** Model against official figure, all communes: the cloud by density, its sentences and its table. */
export function ComparisonPlot({ comparison, threshold, scheme }: ComparisonPlotProps): ReactNode {
  const [by, setBy] = useState<DensityBy>('people');
  const density = useMemo(() => densityOf(comparison), [comparison]);
  const line = useMemo(() => meanLine(comparison), [comparison]);
  const sentences = useMemo(() => comparisonSentences(comparison, threshold), [comparison, threshold]);
  const classes = useMemo(() => officialClasses(comparison), [comparison]);
  const { beyond } = density;
  return (
    <>
      {sentences.map((sentence) => (
        <p key={sentence} className="methode__text">
          {sentence}
        </p>
      ))}
      <div className="methode__pair">
        <figure className="methode__figure">
          <Segmented legend="Couleur des cases" options={choices} value={by} onChange={setBy} />
          <DensityPlot density={density} line={line} by={by} threshold={threshold} scheme={scheme} />
          <DensityKey by={by} scheme={scheme} />
          <figcaption className="field__hint">
            {formatCount(comparison.communes, 'commune')}, {comparison.annee}. Chaque case réunit les communes dont l’APL officielle et l’APL du modèle tombent dans
            le même quart de consultation. Sur la diagonale, le modèle dit comme l’APL officielle. La ligne pleine est la moyenne du modèle.
            {beyond.communes === 0 ? '' : ` Hors du cadre : ${formatCount(beyond.communes, 'commune')}, ${formatCount(beyond.people, 'habitant')}.`}
          </figcaption>
        </figure>
        <ScrollRegion className="methode__scroll" label="Modèle par classe d’APL officielle">
          <table className="methode__table">
            <caption>Moyennes par classe d’APL officielle, {comparison.annee}</caption>
            <thead>
              <tr>
                <th scope="col">APL officielle</th>
                <th scope="col">Officiel</th>
                <th scope="col">Modèle</th>
                <th scope="col">Écart</th>
                <th scope="col">Habitants</th>
                <th scope="col">Communes</th>
              </tr>
            </thead>
            <tbody>
              {classes.map((group) => (
                <tr key={group.label}>
                  <th scope="row">{group.label}</th>
                  <td>{group.communes === 0 ? '—' : formatNumber(group.officiel, 2)}</td>
                  <td>{group.communes === 0 ? '—' : formatNumber(group.modele, 2)}</td>
                  <td>{group.communes === 0 ? '—' : formatSigned(group.modele - group.officiel, 2)}</td>
                  <td>{formatNumber(group.people)}</td>
                  <td>{formatNumber(group.communes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </div>
    </>
  );
}
