import type { ReactNode } from 'react';
import { formatCount, formatNumber } from '../../domain/format';
import { capitalised } from '../../view-models/french';
import type { LegendClass } from '../../view-models/legend';
import type { PeopleWords } from '../../view-models/people';
import { cellName, type CrossingLegend } from '../../view-models/planner/gaps/crossing';
import { HatchSwatch } from '../explorer/swatch';

interface CrossingLegendViewProps {
  readonly legend: CrossingLegend;
  readonly people: PeopleWords;
  readonly scope: string;
  readonly lit: number | null;
  readonly onLight: (code: number | null) => void;
}

const peopleText = ({ people }: Pick<LegendClass, 'people'>): string => (typeof people === 'number' ? formatNumber(Math.round(people)) : '–');

/** The square of colours: access down, need across, and how many communes and people each cell holds. */
export function CrossingLegendView({ legend, people, scope, lit, onLight }: CrossingLegendViewProps): ReactNode {
  const { axes, rows, missing } = legend;
  return (
    <section className="legend crossing" aria-label="Légende : besoin et accès">
      <table className="crossing__table">
        <caption className="crossing__caption">
          Dans chaque case : communes, puis {people.plural}. Le besoin croît vers la droite, l’accès vers le bas.
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Accès</span>
            </th>
            {axes.need.map(({ name, range }) => (
              <th key={range} scope="col">
                {capitalised(name)}
                <span className="crossing__range">{range}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => {
            const axis = axes.access[row];
            return (
              <tr key={axis?.range}>
                <th scope="row">
                  {capitalised(axis?.name ?? '')}
                  <span className="crossing__range">{axis?.range}</span>
                </th>
                {cells.map((cell) => (
                  <td key={cell.code}>
                    <button
                      type="button"
                      className={`crossing__cell${lit === cell.code ? ' crossing__cell--lit' : ''}`}
                      aria-label={`${cellName(axes, cell.code)} : ${formatCount(cell.communes, 'commune')}, ${peopleText(cell)} ${people.plural}`}
                      aria-pressed={lit === cell.code}
                      disabled={cell.communes === 0}
                      onPointerEnter={(event) => event.pointerType === 'mouse' && onLight(cell.code)}
                      onPointerLeave={(event) => event.pointerType === 'mouse' && onLight(null)}
                      onFocus={() => onLight(cell.code)}
                      onBlur={() => onLight(null)}
                      onClick={() => onLight(cell.code)}
                    >
                      <svg className="crossing__colour swatch" viewBox="0 0 60 24" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                        <rect x="0.5" y="0.5" width="59" height="23" rx="2" fill={cell.colour} className="swatch__edge" />
                      </svg>
                      <span className="crossing__counts figures">
                        <span>{formatNumber(cell.communes)}</span> <span className="crossing__people">{peopleText(cell)}</span>
                      </span>
                    </button>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <ul className="legend__lines">
        {missing.map(({ reason, label, communes, people: count }) => (
          <li key={reason} className="crossing__missing">
            <HatchSwatch reason={reason} />
            <span>
              {label} : {formatCount(communes, 'commune')}
              {typeof count === 'number' ? `, ${formatCount(Math.round(count), people.singular, people.plural)}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <p className="field__hint">{scope}</p>
    </section>
  );
}
