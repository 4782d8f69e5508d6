import type { ReactNode } from 'react';
import type { AccessCard } from '../../view-models/portrait/access';
import { fileStem } from '../../view-models/files/file-name';
import { Later } from '../../ui/later';
import { SeriesSection } from '../explorer/series-section';

interface AccessCardsProps {
  readonly cards: readonly AccessCard[];
  readonly name: string;
}

/** Access to each profession: its level, how it goes, who is under the threshold. */
export function AccessCards({ cards, name }: AccessCardsProps): ReactNode {
  return (
    <div className="portrait__cards">
      {cards.map(({ profession, title, level, trend, under, threshold, series, source }) => (
        <article key={profession} className="portrait__card" aria-label={title}>
          <h3>{title}</h3>
          <p>{level}</p>
          {trend === null ? null : <p>{trend}</p>}
          <p>{under}</p>
          <p className="muted small">{threshold}.</p>
          {series === null ? <p className="muted small">Pas de série à tracer.</p> : (
            <Later of={series} fallback={<div className="series__chart" />}>
              <SeriesSection series={series} commune={name} territory="France" picture={{ title: `${title}, ${name}`, notes: [`${threshold}.`, source], file: fileStem('serie', title, name) }} />
            </Later>
          )}
          <p className="source-line">{source}</p>
        </article>
      ))}
    </div>
  );
}
