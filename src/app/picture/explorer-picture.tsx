import { type ReactNode, useMemo } from 'react';
import type { Bbox } from '../../domain/picture/frame';
import { valueOf } from '../../ui/use-resource';
import { citedOf } from '../../view-models/files/cited';
import { readableName } from '../../view-models/french';
import type { MapModel } from '../../view-models/map-model';
import { explorerWords } from '../../view-models/picture/map-picture';
import { territoryName } from '../../view-models/territories';
import { sourceOfYear } from '../../view-models/year';
import { useChoropleth } from '../explorer/use-classes';
import type { Explorer } from '../explorer/use-explorer';
import { PictureDialog, type PictureSubject } from './picture-dialog';
import { usePerimeters } from './perimeters';

interface ExplorerPictureProps {
  readonly explorer: Explorer;
  /** What the map shows. */
  readonly model: MapModel;
  /** Class that the legend lights, by its code. */
  readonly lit: number | null;
  readonly view: Bbox | null;
  readonly onClose: () => void;
}

/** The explorer's map as a picture. */
export default function ExplorerPicture({ explorer, model, lit, view, onClose }: ExplorerPictureProps): ReactNode {
  const { territory, indicator, annee, legend, sentence, cut, startup, state, selectedRank } = explorer;
  const communes = valueOf(explorer.communes);
  const choropleth = useChoropleth(cut, 'light');
  const drawn = usePerimeters(explorer);
  const subject = useMemo((): PictureSubject | null => {
    if (territory === null || legend === null || communes === null || choropleth === null || annee === null || sentence === null || drawn === null) return null;
    const nom = territoryName(territory);
    const litLabel = [...legend.classes, ...legend.missing].find(({ code }) => code === lit)?.label;
    return {
      names: [indicator.id, String(annee), nom],
      words: explorerWords({ indicator, annee, territory: nom, legend, phrase: sentence.text, source: sentence.source }),
      territory: model.territory,
      choropleth,
      points: model.points,
      layers: {
        territory: model.territory.ranks === null || (territory.type === 'cls' && drawn.perimeters.length > 0) ? null : { nom, ranks: model.territory.ranks },
        perimeters: drawn.perimeters,
        actions: model.actions,
        lit: litLabel === undefined || model.litRanks === null ? null : { label: litLabel, ranks: model.litRanks },
        selected: selectedRank === null ? null : { nom: readableName(communes.nom[selectedRank] ?? ''), rank: selectedRank },
        sites: null,
      },
      citedOf: (register, points) => {
        const pointSources = points === null ? [] : [...new Set(points.items.flatMap(({ source }) => source ?? []))];
        const { sources } = citedOf({ indicateurs: [indicator.id], sources: pointSources, definitions: [] }, startup.indicateurs, register);
        return sources.filter(({ id, producteur, titre }) => pointSources.includes(id) || `${producteur}, ${titre}` === sourceOfYear(indicator, annee));
      },
      attribution: model.actions === null ? drawn.attribution : `${drawn.attribution} · actions : documents des contrats`,
      view,
      moved: state.camera !== null,
      leftOut: state.fond === 'ign' ? ['Le fond de plan de l’IGN n’est pas dessiné : il est fait d’images, que cette carte ne contient pas.'] : [],
    };
  }, [territory, legend, communes, choropleth, annee, sentence, indicator, lit, model, startup, selectedRank, drawn, view, state.camera, state.fond]);
  return subject === null ? null : <PictureDialog subject={subject} onClose={onClose} />;
}
