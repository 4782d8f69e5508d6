import { formatCount, formatDate, formatNumber, nbsp } from '../../domain/format';
import type { ActionFilters } from '../../state/actions';
import { capitalised } from '../french';
import { longestQr } from '../share';
import type { Catalogue } from './catalogue';
import type { ActionRow } from '../actions';
import { filterChips } from './facets';
import { type ActionLine, keptActions } from './lines';
import type { Selection } from './selection';
import type { SheetMap } from './sheet-map';
import { type Branch, contractTrees } from './tree';

/** An axis or an objective of a contract, with its actions. */
export interface SheetGroup {
  readonly id: string;
  readonly label: string;
  /** What the axis carries, or that the document attaches nothing to it. */
  readonly counts: string;
  readonly nested: boolean;
  readonly lines: readonly ActionLine[];
}

/** The plan, ready to be printed on as many pages as it needs. */
export interface PlanSheet {
  readonly title: string;
  readonly sentence: string;
  readonly filters: readonly string[];
  readonly date: string;
  readonly contracts: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly counts: string;
    readonly source: string;
    readonly perimeter: string | null;
    /** Null where the perimeter of the contract is not published. */
    readonly map: SheetMap | null;
    readonly groups: readonly SheetGroup[];
  }[];
  /** Source and vintage of the outlines of the maps. */
  readonly outlines: string;
  readonly link: string;
  /** Why there is no QR code; null when there is one. */
  readonly withoutQr: string | null;
}

interface PlanSheetInput {
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  readonly filters: ActionFilters;
  readonly sentence: string;
  /** The map of a contract with its actions that the filters keep. */
  readonly mapOf: (contract: string, rows: readonly ActionRow[]) => SheetMap | null;
  readonly outlines: string;
  readonly link: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

const groupsOf = (branch: Branch, nested: boolean): SheetGroup[] => [
  { id: branch.id, label: branch.label, counts: branch.counts, nested, lines: branch.actions },
  ...branch.objectives.flatMap((objective) => groupsOf(objective, true)),
];

/** The actions that the filters keep, by contract and axis. */
export function planSheet({ catalogue, selection, filters, sentence, mapOf, outlines, link, today }: PlanSheetInput): PlanSheet {
  const kept = keptActions(catalogue, selection);
  const trees = contractTrees({ catalogue, selection, words: [], filters });
  return {
    title: trees.length === 1 ? `Plan d’actions${nbsp}: ${trees[0]?.name ?? ''}` : 'Plans d’actions des contrats locaux de santé',
    sentence,
    filters: filterChips(catalogue, filters).map(({ label }) => label),
    date: formatDate(today),
    contracts: trees.map(({ id, name, period, ended, counts, axes, loose }) => {
      const contract = catalogue.contractById.get(id);
      return {
        id,
        name,
        state: ended ? `${period}, contrat échu` : period,
        counts: capitalised(counts),
        source: contract?.source ?? '',
        perimeter: contract?.licence_perimetre ?? null,
        map: mapOf(id, kept.filter(({ contrat }) => contrat === id)),
        groups: [
          ...axes.flatMap((axis) => groupsOf(axis, false)),
          ...(loose.length === 0 ? [] : [{ id: `${id} sans axe`, label: 'Sans axe ni objectif dans le document', counts: formatCount(loose.length, 'action'), nested: false, lines: loose }]),
        ],
      };
    }),
    outlines,
    link,
    withoutQr: link.length <= longestQr ? null : `Le lien de ce plan compte ${formatNumber(link.length)} caractères, trop pour un code QR lisible${nbsp}: retirez des filtres, ou recopiez l’adresse de la page.`,
  };
}
