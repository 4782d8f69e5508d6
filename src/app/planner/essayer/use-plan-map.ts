import { useMemo } from 'react';
import type { StartupIndicator } from '../../../contract/startup';
import type { VariantCounts } from '../../../domain/access/variants';
import { bboxOfRanks, type CommunesTable } from '../../../domain/communes';
import type { PlanView } from '../../../state/view-state';
import type { Legend } from '../../../view-models/legend';
import type { MapChoropleth, MapModel } from '../../../view-models/map-model';
import { accessBreaks, changeBreaks, planChoropleth, planLegend, type Threshold } from '../../../view-models/planner/plan-map';
import { variantsChoropleth, variantsIndicator } from '../../../view-models/planner/variants';
import type { TerritoryEntry } from '../../../view-models/territories';
import type { Opened } from '../use-opened';
import type { Outcome } from '../use-outcome';

interface PlanMapParts {
  readonly opened: Opened | null;
  readonly outcome: Outcome | null;
  readonly indicator: StartupIndicator | null;
  readonly threshold: Threshold | null;
  readonly view: PlanView;
  /** Null until they are counted. */
  readonly variants: VariantCounts | null;
  readonly scheme: 'light' | 'dark';
  readonly territory: TerritoryEntry | null;
  readonly ranks: Int32Array | null | undefined;
  readonly communes: CommunesTable | null;
  readonly schematic: boolean;
  readonly selectedRank: number | null;
  readonly lit: Int32Array | null;
}

export interface PlanMap {
  /** Classes of access, the same before and after. */
  readonly breaks: readonly number[];
  readonly choropleth: MapChoropleth | null;
  readonly legend: Legend | null;
  readonly model: MapModel | null;
}

const noBreaks: readonly number[] = [];

/** What the map of the scenario draws, and its legend; parts keep their identity until they change. */
export function usePlanMap(parts: PlanMapParts): PlanMap {
  const { opened, outcome, indicator, threshold, view, variants, scheme, territory, ranks, communes, schematic, selectedRank, lit } = parts;
  const seuil = threshold?.value ?? null;
  const breaks = useMemo(
    () => (opened === null || ranks === undefined || seuil === null ? noBreaks : accessBreaks(opened.apl.values, ranks, seuil)),
    [opened, ranks, seuil],
  );
  const fits = opened !== null && outcome !== null && outcome.key.startsWith(`${opened.parameters.profession} `);
  const values = !fits || opened === null || outcome === null ? null : view === 'changement' ? outcome.change : view === 'apres' ? outcome.access : opened.apl.values;
  const choropleth = useMemo(() => {
    if (opened === null || values === null || seuil === null || breaks.length === 0) return null;
    if (view === 'variantes') return variants === null ? null : variantsChoropleth(variants, opened.apl.statuses, scheme);
    const changes = view === 'changement';
    // A change is shown where it applies: communes without an official figure have none.
    const shown = changes ? values.map((value, rank) => (Number.isNaN(opened.apl.values[rank]) ? Number.NaN : value)) : values;
    return planChoropleth({
      values: shown,
      statuses: opened.apl.statuses,
      breaks: changes ? changeBreaks(opened.parameters.profession) : breaks,
      pivot: changes ? 0 : seuil,
      scheme,
    });
  }, [opened, values, seuil, breaks, view, variants, scheme]);
  const legend = useMemo(() => {
    if (opened === null || indicator === null || choropleth === null || ranks === undefined || threshold === null) return null;
    const changes = view === 'changement';
    const varied = view === 'variantes';
    return planLegend({
      indicator: varied ? variantsIndicator(indicator, threshold.value) : indicator,
      choropleth,
      breaks: varied ? [] : changes ? changeBreaks(opened.parameters.profession) : breaks,
      ranks,
      people: opened.people.values,
      seuil: changes || varied ? null : threshold.value,
      seuilTexte: threshold.text,
    });
  }, [opened, indicator, choropleth, ranks, threshold, breaks, view]);
  const place = useMemo(() => {
    if (territory === null || ranks === undefined) return null;
    return { id: territory.id, bbox: territory.bbox ?? (communes === null ? null : bboxOfRanks(communes, ranks)), ranks };
  }, [territory, ranks, communes]);
  const model = useMemo(
    (): MapModel | null =>
      place === null
        ? null
        : { territory: place, choropleth, points: null, actions: null, selectedRank, litRanks: lit, scheme, fond: 'aucun', schematic },
    [place, choropleth, selectedRank, lit, scheme, schematic],
  );
  return { breaks, choropleth, legend, model };
}
