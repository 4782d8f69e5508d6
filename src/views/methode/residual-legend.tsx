import type { ReactNode } from 'react';
import { formatCount, formatNumber } from '../../domain/format';
import type { ResidualMap } from '../../view-models/methode/residuals';
import { HatchSwatch, Swatch } from '../explorer/swatch';

interface ResidualLegendProps {
  readonly map: ResidualMap;
  readonly annee: number;
}

/** Colours of the residuals, with what each class holds. */
export function ResidualLegend({ map, annee }: ResidualLegendProps): ReactNode {
  return (
    <div className="methode__legend">
      <table className="methode__table">
        <caption>Écart&nbsp;: modèle moins APL officielle de {annee}, en consultations par an</caption>
        <thead>
          <tr>
            <th scope="col">Écart</th>
            <th scope="col">Communes</th>
            <th scope="col">Habitants</th>
          </tr>
        </thead>
        <tbody>
          {map.classes.map((group) => (
            <tr key={group.code}>
              <th scope="row">
                <span className="methode__class">
                  <Swatch colour={group.colour} />
                  <span>
                    {group.label}
                    <span className="muted">, {group.meaning}</span>
                  </span>
                </span>
              </th>
              <td>{formatNumber(group.communes)}</td>
              <td>{formatNumber(group.people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {map.missing === 0 ? null : (
        <p className="methode__class small">
          <HatchSwatch reason="absent" />
          Non comparées (APL, modèle ou population non publiés)&nbsp;: {formatCount(map.missing, 'commune')}.
        </p>
      )}
    </div>
  );
}
