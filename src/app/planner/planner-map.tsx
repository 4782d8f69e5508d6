import { lazy, type ReactNode, Suspense, useRef, useState, useSyncExternalStore } from 'react';
import type { Bbox } from '../../domain/picture/frame';
import type { Carte } from '../../map/create-map';
import { Notice } from '../../ui/notice';
import { attributionText } from '../../view-models/attribution';
import { ErrorBoundary } from '../error-boundary';
import { Pending } from '../explorer/pending';
import { SideMap } from '../side-map';
import { useMapSlot } from './map-slot';
import type { Planner } from './use-planner';

const PlannerPictureDialog = lazy(() => import('../picture/planner-picture'));

/** The map that the parts of the planner share, and what it waits for. */
export function PlannerMap({ planner }: { readonly planner: Planner }): ReactNode {
  const slot = useMapSlot();
  const shown = useSyncExternalStore(slot.subscribe, slot.get);
  const { explorer, ofProfession, openedResource, outcomeResource } = planner;
  const { manifest } = explorer;
  const model = shown?.model ?? null;
  const carte = useRef<Carte | null>(null);
  /** Territory that the reader moved the map of. */
  const moved = useRef('');
  const [picture, setPicture] = useState<{ readonly view: Bbox | null; readonly moved: boolean } | null>(null);
  return (
    <div className="planner__map">
      <div className="planner__bar">
        {shown?.bar}
        {shown === null || shown.picture === null || shown.model === null || shown.model.choropleth === null ? null : (
          <button type="button" className="button button--quiet button--small" onClick={() => setPicture({ view: carte.current?.view() ?? null, moved: moved.current === model?.territory.id })}>
            Image…
          </button>
        )}
      </div>
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
              carte={carte}
              onMoved={() => (moved.current = model?.territory.id ?? '')}
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
      {picture === null || shown === null ? null : (
        <ErrorBoundary what="l’image">
          <Suspense fallback={null}>
            <PlannerPictureDialog planner={planner} parts={shown} view={picture.view} moved={picture.moved} onClose={() => setPicture(null)} />
          </Suspense>
        </ErrorBoundary>
      )}
    </div>
  );
}
