import { useMemo } from 'react';
import { actionsFiltered, allContracts, axesOfContract, themesOfContract } from '../../db/queries';
import { rankOfCode } from '../../domain/communes';
import { type Resource, valueOf } from '../../ui/use-resource';
import {
  type ActionOptions,
  actionOptions,
  type ActionRow,
  type ActionSpread,
  contractsInView,
  countByCommune,
  filterActions,
  missingThemes,
  spreadOf,
  type ThemeRow,
} from '../../view-models/actions';
import type { ContractRow } from '../../view-models/contract-card';
import type { MapActions, MapPerimeter } from '../../view-models/map-model';
import { useQuery } from '../use-query';
import type { Explorer } from './use-explorer';

/** Actions of the contracts at hand, as the panel and the map show them. */
export interface Actions {
  readonly contracts: readonly ContractRow[];
  /** Contracts at hand: the one chosen, the territory’s, or all. */
  readonly inView: readonly ContractRow[];
  readonly options: ActionOptions;
  readonly spread: ActionSpread;
  readonly missing: readonly string[];
  readonly themes: readonly ThemeRow[];
  readonly themeNames: ReadonlyMap<string, string>;
}

const any = { contrat: null, axe: null, theme: null, pilote: null, statut: null } as const;

/** @param wanted the engine has started. */
export function useActions(explorer: Explorer, wanted: boolean): Resource<Actions> {
  const { state, territory } = explorer;
  const contracts = useQuery(allContracts, wanted ? {} : null);
  const rows = useQuery(actionsFiltered, wanted ? any : null);
  const axes = useQuery(axesOfContract, wanted ? { contrat: null } : null);
  const themes = useQuery(themesOfContract, wanted ? { contrat: null } : null);
  const failed = [contracts, rows, axes, themes].find((resource) => resource.status === 'echec');
  const [c, r, a, t] = [valueOf(contracts), valueOf(rows), valueOf(axes), valueOf(themes)];
  const value = useMemo((): Actions | null => {
    if (c === null || r === null || a === null || t === null) return null;
    const inView = contractsInView(c, territory?.id ?? '', state.actions.contrat);
    const ids = new Set(inView.map(({ id }) => id));
    const own: ActionRow[] = r.filter((row) => ids.has(row.contrat));
    const themeNames = new Map(t.map((row) => [row.theme, row.libelle]));
    return {
      contracts: c,
      inView,
      options: actionOptions(own, a, themeNames),
      spread: spreadOf(filterActions(own, state.actions)),
      missing: missingThemes(t, inView),
      themes: t,
      themeNames,
    };
  }, [c, r, a, t, territory?.id, state.actions]);
  if (failed !== undefined && failed.status === 'echec') return failed;
  return value === null ? { status: 'attente' } : { status: 'pret', value };
}

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
