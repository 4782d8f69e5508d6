import { useMemo } from 'react';
import { bboxOfRanks } from '../../../domain/communes';
import type { Legend } from '../../../view-models/legend';
import type { MapChoropleth, MapModel } from '../../../view-models/map-model';
import { planChoropleth, planLegend } from '../../../view-models/planner/plan-map';
import { minutesBreaks, minutesChangeBreaks, type ServiceTimes, type ServiceView, shownMinutes, statusesOf } from '../../../view-models/planner/service-map';
import { minutesText } from '../../../view-models/planner/services';
import type { Planner } from '../use-planner';
import type { OpenedService } from './use-service';

interface ServiceMapParts {
  readonly planner: Planner;
  readonly opened: OpenedService | null;
  readonly times: ServiceTimes | null;
  readonly seuil: number;
  readonly view: ServiceView;
  readonly selectedRank: number | null;
  readonly lit: Int32Array | null;
}

export interface ServiceMap {
  readonly choropleth: MapChoropleth | null;
  readonly legend: Legend | null;
  readonly model: MapModel | null;
}

/** What the map of a service draws, and its legend; parts keep their identity until they change. */
export function useServiceMap({ planner, opened, times, seuil, view, selectedRank, lit }: ServiceMapParts): ServiceMap {
  const { communes } = planner;
  const { manifest, territory, ranks, scheme } = planner.explorer;
  const changes = view === 'changement';
  const breaks = useMemo(
    () => (changes ? minutesChangeBreaks : opened === null || ranks === undefined ? [] : minutesBreaks(opened.published?.values ?? null, ranks, seuil)),
    [changes, opened, ranks, seuil],
  );
  const choropleth = useMemo(
    () =>
      times === null || breaks.length === 0
        ? null
        : planChoropleth({ values: shownMinutes(times, view), statuses: statusesOf(times), breaks, pivot: changes ? 0 : seuil, scheme, sens: 'bas_favorable' }),
    [times, breaks, view, changes, seuil, scheme],
  );
  const legend = useMemo(
    () =>
      opened === null || choropleth === null || ranks === undefined
        ? null
        : planLegend({
            indicator: opened.indicator,
            choropleth,
            breaks,
            ranks,
            people: opened.people.values,
            seuil: changes ? null : seuil,
            seuilTexte: `Seuil choisi\u00a0: ${minutesText(seuil)}`,
          }),
    [opened, choropleth, ranks, breaks, changes, seuil],
  );
  const place = useMemo(() => {
    if (territory === null || ranks === undefined) return null;
    return { id: territory.id, bbox: territory.bbox ?? (communes === null ? null : bboxOfRanks(communes, ranks)), ranks };
  }, [territory, ranks, communes]);
  const schematic = manifest.tuiles.contours_schematiques;
  const model = useMemo(
    (): MapModel | null => (place === null ? null : { territory: place, choropleth, points: null, actions: null, selectedRank, litRanks: lit, scheme, fond: 'aucun', schematic }),
    [place, choropleth, selectedRank, lit, scheme, schematic],
  );
  return { choropleth, legend, model };
}
