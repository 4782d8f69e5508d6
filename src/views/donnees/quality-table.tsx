import type { ReactNode } from 'react';
import { formatNumber } from '../../domain/format';
import { ScrollRegion } from '../../ui/scroll-region';
import { qualityText, type QualityRow } from '../../view-models/sources';

/** How wrong the project’s own models are, measured. */
export function QualityTable({ rows }: { readonly rows: readonly QualityRow[] }): ReactNode {
  const methods = [...new Set(rows.map((row) => row.methode))];
  if (rows.length === 0) return <p>Aucun modèle n’a été ajusté dans cette publication : aucun temps estimé n’est donc montré.</p>;
  return (
    <>
      <ScrollRegion className="donnees__scroll" label="Qualité des modèles">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">Modèle</th>
              <th scope="col">Mesure</th>
              <th scope="col">Périmètre</th>
              <th scope="col">Valeur</th>
              <th scope="col">Communes</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.modele} ${row.mesure} ${row.perimetre}`}>
                <th scope="row">{row.modele}</th>
                <td>{row.mesure}</td>
                <td>{row.perimetre}</td>
                <td>{qualityText(row)}</td>
                <td>{formatNumber(row.effectif)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {methods.map((method) => (
        <p key={method} className="field__hint">
          {method}
        </p>
      ))}
    </>
  );
}
