import type { ReactNode } from 'react';
import type { contractsCovering } from '../../db/queries';
import type { RowOf } from '../../db/query';
import { etatDuContrat } from '../../domain/contracts';
import { formatCount } from '../../domain/format';
import { actionNumber, actionsByTheme, type ReachingRow } from '../../view-models/actions';
import { periodText } from '../../view-models/contract-card';
import { today } from '../../view-models/today';

interface ReachingActionsProps {
  readonly rows: readonly ReachingRow[];
  readonly contracts: readonly RowOf<typeof contractsCovering>[];
  readonly themeNames: ReadonlyMap<string, string>;
}

/** Actions that reach a commune, contract by contract and theme by theme; no contract loaded is not « no contract ». */
export function ReachingActions({ rows, contracts, themeNames }: ReachingActionsProps): ReactNode {
  if (contracts.length === 0) {
    return <p className="small">Contrat non renseigné : aucun des contrats chargés ici ne couvre cette commune. Cela ne veut pas dire qu’elle n’en a pas.</p>;
  }
  return (
    <div className="stack">
      {contracts.map((contract, index) => {
        const own = rows.filter((row) => row.contrat === contract.id && row.atteinte !== 'ailleurs');
        const elsewhere = rows.filter((row) => row.contrat === contract.id && row.atteinte === 'ailleurs').length;
        const past = etatDuContrat(contract, today()) === 'echu';
        return (
          <details key={contract.id} className="disclosure" open={index === 0}>
            <summary>
              {contract.nom} ({periodText(contract)}
              {past ? ', échu' : ''}) : {formatCount(own.length, 'action')}
            </summary>
            {past ? <p className="notice notice--warn">Contrat échu : ces actions ne sont pas une offre actuelle.</p> : null}
            {contract.statut_perimetre === 'deduit' ? <p className="field__hint">Périmètre déduit. {contract.motif_perimetre ?? ''}</p> : null}
            {actionsByTheme(own, themeNames).map((group) => (
              <div key={group.theme} className="reaching">
                <h4>{group.theme}</h4>
                <ul className="bullets small">
                  {group.actions.map((row) => (
                    <li key={row.id}>
                      {row.atteinte === 'nommee' ? <span className="tag tag--accent">située ici</span> : null} {actionNumber(row) ?? ''} {row.intitule}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
            {elsewhere === 0 ? null : (
              <p className="field__hint">
                {formatCount(elsewhere, 'action')} de plus dans d’autres communes du territoire ; le document ne dit pas qui en bénéficie.
              </p>
            )}
          </details>
        );
      })}
    </div>
  );
}
