import { actionNatures, actionPortees, actionStatuts } from '../../contract/vocabulary';
import { type ActionFacet, actionFacets } from '../../domain/action-facets';
import { etatsContrat } from '../../domain/contracts';
import { nbsp } from '../../domain/format';
import type { ActionFilters } from '../../state/actions';
import { type Catalogue, contractName, valueLabel } from './catalogue';
import { countsShort, countsText, isEmpty, type NatureCounts, noCounts } from './counts';
import type { Selection } from './selection';

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
  /** `12 · 47 op.`, and the same in words. */
  readonly short: string;
  readonly counts: string;
  /** An objective, under its axis. */
  readonly nested: boolean;
  /** Contract of an axis, said where several are listed; empty elsewhere. */
  readonly group: string;
}

export interface FacetView {
  readonly facet: ActionFacet;
  readonly title: string;
  readonly values: readonly FacetValue[];
  readonly chosen: number;
}

export const facetTitles: Readonly<Record<ActionFacet, string>> = {
  contrats: 'Contrat',
  axes: 'Axe ou objectif',
  themes: 'Thème',
  pilotes: 'Pilote',
  portees: 'Portée',
  statuts: 'Statut',
  natures: 'Nature',
  etats: 'Période du contrat',
};

/** Every value that a facet may take, in the order in which a reader looks for it. */
function valuesOf(catalogue: Catalogue, selection: Selection, facet: ActionFacet): readonly string[] {
  switch (facet) {
    case 'contrats':
      return catalogue.contracts.map(({ id }) => id);
    case 'axes':
      return catalogue.axes.map(({ id }) => id);
    case 'themes':
      return [...catalogue.themeNames.keys()];
    case 'pilotes':
      return [...selection.facets.pilotes].toSorted((a, b) => total(b[1]) - total(a[1]) || a[0].localeCompare(b[0], 'fr')).map(([pilote]) => pilote);
    case 'portees':
      return actionPortees;
    case 'statuts':
      return actionStatuts;
    case 'natures':
      return actionNatures;
    case 'etats':
      return etatsContrat;
  }
}

const total = ({ fiches, operations }: NatureCounts): number => fiches + operations;

/** The facets with the counts of their values. Values that would keep nothing are left out unless they are chosen; contracts are all there. */
export function facetViews(catalogue: Catalogue, selection: Selection, filters: ActionFilters): FacetView[] {
  return actionFacets.map((facet) => {
    const chosen: readonly string[] = filters[facet];
    const counts = selection.facets[facet];
    const listed = valuesOf(catalogue, selection, facet);
    const values = [...listed, ...chosen.filter((value) => !listed.includes(value))].filter(
      (value) => facet === 'contrats' || chosen.includes(value) || !isEmpty(counts.get(value) ?? noCounts),
    );
    const several = facet === 'axes' && new Set(values.map((value) => catalogue.axisById.get(value)?.contrat)).size > 1;
    return {
      facet,
      title: facetTitles[facet],
      chosen: chosen.length,
      values: values.map((value): FacetValue => {
        const own = counts.get(value) ?? noCounts;
        const axis = facet === 'axes' ? catalogue.axisById.get(value) : undefined;
        return {
          value,
          label: valueLabel(catalogue, facet, value),
          checked: chosen.includes(value),
          short: countsShort(own),
          counts: countsText(own),
          nested: axis !== undefined && axis.parent !== null,
          group: several && axis !== undefined ? contractName(catalogue, axis.contrat) : '',
        };
      }),
    };
  });
}

/** The filters with a value of a facet taken or given up. */
export function toggled(filters: ActionFilters, facet: ActionFacet, value: string): ActionFilters {
  const chosen: readonly string[] = filters[facet];
  return { ...filters, [facet]: chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value] };
}

/** The filters with one value of a facet, or none. */
export const withValue = (filters: ActionFilters, facet: ActionFacet, value: string | null): ActionFilters => ({ ...filters, [facet]: value === null ? [] : [value] });

export interface Chip {
  readonly key: string;
  readonly label: string;
  /** The filters once it is taken away. */
  readonly without: ActionFilters;
}

/** Every filter in force, to be seen and taken away one by one. */
export function filterChips(catalogue: Catalogue, filters: ActionFilters): Chip[] {
  const chips = actionFacets.flatMap((facet) =>
    filters[facet].map((value) => ({
      key: `${facet} ${value}`,
      label: `${facetTitles[facet]}${nbsp}: ${valueLabel(catalogue, facet, value)}`,
      without: toggled(filters, facet, value),
    })),
  );
  if (filters.commune !== null) {
    chips.push({ key: 'commune', label: `Commune${nbsp}: ${catalogue.communeName(filters.commune)}`, without: { ...filters, commune: null } });
  }
  if (filters.texte !== '') chips.push({ key: 'texte', label: `Recherche${nbsp}: «${nbsp}${filters.texte}${nbsp}»`, without: { ...filters, texte: '' } });
  return chips;
}
