import { useMemo, useState } from 'react';
import { rankOfCode } from '../../domain/communes';
import type { ActionFilters } from '../../state/actions';
import { type Resource, valueOf, waiting } from '../../ui/use-resource';
import { type ActionSpread, contractsInView, countByCommune, missingThemes, spreadOf, type ThemeRow } from '../../view-models/actions';
import type { Catalogue } from '../../view-models/actions/catalogue';
import { type Chip, type FacetView, facetViews, filterChips } from '../../view-models/actions/facets';
import { keptActions } from '../../view-models/actions/lines';
import type { ContractRow } from '../../view-models/contract-card';
import type { MapActions, MapPerimeter } from '../../view-models/map-model';
import { useCatalogue } from '../use-catalogue';
import { useSelection } from '../use-selection';
import type { Explorer } from './use-explorer';

/** Actions of the contracts at hand, as the panel and the map show them. */
export interface Actions {
  readonly contracts: readonly ContractRow[];
  /** Contracts at hand: those chosen, the territory’s, or all. */
  readonly inView: readonly ContractRow[];
  readonly facets: readonly FacetView[];
  /** Filters in force besides the contract. */
  readonly chips: readonly Chip[];
  readonly spread: ActionSpread;
  readonly missing: readonly string[];
  readonly themes: readonly ThemeRow[];
  readonly themeNames: ReadonlyMap<string, string>;
}

/** @param wanted the engine has started. */
export function useActions(explorer: Explorer, wanted: boolean): Resource<Actions> {
  const { state, territory } = explorer;
  const catalogue = useCatalogue(valueOf(explorer.communes), wanted);
  const known = valueOf(catalogue);
  const inView = useMemo(() => (known === null ? null : contractsInView(known.contracts, territory?.id ?? '', state.actions.contrats)), [known, territory?.id, state.actions.contrats]);
  const filters = useMemo((): ActionFilters | null => (inView === null ? null : { ...state.actions, contrats: inView.map(({ id }) => id) }), [inView, state.actions]);
  const selection = useSelection(filters);
  const kept = valueOf(selection);
  const value = useMemo((): Actions | null => {
    if (known === null || inView === null || filters === null || kept === null) return null;
    const spread = spreadOf(keptActions(known, kept));
    return { ...shown(known, inView), facets: facetViews(known, kept, filters), chips: filterChips(known, { ...state.actions, contrats: [] }), spread };
  }, [known, inView, filters, kept, state.actions]);
  // What is shown stays whole while the next answer is on its way.
  const [last, setLast] = useState<Actions | null>(null);
  if (value !== null && value !== last) setLast(value);
  const now = value ?? last;
  const failed = [catalogue, selection].find((resource) => resource.status === 'echec');
  return useMemo((): Resource<Actions> => {
    if (failed?.status === 'echec') return failed;
    return now === null ? waiting : { status: 'pret', value: now };
  }, [failed, now]);
}

const shown = ({ contracts, themes, themeNames }: Catalogue, inView: readonly ContractRow[]): Pick<Actions, 'contracts' | 'inView' | 'missing' | 'themes' | 'themeNames'> => ({
  contracts,
  inView,
  missing: missingThemes(themes, inView),
  themes,
  themeNames,
});

/** The layer of actions: communes named, perimeters with the count of what concerns them whole. */
export function useMapActions(explorer: Explorer, actions: Actions | null): MapActions | null {
  const { startup, state } = explorer;
  const communes = valueOf(explorer.communes);
  const visible = state.actions.visible;
  return useMemo((): MapActions | null => {
    if (!visible || actions === null || communes === null) return null;
    const located = new Map<number, number>();
    const anchors = new Map<number, readonly [number, number]>();
    for (const [code, count] of countByCommune(actions.spread.located)) {
      const rank = rankOfCode(communes, code);
      if (rank === null) continue;
      located.set(rank, count);
      const lon = communes.lon[rank] ?? Number.NaN;
      const lat = communes.lat[rank] ?? Number.NaN;
      if (!Number.isNaN(lon) && !Number.isNaN(lat)) anchors.set(rank, [lon, lat]);
    }
    const perimeters = actions.inView.flatMap((contract): MapPerimeter[] => {
      const territory = startup.territoires.find(({ id }) => id === contract.territoire);
      if (territory === undefined) return [];
      return [
        {
          id: territory.id,
          nom: territory.nom,
          count: actions.spread.whole.filter((row) => row.contrat === contract.id).length,
          ranks: Int32Array.from(territory.communes, ({ rang }) => rang),
          bbox: territory.bbox,
        },
      ];
    });
    return { located, anchors, perimeters };
  }, [visible, actions, communes, startup]);
}
