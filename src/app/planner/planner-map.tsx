import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Manifest } from '../../contract/manifest';
import type { Carte } from '../../map/create-map';
import { Notice } from '../../ui/notice';
import { useResource, valueOf } from '../../ui/use-resource';
import type { MapModel } from '../../view-models/map-model';
import type { Tooltip } from '../../view-models/tooltip';
import { HoverTooltip } from '../../views/explorer/hover-tooltip';
import { DeclinedTilesNotice, MapProblemNotice, WholeTilesNotice } from '../../views/explorer/map-notices';
import { Pending } from '../explorer/pending';
import { useMapProblems } from '../explorer/use-map-problems';
import { markMoment } from '../marks';
import { useServices } from '../services';

interface PlannerMapProps {
  readonly manifest: Manifest;
  readonly model: MapModel;
  readonly attribution: string;
  readonly tooltipOf: (rank: number) => Tooltip | null;
  readonly onCommune: (rank: number) => void;
}

const nothing = (): void => undefined;
const markPainted = (): void => markMoment('cls:peinte');
const markIdle = (): void => markMoment('cls:repos');

/** The map of the scenario: its own, so that the explorer’s keeps what it shows. */
export function PlannerMap({ manifest, model, attribution, tooltipOf, onCommune }: PlannerMapProps): ReactNode {
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
  // Before the page is painted: the map would otherwise wait for a frame of the page before drawing its own.
  const carte = useRef<Carte | null>(null);
  useLayoutEffect(() => carte.current?.update(model), [model]);
  const tooltip = useMemo(() => (hover === null ? null : tooltipOf(hover.rank)), [hover, tooltipOf]);
  return (
    <div className="planner__map-stage">
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
          events={{
            onFirstPaint: () => markMoment('cls:carte'),
            onDetailed: nothing,
            onPainted: markPainted,
            onIdle: markIdle,
            onHover: setHover,
            onSelect: (rank) => rank !== null && onCommune(rank),
            onSelectPoint: nothing,
            onSelectPoints: nothing,
            onMove: nothing,
            onProblem: problems.add,
            onRecovered: problems.remove,
            confirmWholeTiles,
          }}
        />
      )}
      {tooltip === null || hover === null ? null : <HoverTooltip tooltip={tooltip} x={hover.x} y={hover.y} />}
      <div className="planner__map-notices">
        {source.status === 'echec' ? <Notice tone="warn">{source.error.message}</Notice> : null}
        {problems.question === null ? null : <WholeTilesNotice question={problems.question} />}
        {problems.declined === null ? null : <DeclinedTilesNotice bytes={problems.declined} onAccept={problems.accept} />}
        {problems.declined === null
          ? problems.active.map((problem) => <MapProblemNotice key={problem.kind} problem={problem} onRetry={problems.again} />)
          : null}
      </div>
    </div>
  );
}
