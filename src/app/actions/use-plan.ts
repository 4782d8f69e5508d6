import * as v from 'valibot';
import { useCallback, useMemo } from 'react';
import { codeCommuneSchema } from '../../contract/codes';
import type { ActionFilters, ActionsVue } from '../../state/actions';
import { type Resource, valueOf } from '../../ui/use-resource';
import type { ActionRow } from '../../view-models/actions';
import { type Catalogue, contractName } from '../../view-models/actions/catalogue';
import { selectionSentence } from '../../view-models/actions/detail';
import { type Chip, type FacetView, facetViews, filterChips } from '../../view-models/actions/facets';
import { keptActions, wordsOf } from '../../view-models/actions/lines';
import type { Selection } from '../../view-models/actions/selection';
import { useServices } from '../services';
import { useCatalogue } from '../use-catalogue';
import { useSelection } from '../use-selection';
import type { Explorer } from '../explorer/use-explorer';

/** What every presentation of the plans starts from. */
export interface Plan {
  readonly explorer: Explorer;
  readonly filters: ActionFilters;
  readonly vue: ActionsVue;
  readonly catalogueResource: Resource<Catalogue>;
  readonly selectionResource: Resource<Selection>;
  /** Null while the engine reads the plans. */
  readonly shown: Shown | null;
  readonly setFilters: (filters: ActionFilters, mode?: 'push' | 'replace') => void;
  readonly setVue: (patch: Partial<ActionsVue>) => void;
  /** Opens the explorer on what the filters keep: a commune, a contract’s territory, or the territory at hand. */
  readonly toMap: (place: { readonly contract: string; readonly commune: string | null } | null) => void;
}

export interface Shown {
  readonly filters: ActionFilters;
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  readonly kept: readonly ActionRow[];
  readonly words: readonly string[];
  readonly facets: readonly FacetView[];
  readonly chips: readonly Chip[];
  readonly sentence: string;
}

/** What a presentation of the plans is given. */
export interface VoletProps {
  readonly plan: Plan;
  readonly shown: Shown;
}

export function usePlan(explorer: Explorer): Plan {
  const { store } = useServices();
  const { state, startup, territories } = explorer;
  const { actions: filters, actionsVue: vue } = state;
  const catalogueResource = useCatalogue(valueOf(explorer.communes), true);
  const selectionResource = useSelection(filters, true);
  const catalogue = valueOf(catalogueResource);
  const selection = valueOf(selectionResource);
  const words = useMemo(() => wordsOf(filters.texte), [filters.texte]);
  const shown = useMemo((): Shown | null => {
    if (catalogue === null || selection === null) return null;
    const kept = keptActions(catalogue, selection);
    const outside = filters.commune !== null && !startup.territoires.some(({ communes }) => communes.some(({ code }) => code === filters.commune));
    const contracts = [...new Set(kept.map(({ contrat }) => contrat))].map((id) => contractName(catalogue, id));
    return {
      filters,
      catalogue,
      selection,
      kept,
      words,
      facets: facetViews(catalogue, selection, filters),
      chips: filterChips(catalogue, filters),
      sentence: selectionSentence(selection.counts, contracts, outside),
    };
  }, [catalogue, selection, filters, words, startup]);
  const setFilters = useCallback((next: ActionFilters, mode: 'push' | 'replace' = 'push'): void => store.update({ actions: next }, mode), [store]);
  const setVue = useCallback((patch: Partial<ActionsVue>): void => store.update((before) => ({ actionsVue: { ...before.actionsVue, ...patch } }), 'push'), [store]);
  const toMap = useCallback<Plan['toMap']>(
    (place) => {
      const contract = place === null ? undefined : catalogue?.contractById.get(place.contract);
      const territoire = territories.list.find(({ id }) => id === contract?.territoire)?.id ?? store.get().territoire;
      const commune = v.safeParse(codeCommuneSchema, place?.commune);
      store.update(
        (before) => ({
          vue: 'explorer',
          territoire,
          camera: null,
          selection: commune.success ? commune.output : null,
          actions: { ...before.actions, visible: true, ...(contract === undefined ? {} : { contrats: [contract.id] }) },
        }),
        'push',
      );
    },
    [store, catalogue, territories],
  );
  return { explorer, filters, vue, catalogueResource, selectionResource, shown, setFilters, setVue, toMap };
}
