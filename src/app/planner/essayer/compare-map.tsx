import { type ReactNode, useCallback, useMemo } from 'react';
import type { ProfessionLine } from '../../../state/scenario';
import type { Carte } from '../../../map/create-map';
import { attributionText } from '../../../view-models/attribution';
import { communeTooltip } from '../../../view-models/tooltip';
import { SideMap } from '../../side-map';
import type { Outcome } from '../use-outcome';
import type { Planner } from '../use-planner';
import type { PlanMap } from './use-plan-map';

interface CompareMapProps {
  readonly planner: Planner;
  readonly mark: 'A' | 'B';
  readonly label: string;
  /** What of the scenario counts here; null for the official figures. */
  readonly detail: string | null;
  readonly lines: readonly ProfessionLine[];
  readonly outcome: Outcome | null;
  readonly map: PlanMap;
  readonly onSelect: (rank: number) => void;
  readonly onCarte: (carte: Carte) => void;
}

/** One of two maps side by side. */
export function CompareMap({ planner, mark, label, detail, lines, outcome, map, onSelect, onCarte }: CompareMapProps): ReactNode {
  const { communes, opened, indicator } = planner;
  const { manifest } = planner.explorer;
  const estimated = useMemo(() => (indicator === null ? null : { ...indicator, libelle_court: `${indicator.libelle_court}, ${mark}`, estimation: lines.length > 0 }), [indicator, mark, lines]);
  const tooltipOf = useCallback(
    (rank: number) => {
      if (communes === null || opened === null || outcome === null || estimated === null) return null;
      return communeTooltip(communes.nom[rank] ?? '', estimated, opened.apl.annee, { values: outcome.access, statuses: opened.apl.statuses }, rank, null);
    },
    [communes, opened, outcome, estimated],
  );
  return (
    <figure className="plan-compare__figure" aria-label={`Carte ${mark} : ${label}`}>
      <figcaption className="plan-compare__caption">
        <strong>{mark}</strong> {label}
        <span className="plan-badge">{lines.length === 0 ? 'Chiffres officiels' : 'Estimation'}</span>
        {detail === null ? null : <span className="muted small">{detail}</span>}
      </figcaption>
      <div className="plan-compare__stage">
        {map.model === null ? (
          <p className="loading">La carte se prépare…</p>
        ) : (
          <SideMap
            manifest={manifest}
            model={map.model}
            attribution={attributionText({ schematic: manifest.tuiles.contours_schematiques, values: '', perimeters: [], short: true })}
            tooltipOf={tooltipOf}
            onSelect={(rank) => rank !== null && onSelect(rank)}
            noticesClass="planner__map-notices"
            name={`Carte ${mark}`}
            onCarte={onCarte}
          />
        )}
      </div>
    </figure>
  );
}
