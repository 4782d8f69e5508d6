import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Manifest } from '../../contract/manifest';
import type { CommunesTable } from '../../domain/communes';
import type { Carte } from '../../map/create-map';
import { useResource, valueOf } from '../../ui/use-resource';
import { attributionText } from '../../view-models/attribution';
import type { MapChoropleth, MapModel } from '../../view-models/map-model';
import type { Comparison } from '../../view-models/methode/comparison';
import { residualTooltip } from '../../view-models/methode/residuals';
import { HoverTooltip } from '../../views/explorer/hover-tooltip';
import { DeclinedTilesNotice, MapProblemNotice, WholeTilesNotice } from '../../views/explorer/map-notices';
import { Pending } from '../explorer/pending';
import { useMapProblems } from '../explorer/use-map-problems';
import { useServices } from '../services';
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
const nothing = (): void => undefined;

interface Hover {
  readonly rank: number;
  readonly x: number;
  readonly y: number;
}

/** The map itself, made when it comes near the window; the table says the same. */
export function ResidualStage({ manifest, choropleth, comparison, communes, scheme, carte, selected, onSelect, source }: ResidualStageProps): ReactNode {
  const { tiles: tilesHandle, map: mapHandle } = useServices();
  const box = useRef<HTMLDivElement>(null);
  const seen = useSeen(box);
  const problems = useMapProblems();
  const { attempt, confirmWholeTiles } = problems;
  const [hover, setHover] = useState<Hover | null>(null);
  useEffect(() => tilesHandle.askThrough(confirmWholeTiles), [tilesHandle, confirmWholeTiles]);
  const opened = useResource(seen ? `tuiles ${attempt}` : null, () => tilesHandle.source(attempt));
  const code = useResource(seen ? 'carte' : null, () => mapHandle.open());
  const [archive, kit] = [valueOf(opened), valueOf(code)];
  const tiles = useMemo(() => (archive === null ? null : { source: archive, zoomMin: manifest.tuiles.zoom_min, zoomMax: manifest.tuiles.zoom_max }), [archive, manifest]);
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
  const tooltip = hover === null || communes === null ? null : residualTooltip(comparison, communes, hover.rank);
  return (
    <div ref={box} className="methode__stage">
      {seen ? null : <p className="muted small pending">La carte s’affichera ici.</p>}
      {seen && opened.status === 'echec' ? <Pending resource={opened} what="La carte" /> : null}
      {seen && code.status === 'echec' ? <Pending resource={code} what="La carte" /> : null}
      {tiles === null || kit === null ? null : (
        <kit.CarteView
          key={attempt}
          ref={carte}
          shell={kit.shell}
          archive={kit.archive}
          model={model}
          tiles={tiles}
          nbCommunes={manifest.nb_communes}
          attribution={attributionText({ schematic: manifest.tuiles.contours_schematiques, values: source, perimeters: [], short: false })}
          events={{
            onFirstPaint: nothing,
            onDetailed: nothing,
            onPainted: nothing,
            onIdle: nothing,
            onHover: setHover,
            onSelect,
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
      <div className="methode__over">
        {problems.question === null ? null : <WholeTilesNotice question={problems.question} />}
        {problems.declined === null ? null : <DeclinedTilesNotice bytes={problems.declined} onAccept={problems.accept} />}
        {problems.active
          .filter(({ kind }) => !(problems.declined !== null && kind === 'tuiles-injoignables'))
          .map((problem) => (
            <MapProblemNotice key={problem.kind} problem={problem} onRetry={problem.kind === 'webgl-absent' ? problems.again : () => carte.current?.retry()} />
          ))}
      </div>
    </div>
  );
}
