import { useMemo } from 'react';
import type { CommuneValues } from '../../../contract/value-file';
import type { StartupIndicator } from '../../../contract/startup';
import type { ScenarioItem } from '../../../domain/access/scenario';
import { useResource, valueOf } from '../../../ui/use-resource';
import type { Legend } from '../../../view-models/legend';
import type { MapModel } from '../../../view-models/map-model';
import { mapSites, type SitingSurface, surfaceBreaks, surfaceChoropleth, surfaceIndicator, surfaceLegend } from '../../../view-models/planner/siting-map';
import { useServices } from '../../services';
import { usePlanMap } from '../essayer/use-plan-map';
import type { Planner } from '../use-planner';
import type { Outcome } from '../use-outcome';

interface SitingMapParts {
  readonly planner: Planner;
  readonly surface: SitingSurface | null;
  /** Ranks, in the order of their numbers. */
  readonly chosen: readonly number[];
  /** What the chosen sites add to the scenario; null where they change no access. */
  readonly added: readonly ScenarioItem[] | null;
  readonly unit: string;
  readonly decimals: number;
  readonly selectedRank: number | null;
  readonly lit: Int32Array | null;
}

export interface SitingMap {
  readonly model: MapModel | null;
  readonly legend: Legend | null;
  readonly classOfRank: Uint8Array | null;
  /** Words of what the map shows. */
  readonly indicator: StartupIndicator | null;
  readonly values: CommuneValues | null;
}

/** Access once the chosen sites are added to the scenario. */
function useOutcomeWith(planner: Planner, added: readonly ScenarioItem[] | null): Outcome | null {
  const { access } = useServices();
  const { settled, profession } = planner;
  const items = useMemo(() => (settled === null || added === null || added.length === 0 ? null : [...settled.items, ...added]), [settled, added]);
  const key = items === null ? null : `${profession} ${JSON.stringify(items)}`;
  const outcome = valueOf(
    useResource(key, async (signal): Promise<Outcome> => {
      if (items === null || key === null) throw new Error('rien à simuler');
      return { ...(await access.run({ kind: 'scenario', profession, items }, signal)), key, items };
    }),
  );
  return key === null ? planner.outcome : outcome;
}

/** What the map of the part draws: what one more site would bring, or access once those chosen are there; the chosen sites on top. */
export function useSitingMap({ planner, surface, chosen, added, unit, decimals, selectedRank, lit }: SitingMapParts): SitingMap {
  const { plan, explorer, communes, opened, indicator, threshold } = planner;
  const { ranks, scheme, territory, manifest } = explorer;
  const { carte, objectif } = plan.choisir;
  const outcome = useOutcomeWith(planner, carte === 'acces' ? added : null);
  const access = usePlanMap({
    opened,
    outcome,
    indicator,
    threshold,
    variants: null,
    view: 'apres',
    scheme,
    territory,
    ranks,
    communes,
    schematic: manifest.tuiles.contours_schematiques,
    selectedRank,
    lit,
  });
  const breaks = useMemo(() => (surface === null ? [] : surfaceBreaks(surface, decimals)), [surface, decimals]);
  const words = useMemo(() => (indicator === null ? null : surfaceIndicator(indicator, objectif, unit, decimals)), [indicator, objectif, unit, decimals]);
  const choropleth = useMemo(() => (surface === null || ranks === undefined ? null : surfaceChoropleth(surface, ranks, breaks, scheme)), [surface, ranks, breaks, scheme]);
  const legend = useMemo(
    () => (words === null || choropleth === null || opened === null || ranks === undefined ? null : surfaceLegend(words, choropleth, breaks, ranks, opened.people.values)),
    [words, choropleth, opened, ranks, breaks],
  );
  const sites = useMemo(() => (communes === null ? [] : mapSites(communes, chosen)), [communes, chosen]);
  const shown = carte === 'acces' ? access.choropleth : choropleth;
  const base = access.model;
  const model = useMemo((): MapModel | null => (base === null || shown === null ? null : { ...base, choropleth: shown, ...(sites.length === 0 ? {} : { sites }) }), [base, shown, sites]);
  if (carte === 'acces') {
    const values = opened === null || outcome === null ? null : { values: outcome.access, statuses: opened.apl.statuses };
    return { model, legend: access.legend, classOfRank: access.choropleth?.classOfRank ?? null, indicator, values };
  }
  return { model, legend, classOfRank: choropleth?.classOfRank ?? null, indicator: words, values: surface };
}
