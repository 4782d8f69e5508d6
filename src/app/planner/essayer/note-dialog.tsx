import '../../../views/planner/note.css';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { bboxOfRanks } from '../../../domain/communes';
import { scaleBar } from '../../../domain/scale-bar';
import { Dialog } from '../../../ui/dialog';
import { useResource, valueOf } from '../../../ui/use-resource';
import { attributionText } from '../../../view-models/attribution';
import type { MapModel } from '../../../view-models/map-model';
import type { ChangesSource } from '../../../view-models/planner/changes';
import { noteChoropleth, noteOf } from '../../../view-models/planner/note';
import { onlyIn } from '../../../view-models/portrait/map';
import { printedMap } from '../../../views/paper/map-picture';
import { type NotePicture, NoteSheet } from '../../../views/planner/note-sheet';
import { Pending } from '../../explorer/pending';
import { useServices } from '../../services';
import type { Planner } from '../use-planner';
import { contentOf } from './content';
import { NoteMap } from './note-map';

/** The picture’s width in pixels of the page (`note.css`). */
const mapWidth = 860;

interface NoteDialogProps {
  readonly planner: Planner;
  readonly changes: ChangesSource;
  readonly link: string;
  readonly onClose: () => void;
}

/** The note as it will be printed, and what prints it. */
export default function NoteDialog({ planner, changes, link, onClose }: NoteDialogProps): ReactNode {
  const { files, access } = useServices();
  const { explorer, communes } = planner;
  const { territory, ranks, manifest } = explorer;
  const content = useResource('note', () => contentOf({ planner, files, access, changes, link }));
  const said = valueOf(content);
  const choropleth = useMemo(() => (said === null ? null : noteChoropleth(said)), [said]);
  const note = useMemo(() => (said === null || choropleth === null ? null : noteOf(said, choropleth)), [said, choropleth]);
  const model = useMemo((): MapModel | null => {
    if (choropleth === null || territory === null || ranks === undefined) return null;
    const bbox = territory.bbox ?? (communes === null ? null : bboxOfRanks(communes, ranks));
    const { contours_schematiques: schematic } = manifest.tuiles;
    return { territory: { id: territory.id, bbox, ranks }, choropleth: onlyIn(choropleth, ranks), points: null, actions: null, selectedRank: null, litRanks: null, scheme: 'light', fond: 'aucun', schematic };
  }, [choropleth, territory, ranks, communes, manifest]);
  /** Undefined while the map is being drawn; null where it cannot be. */
  const [picture, setPicture] = useState<NotePicture | null | undefined>(undefined);
  useEffect(() => (picture ? () => URL.revokeObjectURL(picture.url) : undefined), [picture]);
  const attribution = attributionText({ schematic: manifest.tuiles.contours_schematiques, values: '', perimeters: [], short: true });
  const ready = note !== null && picture !== undefined;
  return (
    <Dialog title="Note de deux pages" wide onClose={onClose}>
      {content.status === 'echec' ? <Pending resource={content} what="La note" /> : null}
      <div className="plan-steps">
        <button type="button" className="button button--primary" aria-disabled={!ready} onClick={() => ready && window.print()}>
          Imprimer ou enregistrer en PDF
        </button>
      </div>
      <output className="field__hint">{ready ? 'La note est prête. Voici ce qui sera imprimé.' : 'La carte de la note se dessine…'}</output>
      {model === null || picture !== undefined ? null : <NoteMap
          manifest={manifest}
          model={model}
          onPicture={(blob, camera) => setPicture(blob === null ? null : { url: URL.createObjectURL(blob), scale: camera === null ? null : scaleBar(camera.lat, camera.zoom, mapWidth, printedMap.width, printedMap.longestBar) })}
        />}
      {note === null || picture === undefined ? null : (
        <>
          <div className="note-preview">
            <NoteSheet note={note} picture={picture} attribution={attribution} />
          </div>
          {createPortal(
            <div className="note-print">
              <NoteSheet note={note} picture={picture} attribution={attribution} />
            </div>,
            document.body,
          )}
        </>
      )}
    </Dialog>
  );
}
