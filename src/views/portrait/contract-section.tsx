import type { ReactNode } from 'react';
import type { ContractBrief } from '../../view-models/portrait/contract';

interface ContractSectionProps {
  /** Null: the territory is not that of a contract. */
  readonly brief: ContractBrief | null;
  readonly around: readonly string[];
}

/** The contract in short, and the other contracts that share communes with the territory. */
export function ContractSection({ brief, around }: ContractSectionProps): ReactNode {
  return (
    <>
      {brief === null ? (
        <p>Ce territoire n’est celui d’aucun contrat renseigné dans ce site : cela ne dit pas qu’il n’en a pas.</p>
      ) : (
        <>
          <h3>{brief.title}</h3>
          <ul className="portrait__list">
            {brief.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {brief.axes.length === 0 ? null : (
            <>
              <p>Axes :</p>
              <ul className="portrait__list">
                {brief.axes.map((axis) => (
                  <li key={axis}>{axis}</li>
                ))}
              </ul>
            </>
          )}
          {brief.before.length === 0 ? null : <p>Avant lui : {brief.before.join(' ; ')}.</p>}
          <p className="source-line">Source : {brief.source}</p>
        </>
      )}
      {around.length === 0 ? null : (
        <>
          <p>Contrats renseignés qui partagent des communes avec ce territoire :</p>
          <ul className="portrait__list">
            {around.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
