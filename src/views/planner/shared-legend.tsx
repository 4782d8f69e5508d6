import type { ReactNode } from 'react';
import type { SharedLegendRow } from '../../view-models/planner/compare';
import { HatchSwatch, Swatch } from '../explorer/swatch';

interface SharedLegendProps {
  readonly unit: string;
  readonly people: string;
  readonly rows: readonly SharedLegendRow[];
  /** What the threshold is; null where there is none. */
  readonly threshold: string | null;
}

/** One legend for two maps: the same classes, and the people that each has in them. */
export function SharedLegend({ unit, people, rows, threshold }: SharedLegendProps): ReactNode {
  return (
    <section className="plan-compare__legend" aria-label="Légende des deux cartes">
      <table className="plan-table">
        <caption>Accès, en {unit}</caption>
        <thead>
          <tr>
            <th scope="col">Classe</th>
            <th scope="col">{people}, A</th>
            <th scope="col">{people}, B</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, label, drawn, a, b }) => (
            <tr key={code}>
              <th scope="row">
                {'colour' in drawn ? <Swatch colour={drawn.colour} /> : <HatchSwatch reason={drawn.reason} />} {label}
              </th>
              <td>{a}</td>
              <td>{b}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {threshold === null ? null : <p className="field__hint">{threshold}</p>}
    </section>
  );
}
