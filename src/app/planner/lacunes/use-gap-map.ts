import { useMemo, useState } from 'react';
import { ranksOfClass } from '../../../domain/classes';
import { bboxOfRanks } from '../../../domain/communes';
import type { MapChoropleth, MapModel } from '../../../view-models/map-model';
import type { Planner } from '../use-planner';

export interface GapMap {
  readonly model: MapModel | null;
  /** Class lit by the legend, by its code. */
  readonly lit: number | null;
  readonly light: (code: number | null) => void;
}

/** The map of an analysis; parts keep their identity until they change. */
export function useGapMap({ explorer, communes }: Planner, choropleth: MapChoropleth | null): GapMap {
  const { territory, ranks, scheme, selectedRank, manifest } = explorer;
  // A class lit belongs to the classes it was lit in: others take its code for something else.
  const [lighting, setLighting] = useState<{ readonly code: number; readonly of: MapChoropleth } | null>(null);
  const lit = lighting !== null && lighting.of === choropleth ? lighting.code : null;
  const place = useMemo(() => {
    if (territory === null || ranks === undefined) return null;
    return { id: territory.id, bbox: territory.bbox ?? (communes === null ? null : bboxOfRanks(communes, ranks)), ranks };
  }, [territory, ranks, communes]);
  const litRanks = useMemo(() => (lit === null || choropleth === null || ranks === undefined ? null : ranksOfClass(choropleth.classOfRank, ranks, lit)), [lit, choropleth, ranks]);
  const schematic = manifest.tuiles.contours_schematiques;
  const model = useMemo(
    (): MapModel | null =>
      place === null ? null : { territory: place, choropleth, points: null, actions: null, selectedRank, litRanks, scheme, fond: 'aucun', schematic },
    [place, choropleth, selectedRank, litRanks, scheme, schematic],
  );
  return { model, lit, light: (code) => setLighting(code === null || choropleth === null ? null : { code, of: choropleth }) };
}
