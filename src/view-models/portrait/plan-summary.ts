import { type ActionStatut, actionStatuts } from '../../contract/vocabulary';
import { formatCount } from '../../domain/format';
import { type ActionRow, type AxisRow, contractsOf, statutLabels, type ThemeRow } from '../actions';
import { countsOf, isEmpty, type NatureCounts } from '../actions/counts';
import { type CompletenessRow, contractCard, type ContractRow } from '../contract-card';
import { type ContractBrief, contractBrief } from './contract';

interface PlanCount {
  readonly label: string;
  readonly counts: NatureCounts;
}

/** The contract at hand in short, with what its plan holds and what its document leaves out. */
export interface PlanSummary {
  readonly brief: ContractBrief;
  /** Whom the perimeter is from, where its source asks to be named. */
  readonly perimeter: string | null;
  readonly statuts: readonly PlanCount[];
  /** An action with several themes is in each; the last line counts those without one. */
  readonly themes: readonly PlanCount[];
  readonly completeness: string;
  /** Fields that the document gives for none or some. */
  readonly missing: readonly string[];
}

export interface PlanRows {
  readonly contracts: readonly ContractRow[];
  readonly axes: readonly AxisRow[];
  readonly actions: readonly ActionRow[];
  readonly themes: readonly ThemeRow[];
  readonly completeness: readonly CompletenessRow[];
}

function counted(label: string, kept: readonly ActionRow[]): PlanCount[] {
  const counts = countsOf(kept);
  return isEmpty(counts) ? [] : [{ label, counts }];
}

/** @param today `YYYY-MM-DD`. @returns null for a territory that is that of no contract. */
export function planSummary({ contracts, axes, actions, themes, completeness }: PlanRows, territoire: string, today: string): PlanSummary | null {
  const [last] = contractsOf(contracts, territoire);
  const brief = contractBrief(contracts, axes, territoire, today);
  if (last === undefined || brief === null) return null;
  const own = actions.filter(({ contrat }) => contrat === last.id);
  const card = contractCard(last, [], [], completeness, today);
  return {
    brief,
    perimeter: last.licence_perimetre,
    statuts: actionStatuts.flatMap((statut: ActionStatut) => counted(statutLabels[statut], own.filter((action) => action.statut === statut))),
    themes: [
      ...themes.filter(({ contrat }) => contrat === last.id).flatMap(({ theme, libelle }) => counted(libelle, own.filter((action) => action.themes.includes(theme)))),
      ...counted('Sans thème', own.filter((action) => action.themes.length === 0)),
    ],
    completeness: card.completeness?.summary ?? formatCount(0, 'champ donné', 'champs donnés'),
    missing: card.completeness?.missing ?? [],
  };
}
