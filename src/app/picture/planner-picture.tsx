import { type ReactNode, useMemo } from 'react';
import type { Bbox } from '../../domain/picture/frame';
import { citedOf } from '../../view-models/files/cited';
import { readableName } from '../../view-models/french';
import { plannerSubtitle, simulated } from '../../view-models/planner/picture';
import type { PlannerMapParts } from '../planner/map-slot';
import type { Planner } from '../planner/use-planner';
import { usePerimeters } from './perimeters';
import { PictureDialog, type PictureSubject } from './picture-dialog';

interface PlannerPictureDialogProps {
  readonly planner: Planner;
  /** What the map shows. */
  readonly parts: PlannerMapParts;
  readonly view: Bbox | null;
  /** The reader moved the map. */
  readonly moved: boolean;
  readonly onClose: () => void;
}

/** The planner's map as a picture, whichever its part. */
export default function PlannerPictureDialog({ planner, parts: { model, picture }, view, moved, onClose }: PlannerPictureDialogProps): ReactNode {
  const { explorer, communes, territoryName, scenario } = planner;
  const { startup, territory } = explorer;
  const { nom, lignes } = scenario.scenario;
  // A perimeter is drawn with what its source asks to be said, or not at all.
  const drawn = usePerimeters(explorer);
  const subject = useMemo((): PictureSubject | null => {
    if (model === null || model.choropleth === null || picture === null || communes === null || territory === null || drawn === null) return null;
    const { choropleth, litRanks, selectedRank } = model;
    const { titre, simulation, names, indicateurs, sites, ...words } = picture;
    const litCode = litRanks === null ? undefined : choropleth.classOfRank[litRanks[0] ?? -1];
    const litLabel = [...words.classes, ...words.missing].find(({ code }) => code === litCode)?.label;
    return {
      names: [...names, territoryName],
      words: { ...words, titre: simulation ? simulated(titre) : titre, sousTitre: plannerSubtitle(territoryName, nom, lignes.length) },
      territory: model.territory,
      choropleth: { classOfRank: choropleth.classOfRank, colours: choropleth.papier ?? choropleth.colours },
      points: null,
      layers: {
        territory: model.territory.ranks === null || (territory.type === 'cls' && drawn.perimeters.length > 0) ? null : { nom: territoryName, ranks: model.territory.ranks },
        perimeters: drawn.perimeters,
        actions: null,
        lit: litLabel === undefined || litRanks === null ? null : { label: litLabel, ranks: litRanks },
        selected: selectedRank === null ? null : { nom: readableName(communes.nom[selectedRank] ?? ''), rank: selectedRank },
        sites: model.sites === undefined ? null : { label: sites, items: model.sites },
      },
      citedOf: (register) => citedOf({ indicateurs, sources: [], definitions: [] }, startup.indicateurs, register).sources,
      attribution: drawn.attribution,
      view,
      moved,
      leftOut: [],
    };
  }, [model, picture, communes, territory, territoryName, drawn, nom, lignes.length, startup, view, moved]);
  return subject === null ? null : <PictureDialog subject={subject} onClose={onClose} />;
}
