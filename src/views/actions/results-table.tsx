import type { ReactNode } from 'react';
import { formatCount, formatList } from '../../domain/format';
import { ScrollRegion } from '../../ui/scroll-region';
import type { ResultLine } from '../../view-models/actions/results';
import { MarkedText } from './marked-text';

interface ResultsTableProps {
  readonly lines: readonly ResultLine[];
  /** Contracts whose document gives no result. */
  readonly without: readonly string[];
  readonly onOpen: (id: string) => void;
}

/** What the documents say was done, with its figure and its period, or their absence. */
export function ResultsTable({ lines, without, onOpen }: ResultsTableProps): ReactNode {
  const figured = lines.filter(({ known }) => known).length;
  return (
    <>
      <p>
        {lines.length === 0
          ? 'Aucun résultat dans les documents des contrats retenus.'
          : `${formatCount(lines.length, 'résultat ou exemple cité', 'résultats ou exemples cités')} par les documents, dont ${figured} avec un chiffre.`}
        {without.length === 0 ? '' : ` Sans résultat dans leur document : ${formatList(without)}.`}
      </p>
      {lines.length === 0 ? null : (
        <>
          <p className="field__hint">
            Seuls les filtres de contrat et de période s’appliquent ici : les documents rattachent rarement un résultat à une action. Un chiffre sans période ne se compare pas d’un contrat à l’autre.
          </p>
          <ScrollRegion label="Résultats cités par les documents" className="volet-table">
            <table>
              <thead>
                <tr>
                  <th scope="col">Résultat</th>
                  <th scope="col" className="volet-table__number">
                    Chiffre
                  </th>
                  <th scope="col">Période</th>
                  <th scope="col">Contrat</th>
                  <th scope="col">Action</th>
                  <th scope="col">Source</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ key, title, figure, known, unit, period, contract, action, source }) => (
                  <tr key={key}>
                    <th scope="row">
                      <MarkedText pieces={title} />
                    </th>
                    <td className={known ? 'volet-table__number' : 'volet-table__number muted'}>
                      {figure}
                      {unit === '' ? '' : ` ${unit}`}
                    </td>
                    <td>{period}</td>
                    <td>{contract}</td>
                    <td>
                      {action === null ? (
                        <span className="muted">non rattaché</span>
                      ) : (
                        <button type="button" className="link-button" onClick={() => onOpen(action.id)}>
                          {action.title}
                        </button>
                      )}
                    </td>
                    <td>{source}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </>
      )}
    </>
  );
}
