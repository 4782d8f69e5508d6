import type { ReactNode } from 'react';
import type { ContractLine } from '../../view-models/planner/gaps/blind-spots';

interface ContractListProps {
  readonly contracts: readonly ContractLine[];
  readonly method: string;
}

/** Contracts of the territory, with what each does about access to care and mobility. */
export function ContractList({ contracts, method }: ContractListProps): ReactNode {
  return (
    <section className="plan-card" aria-label="Contrats et actions d’accès">
      <h2>Contrats et actions d’accès</h2>
      {contracts.length === 0 ? (
        <p className="small">Aucun contrat chargé ne couvre ce territoire : contrat non renseigné, ce qui ne dit pas qu’il n’y en a pas.</p>
      ) : (
        <table className="plan-table">
          <caption className="sr-only">Actions d’accès aux soins ou de mobilité de chaque contrat</caption>
          <thead>
            <tr>
              <th scope="col">Contrat</th>
              <th scope="col">De tout le territoire</th>
              <th scope="col">Situées</th>
            </tr>
          </thead>
          <tbody>
            {contracts.map(({ id, name, period, ended, whole, located, aims }) => (
              <tr key={id} data-contrat={id}>
                <th scope="row">
                  {name}
                  <span className={ended ? 'gap-contract gap-contract--ended' : 'gap-contract'}>{period}</span>
                  {aims === null ? null : <span className="gap-contract">{aims}</span>}
                </th>
                <td>{whole}</td>
                <td>{located}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="field__hint">{method}</p>
    </section>
  );
}
