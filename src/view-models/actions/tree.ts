import { actionFacets } from '../../domain/action-facets';
import type { ActionFilters } from '../../state/actions';
import { type ActionRow, axisLabel, type AxisRow } from '../actions';
import { periodText } from '../contract-card';
import type { Catalogue } from './catalogue';
import { countsOf, countsText } from './counts';
import { type ActionLine, actionLine, keptActions } from './lines';
import type { Selection } from './selection';

/** An axis or an objective, with what it carries. */
export interface Branch {
  readonly id: string;
  readonly label: string;
  readonly counts: string;
  /** Attached to it without an objective between. */
  readonly actions: readonly ActionLine[];
  readonly objectives: readonly Branch[];
}

export interface ContractTree {
  readonly id: string;
  readonly name: string;
  readonly period: string;
  readonly ended: boolean;
  readonly counts: string;
  readonly axes: readonly Branch[];
  /** Attached to no axis by the document. */
  readonly loose: readonly ActionLine[];
}

interface TreeInput {
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  readonly words: readonly string[];
  readonly filters: ActionFilters;
}

/** Something besides the contract was chosen: what has no action that answers is left out. */
const isNarrowed = (filters: ActionFilters): boolean =>
  filters.commune !== null || filters.texte !== '' || actionFacets.some((facet) => facet !== 'contrats' && facet !== 'etats' && filters[facet].length > 0);

/** Contract, axis, objective, action. */
export function contractTrees({ catalogue, selection, words, filters }: TreeInput): ContractTree[] {
  const narrowed = isNarrowed(filters);
  const kept = keptActions(catalogue, selection);
  const byAxis = new Map<string | null, ActionRow[]>();
  for (const row of kept) byAxis.set(row.axe, [...(byAxis.get(row.axe) ?? []), row]);
  const branch = (axis: AxisRow): Branch => {
    const own = byAxis.get(axis.id) ?? [];
    const under = catalogue.axes.filter(({ parent }) => parent === axis.id);
    const all = [...own, ...under.flatMap(({ id }) => byAxis.get(id) ?? [])];
    return {
      id: axis.id,
      label: axisLabel(axis),
      counts: axis.actions === 0 ? 'le document n’y rattache aucune action' : countsText(countsOf(all)),
      actions: own.map((row) => actionLine(catalogue, row, words)),
      objectives: under.map(branch).filter(isShown),
    };
  };
  const isShown = ({ actions, objectives }: Branch): boolean => !narrowed || actions.length > 0 || objectives.length > 0;
  return catalogue.contracts.flatMap((contract): ContractTree[] => {
    const own = kept.filter(({ contrat }) => contrat === contract.id);
    const etat = catalogue.etatOf(contract.id);
    const asked = (filters.contrats.length === 0 || filters.contrats.includes(contract.id)) && (filters.etats.length === 0 || filters.etats.includes(etat));
    if (!asked || (narrowed && own.length === 0)) return [];
    return [
      {
        id: contract.id,
        name: contract.nom,
        period: periodText(contract),
        ended: etat === 'echu',
        counts: contract.fiches + contract.operations === 0 ? 'le document ne nomme aucune action' : countsText(countsOf(own)),
        axes: catalogue.axes.filter(({ contrat, parent }) => contrat === contract.id && parent === null).map(branch).filter(isShown),
        loose: own.filter(({ axe }) => axe === null).map((row) => actionLine(catalogue, row, words)),
      },
    ];
  });
}
