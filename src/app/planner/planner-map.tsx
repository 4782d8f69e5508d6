import { type ReactNode, useSyncExternalStore } from 'react';
import { Notice } from '../../ui/notice';
import { attributionText } from '../../view-models/attribution';
import { ErrorBoundary } from '../error-boundary';
import { Pending } from '../explorer/pending';
import { SideMap } from '../side-map';
import { useMapSlot } from './map-slot';
import type { Planner } from './use-planner';

/** The map that the parts of the planner share, and what it waits for. */
export function PlannerMap({ planner }: { readonly planner: Planner }): ReactNode {
  const slot = useMapSlot();
  const shown = useSyncExternalStore(slot.subscribe, slot.get);
  const { explorer, ofProfession, openedResource, outcomeResource } = planner;
  const { manifest } = explorer;
  return (
    <div className="planner__map">
      <div className="planner__bar">{shown?.bar}</div>
      <ErrorBoundary what="la carte">
        {shown === null || shown.model === null ? (
          <p className="loading">La carte se prépare…</p>
        ) : (
          <div className="planner__map-stage">
            <SideMap
              manifest={manifest}
              model={shown.model}
              attribution={attributionText({ schematic: manifest.tuiles.contours_schematiques, values: '', perimeters: [], short: true })}
              tooltipOf={shown.tooltipOf}
              onSelect={(rank) => rank !== null && shown.onSelect(rank)}
              noticesClass="planner__map-notices"
            />
          </div>
        )}
      </ErrorBoundary>
      <output className="planner__under">{ofProfession && openedResource.status === 'attente' ? 'Calcul des temps de trajet entre communes…' : null}</output>
      {shown?.under}
      {ofProfession && openedResource.status === 'echec' ? <Pending resource={openedResource} what="La simulation" /> : null}
      {ofProfession && outcomeResource.status === 'echec' ? (
        <Notice tone="warn" live onRetry={outcomeResource.retry}>
          Le calcul s’est interrompu ({outcomeResource.error.message}). La carte et le scénario sont gardés.
        </Notice>
      ) : null}
      {explorer.communes.status === 'echec' ? <Pending resource={explorer.communes} what="Les communes" /> : null}
    </div>
  );
}
