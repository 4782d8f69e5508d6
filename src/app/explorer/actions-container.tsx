import { type ReactNode, useMemo } from 'react';
import { contractCompleteness, partnersOfContract, resultsOfContract } from '../../db/queries';
import { rankOfCode } from '../../domain/communes';
import { type Resource, valueOf } from '../../ui/use-resource';
import { contractsOf } from '../../view-models/actions';
import { contractCard, type ContractRow, periodText } from '../../view-models/contract-card';
import { today } from '../../view-models/today';
import { ActionsPanel } from '../../views/explorer/actions-panel';
import { ContractCardView } from '../../views/explorer/contract-card';
import { useQuery } from '../use-query';
import { Pending } from './pending';
import type { Actions } from './use-actions';
import type { Explorer } from './use-explorer';

interface ActionsContainerProps {
  readonly explorer: Explorer;
  readonly actions: Resource<Actions>;
  readonly onCommune: (code: string) => void;
}

export function ActionsContainer({ explorer, actions, onCommune }: ActionsContainerProps): ReactNode {
  const { state, update, communes } = explorer;
  const known = valueOf(actions);
  const table = valueOf(communes);
  if (known === null) return <Pending resource={actions} what="Les actions" />;
  const [only] = known.inView.length === 1 ? known.inView : [];
  const name = (code: string): string => {
    const rank = table === null ? null : rankOfCode(table, code);
    return (rank === null ? undefined : table?.nom[rank]) ?? code;
  };
  return (
    <ActionsPanel
      contracts={known.contracts}
      filters={state.actions}
      facets={known.facets}
      chips={known.chips}
      spread={known.spread}
      missing={known.missing}
      several={known.inView.length > 1}
      themeNames={known.themeNames}
      communeNames={name}
      onFilters={(filters) => update({ actions: filters })}
      onCommune={onCommune}
    >
      {only === undefined ? (
        <p className="field__hint">
          {state.actions.contrats.length > 1
            ? `Les actions des ${known.inView.length} contrats choisis sont montrées.`
            : `Ce territoire n’est celui d’aucun contrat chargé\u00a0: les actions des ${known.inView.length} contrats connus sont montrées.`}
        </p>
      ) : (
        <ContractContainer
          key={only.id}
          contract={only}
          contracts={known.contracts}
          onGeneration={(contrat) => update({ actions: { ...state.actions, contrats: [contrat], axes: [], pilotes: [] } })}
        />
      )}
    </ActionsPanel>
  );
}

interface ContractContainerProps {
  readonly contract: ContractRow;
  readonly contracts: readonly ContractRow[];
  readonly onGeneration: (id: string) => void;
}

function ContractContainer({ contract, contracts, onGeneration }: ContractContainerProps): ReactNode {
  const partners = useQuery(partnersOfContract, { contrat: contract.id });
  const results = useQuery(resultsOfContract, { contrat: contract.id });
  const completeness = useQuery(contractCompleteness, { contrat: contract.id });
  const card = useMemo(
    () => contractCard(contract, valueOf(partners) ?? [], valueOf(results) ?? [], valueOf(completeness) ?? [], today()),
    [contract, partners, results, completeness],
  );
  const generations = contractsOf(contracts, contract.territoire).map((other) => ({ id: other.id, label: periodText(other) }));
  return <ContractCardView card={card} generations={generations} onGeneration={onGeneration} />;
}
