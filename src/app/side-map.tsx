import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Manifest } from '../contract/manifest';
import type { Carte } from '../map/create-map';
import { useResource, valueOf } from '../ui/use-resource';
import type { MapModel } from '../view-models/map-model';
import type { Tooltip } from '../view-models/tooltip';
import { HoverTooltip } from '../views/explorer/hover-tooltip';
import { DeclinedTilesNotice, MapProblemNotice, WholeTilesNotice } from '../views/explorer/map-notices';
import { Pending } from './explorer/pending';
import { useMapProblems } from './explorer/use-map-problems';
import { markMoment } from './marks';
import { useServices } from './services';

interface SideMapProps {
  readonly manifest: Manifest;
  readonly model: MapModel;
  /** Sources of what is drawn. */
  readonly attribution: string;
  readonly tooltipOf: (rank: number) => Tooltip | null;
  readonly onSelect: (rank: number | null) => void;
  /** Class of what the map’s problems are told in, above it. */
  readonly noticesClass: string;
  readonly carte?: RefObject<Carte | null>;
  /** What tells this map from others of the page. */
  readonly name?: string;
  /** The reader moved the map. */
  readonly onMoved?: () => void;
  /** Given the map once it shows something. */
  readonly onCarte?: (carte: Carte) => void;
}

const nothing = (): void => undefined;
const markFirst = (): void => markMoment('cls:carte');
const markPainted = (): void => markMoment('cls:peinte');
const markIdle = (): void => markMoment('cls:repos');

/** A map of communes of a view beside the explorer: its own, so that the explorer’s keeps what it shows. It has no points and no link. */
export function SideMap({ manifest, model, attribution, tooltipOf, onSelect, noticesClass, carte: outer, name, onMoved, onCarte }: SideMapProps): ReactNode {
  const { tiles: tilesHandle, map: mapHandle } = useServices();
  const problems = useMapProblems();
  const { attempt, confirmWholeTiles } = problems;
  const [hover, setHover] = useState<{ readonly rank: number; readonly x: number; readonly y: number } | null>(null);
  useEffect(() => tilesHandle.askThrough(confirmWholeTiles), [tilesHandle, confirmWholeTiles]);
  const source = useResource(`tuiles ${attempt}`, () => tilesHandle.source(attempt), false, tilesHandle.ready(attempt));
  const code = useResource('carte', () => mapHandle.open(), false, mapHandle.ready());
  const tilesSource = valueOf(source);
  const kit = valueOf(code);
  const tiles = useMemo(
    () => (tilesSource === null ? null : { source: tilesSource, zoomMin: manifest.tuiles.zoom_min, zoomMax: manifest.tuiles.zoom_max }),
    [tilesSource, manifest],
  );
  const inner = useRef<Carte | null>(null);
  const carte = outer ?? inner;
  // Before the page is painted: the map would otherwise wait for a frame of the page before drawing its own.
  useLayoutEffect(() => carte.current?.update(model), [carte, model]);
  const tooltip = useMemo(() => (hover === null ? null : tooltipOf(hover.rank)), [hover, tooltipOf]);
  return (
    <>
      {source.status === 'echec' ? <Pending resource={source} what="La carte" /> : null}
      {code.status === 'echec' ? <Pending resource={code} what="La carte" /> : null}
      {tiles === null || kit === null ? null : (
        <kit.CarteView
          key={attempt}
          ref={carte}
          shell={kit.shell}
          archive={kit.archive}
          model={model}
          tiles={tiles}
          nbCommunes={manifest.nb_communes}
          attribution={attribution}
          {...(name === undefined ? {} : { name })}
          events={{
            onFirstPaint: () => {
              markFirst();
              if (carte.current !== null) onCarte?.(carte.current);
            },
            onDetailed: nothing,
            onPainted: markPainted,
            onIdle: markIdle,
            onHover: setHover,
            onSelect,
            onSelectPoint: nothing,
            onSelectPoints: nothing,
            onMove: (_, byVisitor) => byVisitor && onMoved?.(),
            onProblem: problems.add,
            onRecovered: problems.remove,
            confirmWholeTiles,
          }}
        />
      )}
      {tooltip === null || hover === null ? null : <HoverTooltip tooltip={tooltip} x={hover.x} y={hover.y} />}
      <div className={noticesClass}>
        {problems.question === null ? null : <WholeTilesNotice question={problems.question} />}
        {problems.declined === null ? null : <DeclinedTilesNotice bytes={problems.declined} onAccept={problems.accept} />}
        {problems.active
          .filter(({ kind }) => !(problems.declined !== null && kind === 'tuiles-injoignables'))
          .map((problem) => (
            <MapProblemNotice key={problem.kind} problem={problem} onRetry={problem.kind === 'webgl-absent' ? problems.again : () => carte.current?.retry()} />
          ))}
      </div>
    </>
  );
}
