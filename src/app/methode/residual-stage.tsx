import { type ReactNode, type RefObject, useCallback, useMemo, useRef } from 'react';
import type { Manifest } from '../../contract/manifest';
import type { CommunesTable } from '../../domain/communes';
import type { Carte } from '../../map/create-map';
import { attributionText } from '../../view-models/attribution';
import type { MapChoropleth, MapModel } from '../../view-models/map-model';
import type { Comparison } from '../../view-models/methode/comparison';
import { residualTooltip } from '../../view-models/methode/residuals';
import { SideMap } from '../side-map';
import type { Scheme } from '../theme';
import { useSeen } from './use-seen';

interface ResidualStageProps {
  readonly manifest: Manifest;
  readonly choropleth: MapChoropleth;
  readonly comparison: Comparison;
  /** Names, where they are read. */
  readonly communes: CommunesTable | null;
  readonly scheme: Scheme;
  readonly carte: RefObject<Carte | null>;
  readonly selected: number | null;
  readonly onSelect: (rank: number | null) => void;
  readonly source: string;
}

const france = { id: 'france:FR', bbox: null, ranks: null } as const;

/** The map itself, made when it comes near the window; the table says the same. */
export function ResidualStage({ manifest, choropleth, comparison, communes, scheme, carte, selected, onSelect, source }: ResidualStageProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const seen = useSeen(box);
  const model = useMemo(
    (): MapModel => ({
      territory: france,
      choropleth,
      points: null,
      actions: null,
      selectedRank: selected,
      litRanks: null,
      scheme,
      fond: 'aucun',
      schematic: manifest.tuiles.contours_schematiques,
    }),
    [choropleth, selected, scheme, manifest],
  );
  const tooltipOf = useCallback((rank: number) => (communes === null ? null : residualTooltip(comparison, communes, rank)), [comparison, communes]);
  const { contours_schematiques: schematic } = manifest.tuiles;
  return (
    <div ref={box} className="methode__stage">
      {seen ? (
        <SideMap
          manifest={manifest}
          model={model}
          attribution={attributionText({ schematic, values: source, perimeters: [], short: false })}
          tooltipOf={tooltipOf}
          onSelect={onSelect}
          noticesClass="methode__over"
          carte={carte}
        />
      ) : (
        <p className="muted small pending">La carte s’affichera ici.</p>
      )}
    </div>
  );
}
