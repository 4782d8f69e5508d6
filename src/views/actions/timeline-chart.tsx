import type { ReactNode } from 'react';
import { ScrollRegion } from '../../ui/scroll-region';
import type { Timeline } from '../../view-models/actions/timeline';

interface TimelineChartProps {
  readonly timeline: Timeline;
  /** Contracts chosen by the filters. */
  readonly chosen: readonly string[];
  readonly onContract: (id: string) => void;
}

const width = 720;
const nameHeight = 22;
const barHeight = 24;
const rowHeight = nameHeight + barHeight + 10;
/** Years, then the word over the line of today. */
const axisHeight = 46;

/** Contracts and generations along the years: a drawing, its sentence and its table. Past contracts are outlined, not filled. */
export function TimelineChart({ timeline, chosen, onContract }: TimelineChartProps): ReactNode {
  const { rows, years, today, lines, sentence } = timeline;
  const height = axisHeight + rows.length * rowHeight;
  // Short of a label every few years where there are many.
  const step = Math.max(1, Math.ceil(years.length / 14));
  return (
    <>
      <p>{sentence}</p>
      <ScrollRegion label="Frise des contrats, dont le tableau donne les dates" className="timeline">
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        {years.map(({ year, at }, place) => (
          <g key={year}>
            <line className="timeline__year" x1={at * width} x2={at * width} y1={20} y2={height} />
            {place % step === 0 && place < years.length - 1 ? (
              <text className="timeline__text" x={at * width + 4} y={14}>
                {year}
              </text>
            ) : null}
          </g>
        ))}
        {rows.map(({ territoire, bars }, place) => {
          const top = axisHeight + place * rowHeight;
          return (
            <g key={territoire}>
              <text className="timeline__name" x={2} y={top + 15}>
                {territoire}
              </text>
              {bars.map(({ id, label, from, to, open, etat }) => (
                <g key={id}>
                  <rect
                    className={`timeline__bar timeline__bar--${etat}${open ? ' timeline__bar--open' : ''}`}
                    x={from * width + 1}
                    width={Math.max(4, (to - from) * width - 2)}
                    y={top + nameHeight}
                    height={barHeight}
                    rx={4}
                  />
                  <text className={`timeline__text timeline__text--${etat}`} x={from * width + 8} y={top + nameHeight + 16}>
                    {label}
                  </text>
                </g>
              ))}
            </g>
          );
        })}
        <line className="timeline__today" x1={today * width} x2={today * width} y1={axisHeight - 10} y2={height} />
        <text className="timeline__text timeline__text--today" x={today * width - 4} y={axisHeight - 14} textAnchor={today > 0.5 ? 'end' : 'start'}>
          aujourd’hui
        </text>
      </svg>
      </ScrollRegion>
      <ScrollRegion label="Contrats et générations" className="volet-table">
        <table>
          <thead>
            <tr>
              <th scope="col">Contrat</th>
              <th scope="col">Génération</th>
              <th scope="col">Période</th>
              <th scope="col">Signature</th>
              <th scope="col">Aujourd’hui</th>
              <th scope="col">Actions du document</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, nom, generation, period, signature, etat, ended, counts }) => (
              <tr key={id}>
                <th scope="row">
                  <button type="button" className="link-button" aria-pressed={chosen.includes(id)} onClick={() => onContract(id)}>
                    {nom}
                  </button>
                </th>
                <td>{generation}</td>
                <td>{period}</td>
                <td>{signature}</td>
                <td>{ended ? <span className="tag tag--warn">{etat}</span> : etat}</td>
                <td>{counts}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="field__hint">Choisir un contrat ne garde que lui ; le choisir encore le retire des filtres. Dates à l’année près quand le document ne dit pas plus.</p>
    </>
  );
}
