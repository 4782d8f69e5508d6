import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { MapEvents } from '../view-models/map-model';
import { frameOf, noPadding, tilesOfFirstView } from './camera';
import { type Carte, type CarteOptions, createCarte } from './create-map';
import { TileArchive } from './tiles/archive';

export { openMapShell } from './map-shell';

/** Longest wait for the head of the tiles before the map is set up without it, ms. */
const patience = 100;

export interface CarteViewProps extends Omit<CarteOptions, 'archive'> {
  readonly ref?: Ref<Carte | null>;
}

/** Events go to the handlers of the last render, so that a map never holds a stale one. */
function forwarded(latest: { readonly current: MapEvents }): MapEvents {
  return {
    onFirstPaint: () => latest.current.onFirstPaint(),
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

  useEffect(() => {
    latest.current = options;
    events.current = options.events;
  });

  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    let made: Carte | null = null;
    let gone = false;
    const archive = new TileArchive(tiles.source);
    const make = (): void => {
      if (gone || made !== null) return;
      made = createCarte(element, { ...latest.current, tiles, archive, events: forwarded(events) });
      setCarte(made);
    };
    // Setting up WebGL holds the page for a while: the first tiles come meanwhile.
    const { model: first, camera = null, padding: taken = noPadding } = latest.current;
    const view = { camera, bbox: frameOf(first.territory), width: element.clientWidth, height: element.clientHeight, padding: taken };
    const timer = setTimeout(make, patience);
    void archive.prefetch(tilesOfFirstView(view, tiles.zoomMin, tiles.zoomMax)).then(make);
    return () => {
      gone = true;
      clearTimeout(timer);
      made?.destroy();
      setCarte(null);
    };
  }, [tiles]);

  useEffect(() => carte?.update(model), [carte, model]);
  useEffect(() => carte?.setPadding(padding), [carte, padding]);
  useEffect(() => carte?.setAttribution(attribution), [carte, attribution]);
  useImperativeHandle<Carte | null, Carte | null>(ref, () => carte, [carte]);

  return <div ref={container} className="carte-vue" />;
}
