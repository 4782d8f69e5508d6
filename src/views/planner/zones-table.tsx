import type { ReactNode } from 'react';
import { simulationLabel, type ZoneRow } from '../../view-models/planner/zoning-rows';

interface ZonesTableProps {
  readonly rows: readonly ZoneRow[];
  /** `habitants`, a capital first. */
  readonly people: string;
  /** What shares are of. */
  readonly national: string;
  /** Bassins of no class; null when there is none. */
  readonly unknown: string | null;
}

/** People of each class, before and after, with their share of the country. */
export function ZonesTable({ rows, people, national, unknown }: ZonesTableProps): ReactNode {
  return (
    <section className="plan-card plan-zones" aria-label="Population par classe">
      <p className="plan-simulation">{simulationLabel}</p>
      <h2>Population par classe</h2>
      <table className="plan-table">
        <caption className="sr-only">{people} de chaque classe et part de la population de France, avant et après</caption>
        <thead>
          <tr>
            <th scope="col">Classe</th>
            <th scope="col">Avant</th>
            <th scope="col">Après</th>
            <th scope="col">Écart</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ zone, label, before, after, gap }) => (
            <tr key={zone} data-classe={zone}>
              <th scope="row">{label}</th>
              <td className="figures">{before}</td>
              <td className="figures">{after}</td>
              <td className="figures plan-table__gap">{gap}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="field__hint">
        {people}, et leur part {national}. Bassins entiers.{unknown === null ? '' : ` ${unknown}`}
      </p>
    </section>
  );
}
