import { type ReactNode, useMemo } from 'react';
import { ScrollRegion } from '../../ui/scroll-region';
import { type QualityLine, qualityView } from '../../view-models/quality';
import { qualityFile, type QualityRow } from '../../view-models/sources';
import { DownloadButton } from '../files/download-button';

/** How wrong the project’s own models are, measured. */
export function QualityTable({ rows }: { readonly rows: readonly QualityRow[] }): ReactNode {
  const view = useMemo(() => qualityView(rows), [rows]);
  if (rows.length === 0) return <p>Aucun modèle n’a été ajusté dans cette publication : aucun temps estimé n’est donc montré.</p>;
  return (
    <>
      {view.summary === null ? null : <p className="donnees__lead">{view.summary}</p>}
      <QualityLines label="Mesures de l’erreur" lines={view.measures} />
      {view.parameters.length === 0 ? null : (
        <details className="disclosure">
          <summary>Paramètres ajustés</summary>
          <QualityLines label="Paramètres ajustés" lines={view.parameters} />
        </details>
      )}
      <div>
        <DownloadButton offer={{ titre: 'qualité des modèles', make: () => qualityFile(rows) }} />
      </div>
      {view.methods.map((method) => (
        <p key={method} className="field__hint">
          {method}
        </p>
      ))}
    </>
  );
}

function QualityLines({ label, lines }: { readonly label: string; readonly lines: readonly QualityLine[] }): ReactNode {
  return (
    <ScrollRegion className="donnees__scroll" label={label}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">Mesure</th>
            <th scope="col">Périmètre</th>
            <th scope="col">Valeur</th>
            <th scope="col">Communes</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.measure}</th>
              <td>{line.scope}</td>
              <td>{line.value}</td>
              <td>{line.communes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
