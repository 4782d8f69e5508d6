import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Manifest } from '../../../contract/manifest';
import type { Carte } from '../../../map/create-map';
import { useResource, valueOf } from '../../../ui/use-resource';
import type { MapCamera, MapModel } from '../../../view-models/map-model';
import { useServices } from '../../services';

interface NoteMapProps {
  readonly manifest: Manifest;
  readonly model: MapModel;
  /** Called once: with null when the map cannot be drawn; with where the map then is. */
  readonly onPicture: (picture: Blob | null, camera: MapCamera | null) => void;
  /** Gives the map its size. */
  readonly className?: string;
}

/** A map that cannot be drawn in this time is left out of the note, ms. */
const patience = 60_000;
/** Pixels of the picture for one of the map: with 860 of them across the paper, 240 dots an inch. */
const density = 2;
const nothing = (): void => undefined;

/** A map out of sight, of the proportions of the note, drawn for its picture: always on light paper, always framed on the territory. */
export function NoteMap({ manifest, model, onPicture, className = 'note-map' }: NoteMapProps): ReactNode {
  const { tiles: tilesHandle, map: mapHandle } = useServices();
  const source = useResource('tuiles 0', () => tilesHandle.source(0), false, tilesHandle.ready(0));
  const code = useResource('carte', () => mapHandle.open(), false, mapHandle.ready());
  const tilesSource = valueOf(source);
  const kit = valueOf(code);
  const tiles = useMemo(
    () => (tilesSource === null ? null : { source: tilesSource, zoomMin: manifest.tuiles.zoom_min, zoomMax: manifest.tuiles.zoom_max }),
    [tilesSource, manifest],
  );
  const carte = useRef<Carte | null>(null);
  const given = useRef(false);
  const give = (picture: Blob | null): void => {
    if (given.current) return;
    given.current = true;
    onPicture(picture, carte.current?.camera() ?? null);
  };
  const latest = useRef(give);
  useEffect(() => {
    latest.current = give;
  });
  useEffect(() => {
    const timer = setTimeout(() => latest.current(null), patience);
    return () => clearTimeout(timer);
  }, []);
  const failed = source.status === 'echec' || code.status === 'echec';
  useEffect(() => {
    if (failed) latest.current(null);
  }, [failed]);
  return (
    <div className={className} aria-hidden="true" inert>
      {tiles === null || kit === null ? null : (
        <kit.CarteView
          ref={carte}
          archive={kit.archive}
          model={model}
          tiles={tiles}
          nbCommunes={manifest.nb_communes}
          attribution=""
          events={{
            onFirstPaint: nothing,
            onDetailed: () => void carte.current?.picture(density).then(give, () => give(null)),
            onPainted: nothing,
            onIdle: nothing,
            onHover: nothing,
            onSelect: nothing,
            onSelectPoint: nothing,
            onSelectPoints: nothing,
            onMove: nothing,
            onProblem: () => give(null),
            onRecovered: nothing,
            confirmWholeTiles: () => Promise.resolve(false),
          }}
        />
      )}
    </div>
  );
}
