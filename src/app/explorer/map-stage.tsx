import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Carte } from '../../map/create-map';
import type { Padding } from '../../map/camera';
import type { MapCamera, MapModel, MapProblem } from '../../view-models/map-model';
import type { ActionCounts } from '../../view-models/action-counts';
import { communeTooltip } from '../../view-models/tooltip';
import { HoverTooltip } from '../../views/explorer/hover-tooltip';
import { useResource, valueOf } from '../../ui/use-resource';
import { markMoment } from '../marks';
import { useServices } from '../services';
import { Pending } from './pending';
import type { Explorer } from './use-explorer';

interface MapStageProps {
  readonly explorer: Explorer;
  readonly model: MapModel;
  /** Sources of what is drawn. */
  readonly attribution: string;
  /** Actions that reach each commune, where they are shown. */
  readonly counts: ActionCounts | null;
  readonly padding: Padding;
  readonly carte: RefObject<Carte | null>;
  /** Another number makes the map anew. */
  readonly attempt: number;
  readonly onProblem: (problem: MapProblem) => void;
  readonly onRecovered: (kind: MapProblem['kind']) => void;
  readonly onPoint: (ids: readonly string[]) => void;
  readonly onCommune: (rank: number | null) => void;
  readonly confirmWholeTiles: (bytes: number) => Promise<boolean>;
}

/** Longest flight to a territory, and what the map takes to make room for a panel, ms. */
const flightTime = 2000;
const paddingTime = 500;
/** The rest of the page waits no longer than this for the map’s names and hatching, ms. */
const detailTime = 2000;

interface Hover {
  readonly rank: number;
  readonly x: number;
  readonly y: number;
}

/** The map, what it tells the page, and the tooltip that follows the pointer over it. */
export function MapStage(props: MapStageProps): ReactNode {
  const { explorer, model, attribution, counts, padding, carte, confirmWholeTiles } = props;
  const { tiles: tilesHandle, map: mapHandle, store } = useServices();
  const { manifest, seen, settle } = explorer;
  const [hover, setHover] = useState<Hover | null>(null);
  const moved = useRef(false);
  // Names and hatching before the engine, whose start would fight them for the processor and for the page.
  const progress = useRef({ painted: false, detailed: false });
  const written = useRef<MapCamera | null>(explorer.state.camera);
  useEffect(() => tilesHandle.askThrough(confirmWholeTiles), [tilesHandle, confirmWholeTiles]);
  const source = useResource(`tuiles ${props.attempt}`, () => tilesHandle.source(props.attempt), false, tilesHandle.ready(props.attempt));
  const tilesSource = valueOf(source);
  const code = useResource('carte', () => mapHandle.open(), false, mapHandle.ready());
  const kit = valueOf(code);
  const tiles = useMemo(
    () => (tilesSource === null ? null : { source: tilesSource, zoomMin: manifest.tuiles.zoom_min, zoomMax: manifest.tuiles.zoom_max }),
    [tilesSource, manifest],
  );

  const onMove = useCallback(
    (camera: MapCamera) => {
      // The map also moves by itself (a territory framed, a panel opened): only the visitor’s own moves are shared.
      if (!moved.current) return;
      written.current = camera;
      store.update({ camera }, 'replace');
    },
    [store],
  );

  // Back, forward or an edited address: the map goes where the link says.
  const { camera } = explorer.state;
  useEffect(() => {
    if (camera === written.current) return;
    written.current = camera;
    moved.current = false;
    if (camera !== null) carte.current?.flyTo(camera);
    else carte.current?.frame();
  }, [camera, carte]);

  // A panel that opens while the map flies to another territory would cut the flight short: it is taken up again.
  const flight = useRef({ territory: '', since: 0 });
  useEffect(() => {
    flight.current = { territory: model.territory.id, since: performance.now() };
    moved.current = false;
  }, [model.territory.id]);
  const room = useRef(padding);
  useEffect(() => {
    if (padding === room.current) return undefined;
    room.current = padding;
    if (moved.current || performance.now() - flight.current.since > flightTime) return undefined;
    const timer = setTimeout(() => carte.current?.frame(), paddingTime);
    return () => clearTimeout(timer);
  }, [padding, carte]);

  const tooltip = useMemo(() => {
    if (hover === null) return null;
    const name = communeName(explorer, hover.rank);
    const data = explorer.values.status === 'pret' ? explorer.values.value : null;
    return name === null ? null : communeTooltip(name, explorer.indicator, explorer.annee ?? 0, data, hover.rank, counts);
  }, [hover, explorer, counts]);

  const touch = (): void => {
    moved.current = true;
  };
  // Made once it knows what to frame, so that the first frame is the right one.
  const [made, setMade] = useState(false);
  const framed = explorer.ranks !== undefined || explorer.communes.status === 'echec';
  if (framed && !made) setMade(true);

  return (
    <div className="map-stage" onPointerDownCapture={touch} onWheelCapture={touch} onKeyDownCapture={(event) => event.key !== 'Tab' && touch()}>
      {code.status === 'echec' ? <Pending resource={code} what="La carte" /> : null}
      {tiles === null || kit === null || !made ? null : (
        <kit.CarteView
          key={props.attempt}
          ref={carte}
          shell={kit.shell}
          archive={kit.archive}
          model={model}
          tiles={tiles}
          nbCommunes={manifest.nb_communes}
          camera={camera}
          padding={padding}
          attribution={attribution}
          events={{
            onFirstPaint: () => {
              markMoment('cls:carte');
              seen();
              progress.current.painted = true;
              if (progress.current.detailed) settle();
              else setTimeout(settle, detailTime);
            },
            onDetailed: () => {
              progress.current.detailed = true;
              if (progress.current.painted) settle();
            },
            onPainted: markPainted,
            onIdle: markIdle,
            onHover: setHover,
            onSelect: props.onCommune,
            onSelectPoint: (id) => props.onPoint([id]),
            onSelectPoints: props.onPoint,
            onMove,
            onProblem: (problem) => {
              props.onProblem(problem);
              settle();
            },
            onRecovered: props.onRecovered,
            confirmWholeTiles,
          }}
        />
      )}
      {tooltip === null || hover === null ? null : <HoverTooltip tooltip={tooltip} x={hover.x} y={hover.y} />}
    </div>
  );
}

const markPainted = (): void => markMoment('cls:peinte');
const markIdle = (): void => markMoment('cls:repos');

function communeName({ communes, startup }: Explorer, rank: number): string | null {
  const table = valueOf(communes);
  if (table !== null) return table.nom[rank] ?? null;
  for (const territory of startup.territoires) {
    const found = territory.communes.find((commune) => commune.rang === rank);
    if (found !== undefined) return found.nom;
  }
  return null;
}
