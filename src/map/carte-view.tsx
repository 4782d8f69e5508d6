import { type ReactNode, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { MapEvents } from '../view-models/map-model';
import { noPadding } from './camera';
import { type Carte, type CarteOptions, createCarte } from './create-map';

export { openMapShell } from './map-shell';
export { TileArchive } from './tiles/archive';

export interface CarteViewProps extends CarteOptions {
  readonly ref?: Ref<Carte | null>;
}

/** Events go to the handlers of the last render, so that a map never holds a stale one. */
function forwarded(latest: { readonly current: MapEvents }): MapEvents {
  return {
    onFirstPaint: () => latest.current.onFirstPaint(),
    onDetailed: () => latest.current.onDetailed(),
    onPainted: (choropleth) => latest.current.onPainted(choropleth),
    onIdle: () => latest.current.onIdle(),
    onHover: (hover) => latest.current.onHover(hover),
    onSelect: (rank) => latest.current.onSelect(rank),
    onSelectPoint: (id) => latest.current.onSelectPoint(id),
    onSelectPoints: (ids) => latest.current.onSelectPoints(ids),
    onMove: (camera, byVisitor) => latest.current.onMove(camera, byVisitor),
    onProblem: (problem) => latest.current.onProblem(problem),
    onRecovered: (kind) => latest.current.onRecovered(kind),
    confirmWholeTiles: (bytes) => latest.current.confirmWholeTiles(bytes),
  };
}

/**
 * The map in a React tree: fills its nearest positioned ancestor. A map is made once for given tiles
 * (and made again, after the former is destroyed, when they change); the other props update it.
 * `camera` is read when the map is made; later moves go through the `Carte` of `ref`.
 */
export function CarteView({ ref, ...options }: CarteViewProps): ReactNode {
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(options);
  const events = useRef(options.events);
  const [carte, setCarte] = useState<Carte | null>(null);
  const { model, tiles, padding = noPadding, attribution } = options;

  useLayoutEffect(() => {
    latest.current = options;
    events.current = options.events;
  });

  // Before the page is painted: the map's worker reads its first tiles meanwhile.
  useLayoutEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const made = createCarte(element, { ...latest.current, tiles, events: forwarded(events) });
    setCarte(made);
    return () => {
      made.destroy();
      setCarte(null);
    };
  }, [tiles]);

  useEffect(() => carte?.update(model), [carte, model]);
  useEffect(() => carte?.setPadding(padding), [carte, padding]);
  useEffect(() => carte?.setAttribution(attribution), [carte, attribution]);
  useImperativeHandle<Carte | null, Carte | null>(ref, () => carte, [carte]);

  return <div ref={container} className="carte-vue" />;
}
