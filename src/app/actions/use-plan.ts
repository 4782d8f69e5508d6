import * as v from 'valibot';
import { useMemo } from 'react';
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
import { useAnsweredSelection } from '../use-selection';
import type { Explorer } from '../explorer/use-explorer';
import { useWarmEngine } from './use-warm-engine';

/** What changes the view. Always the same functions. */
interface PlanCommands {
  /** A function is given the filters of the moment: those on the page may be one answer behind. */
  readonly setFilters: (next: ActionFilters | ((now: ActionFilters) => ActionFilters), mode?: 'push' | 'replace') => void;
  readonly setVue: (patch: Partial<ActionsVue>) => void;
  /** Opens the explorer on what the filters keep: a commune, a contract’s territory, or the territory at hand. */
  readonly toMap: (place: { readonly contract: string; readonly commune: string | null } | null) => void;
}

/** What the page of the plans shows. */
export interface Plan {
  /** Filters asked for; `shown` has those answered. */
  readonly filters: ActionFilters;
  readonly vue: ActionsVue;
  readonly catalogueResource: Resource<Catalogue>;
  readonly selectionResource: Resource<unknown>;
  /** Null while the engine reads the plans. */
  readonly shown: Shown | null;
  readonly facets: readonly FacetView[];
  readonly chips: readonly Chip[];
  readonly commands: PlanCommands;
}

/** An answer of the engine, and the filters that it answers. */
export interface Shown {
  readonly filters: ActionFilters;
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  readonly kept: readonly ActionRow[];
  readonly words: readonly string[];
  readonly sentence: string;
}

/** What a presentation of the plans is given. */
export interface VoletProps {
  readonly shown: Shown;
  readonly vue: ActionsVue;
  readonly commands: PlanCommands;
}

export function usePlan(explorer: Explorer): Plan {
  const { state, startup } = explorer;
  const { actions: filters, actionsVue: vue } = state;
  const catalogueResource = useCatalogue(valueOf(explorer.communes), true);
  const selectionResource = useAnsweredSelection(filters);
  const catalogue = valueOf(catalogueResource);
  const answered = valueOf(selectionResource);
  useWarmEngine(catalogue);
  const shown = useMemo((): Shown | null => {
    if (catalogue === null || answered === null) return null;
    const { selection, filters: asked } = answered;
    const kept = keptActions(catalogue, selection);
    const outside = asked.commune !== null && !startup.territoires.some(({ communes }) => communes.some(({ code }) => code === asked.commune));
    const contracts = [...new Set(kept.map(({ contrat }) => contrat))].map((id) => contractName(catalogue, id));
    return { filters: asked, catalogue, selection, kept, words: wordsOf(asked.texte), sentence: selectionSentence(selection.counts, contracts, outside) };
  }, [catalogue, answered, startup]);
  const facets = useMemo(() => (catalogue === null || answered === null ? [] : facetViews(catalogue, answered.selection, filters)), [catalogue, answered, filters]);
  const chips = useMemo(() => (catalogue === null ? [] : filterChips(catalogue, filters)), [catalogue, filters]);
  const commands = usePlanCommands(explorer, catalogue);
  return { filters, vue, catalogueResource, selectionResource, shown, facets, chips, commands };
}

function usePlanCommands({ territories: { list } }: Explorer, catalogue: Catalogue | null): PlanCommands {
  const { store } = useServices();
  return useMemo(
    (): PlanCommands => ({
      setFilters: (next, mode = 'push') => store.update(({ actions }) => ({ actions: typeof next === 'function' ? next(actions) : next }), mode),
      setVue: (patch) => store.update((before) => ({ actionsVue: { ...before.actionsVue, ...patch } }), 'push'),
      toMap: (place) => {
        const contract = place === null ? undefined : catalogue?.contractById.get(place.contract);
        const territoire = list.find(({ id }) => id === contract?.territoire)?.id ?? store.get().territoire;
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
    }),
    [store, catalogue, list],
  );
}
