import type { ReactNode } from 'react';
import { type TopRow, verdictKeys, verdictWords } from '../../view-models/planner/criteria-rows';

interface TopTableProps {
  readonly rows: readonly TopRow[];
  /** First places looked at. */
  readonly top: number;
  readonly sizes: readonly number[];
  readonly onTop: (top: number) => void;
  readonly selected: number | null;
  readonly onSelect: (rank: number) => void;
}

/** The first communes: what makes their score, and whether their rank bears other weights. */
export function TopTable({ rows, top, sizes, onTop, selected, onSelect }: TopTableProps): ReactNode {
  return (
    <section className="plan-card" aria-label="Premières communes">
      <div className="plan-section__head">
        <h2>Premières communes</h2>
        <label className="plan-top">
          <span className="small">Nombre</span>
          <select className="select" value={top} onChange={(event) => onTop(Number(event.target.value))}>
            {sizes.map((size) => (
              <option key={size} value={size}>
                {size}
              </option>
            ))}
          </select>
        </label>
      </div>
      <table className="plan-table plan-ranking">
        <caption className="sr-only">Rang, score sur 100, points de chaque critère, rangs possibles quand chaque poids varie de ± 20 %</caption>
        <thead>
          <tr>
            <th scope="col">Rang</th>
            <th scope="col">Commune et points par critère</th>
            <th scope="col">Score</th>
            <th scope="col">Rangs à ±&nbsp;20&nbsp;%</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ rank, place, nom, score, parts, interval, verdict, variants }) => (
            <tr key={rank} className={rank === selected ? 'plan-ranking__selected' : undefined}>
              <td className="figures">{place}</td>
              <th scope="row">
                <button type="button" className="link-button" aria-pressed={rank === selected} onClick={() => onSelect(rank)}>
                  {nom}
                </button>
                <span className="plan-stack" aria-hidden="true">
                  {parts.map(({ letter, points }) => (
                    <span key={letter} className="plan-stack__part" style={{ inlineSize: `${points}%` }} />
                  ))}
                </span>
                <span className="plan-parts figures">
                  {parts.map(({ letter, text }) => (
                    <span key={letter}>
                      <span className="plan-parts__letter">{letter}</span>&nbsp;{text}
                    </span>
                  ))}
                </span>
                {variants === null ? null : <span className="plan-parts muted">{variants}</span>}
              </th>
              <td className="figures plan-table__gap">{score}</td>
              <td className="figures">
                {interval}
                <span className={`plan-verdict plan-verdict--${verdict}`}>{verdictWords[verdict]}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className="disclosure small">
        <summary>Ce que disent les rangs à ±&nbsp;20&nbsp;%</summary>
        <p>
          Chaque poids varie seul de 0,8 à 1,2 fois sa valeur. Les rangs donnés sont des bornes : aucun de ces poids ne fait sortir la commune de l’intervalle, dont les bouts ne sont pas toujours atteints. Sont aussi essayées toutes
          les combinaisons de poids extrêmes.
        </p>
        <dl className="plan-verdicts">
          {verdictKeys(top).map(([verdict, text]) => (
            <div key={verdict}>
              <dt>
                <span className={`plan-verdict plan-verdict--${verdict}`}>{verdictWords[verdict]}</span>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
