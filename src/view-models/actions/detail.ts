import { formatList, nbsp } from '../../domain/format';
import { actionNumber, type ActionRow, statutLabels } from '../actions';
import { type PartnerRow, periodText, resultText, type ResultRow } from '../contract-card';
import { type Catalogue, contractName, natureLabels } from './catalogue';
import { countsOf, countsText, isEmpty, type NatureCounts } from './counts';
import { axisNames, whereText } from './lines';

/** An action of another contract on a theme of the one opened. */
export interface OtherAction {
  readonly id: string;
  readonly title: string;
  readonly contract: string;
  readonly ended: boolean;
}

export interface OthersOnTheme {
  readonly theme: string;
  readonly label: string;
  /** `3 fiches numérotées dans 2 autres contrats`. */
  readonly counts: string;
  readonly actions: readonly OtherAction[];
}

/** Everything that the documents say of an action; what they do not say is said to be missing. */
export interface ActionDetail {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly contract: string;
  readonly contractId: string;
  readonly period: string;
  readonly ended: boolean;
  readonly facts: readonly { readonly label: string; readonly text: string; readonly known: boolean }[];
  readonly communes: readonly { readonly code: string; readonly nom: string }[];
  readonly results: readonly { readonly text: string; readonly period: string }[];
  /** Results of the contract that its document attaches to no action. */
  readonly contractResults: number;
  readonly source: string;
  readonly others: readonly OthersOnTheme[];
}

interface DetailInput {
  readonly catalogue: Catalogue;
  readonly action: ActionRow;
  readonly partners: readonly PartnerRow[];
  readonly results: readonly ResultRow[];
}

const fact = (label: string, text: string, known = text !== ''): ActionDetail['facts'][number] => ({ label, text: known ? text : 'non précisé par le document', known });

export function actionDetail({ catalogue, action, partners, results }: DetailInput): ActionDetail {
  const contract = catalogue.contractById.get(action.contrat);
  const axes = axisNames(catalogue, action);
  const own = results.filter((row) => row.contrat === action.contrat);
  return {
    id: action.id,
    number: actionNumber(action) ?? natureLabels[action.nature],
    title: action.intitule,
    contract: contract?.nom ?? action.contrat,
    contractId: action.contrat,
    period: contract === undefined ? '' : periodText(contract),
    ended: catalogue.etatOf(action.contrat) === 'echu',
    facts: [
      fact(axes.length === 2 ? 'Axe et objectif' : 'Axe', axes.join(' › ')),
      fact('Thèmes', action.themes.map((theme) => catalogue.themeNames.get(theme) ?? theme).join(' · ')),
      fact(action.pilotes.length > 1 ? 'Pilotes' : 'Pilote', action.pilotes.join(' · ')),
      fact('Partenaires du contrat', partners.map(({ nom }) => nom).join(' · ')),
      fact('Où', whereText(catalogue, action)),
      fact('Statut', statutLabels[action.statut], action.statut !== 'non_renseigne'),
      fact('Période de l’action', action.debut === null && action.fin === null ? '' : periodText(action)),
    ],
    communes: action.communes.map((code) => ({ code, nom: catalogue.communeName(code) })),
    results: own.filter((row) => row.action === action.id).map(resultText),
    contractResults: own.filter((row) => row.action === null).length,
    source: action.source,
    others: othersOnThemes(catalogue, action),
  };
}

/** Who else does it: actions of the other contracts on each theme, the contracts in course first. */
function othersOnThemes(catalogue: Catalogue, action: ActionRow): OthersOnTheme[] {
  return action.themes.map((theme) => {
    const others = catalogue.actions.filter((row) => row.contrat !== action.contrat && row.themes.includes(theme));
    const contracts = new Set(others.map(({ contrat }) => contrat)).size;
    const ended = (row: ActionRow): boolean => catalogue.etatOf(row.contrat) === 'echu';
    return {
      theme,
      label: catalogue.themeNames.get(theme) ?? theme,
      counts: others.length === 0 ? 'aucune action des autres contrats chargés' : `${countsText(countsOf(others))} dans ${contracts === 1 ? 'un autre contrat' : `${contracts} autres contrats`}`,
      actions: others
        .toSorted((a, b) => Number(ended(a)) - Number(ended(b)))
        .map((row) => ({
          id: row.id,
          title: [actionNumber(row), row.intitule].filter((part) => part !== null).join(`${nbsp}: `),
          contract: contractName(catalogue, row.contrat),
          ended: ended(row),
        })),
    };
  });
}

/**
 * What the filters keep, in a sentence.
 * @param contracts contracts that have an action kept.
 * @param outside the commune chosen is in no contract loaded.
 */
export function selectionSentence(counts: NatureCounts, contracts: readonly string[], outside = false): string {
  const none = isEmpty(counts);
  if (none && outside) return 'Contrat non renseigné : aucun des contrats chargés ici ne couvre cette commune. Cela ne veut pas dire qu’elle n’en a pas.';
  if (none) return 'Aucune action ne répond à ces filtres.';
  const text = countsText(counts);
  const where = contracts.length === 1 ? `dans le contrat ${formatList(contracts)}` : `dans ${contracts.length} contrats`;
  return `${text}, ${where}.`;
}
