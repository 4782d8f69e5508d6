import '../../views/files/files.css';
import '../../views/picture/picture.css';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { bboxOfRanks, type CommunesTable } from '../../domain/communes';
import type { Bbox } from '../../domain/picture/frame';
import { pictureFaults, pictureSize, shades } from '../../domain/picture/picture';
import { fadeOf, shadesOf } from '../../map/colours';
import { themes } from '../../map/theme';
import { Dialog } from '../../ui/dialog';
import { downloadBlob } from '../../ui/download';
import { useResource, valueOf } from '../../ui/use-resource';
import type { CitedSource } from '../../view-models/files/cited';
import { fileName } from '../../view-models/files/file-name';
import type { MapChoropleth, MapPoints, MapTerritory } from '../../view-models/map-model';
import { type PictureLayers, withLayers } from '../../view-models/picture/layers';
import { mainland, pictureOf, pointsInFrame, type PictureWords, ranksInFrame, ranksMeeting } from '../../view-models/picture/map-picture';
import { today } from '../../view-models/today';
import { type PictureFraming, PictureForm, type PictureFormat, pictureScales } from '../../views/picture/picture-form';
import { ComputeError } from '../../workers/worker-client';
import { pictureFrame } from '../../workers/exports/picture/map-scene';
import { Pending } from '../explorer/pending';
import { readRegister } from '../files/register';
import { useServices } from '../services';
import { MapDrawing } from './draw';

/** A map that a view shows, to be drawn apart. */
export interface PictureSubject {
  /** Parts of the file's name. */
  readonly names: readonly string[];
  readonly words: PictureWords;
  readonly territory: MapTerritory;
  /** Its colours are those of light paper. */
  readonly choropleth: MapChoropleth;
  readonly points: MapPoints | null;
  readonly layers: Omit<PictureLayers, 'colours'>;
  /** What it rests on, of the published register. @param points those of the frame. */
  readonly citedOf: (register: readonly CitedSource[], points: MapPoints | null) => readonly CitedSource[];
  /** What the outlines are, what the perimeters' sources ask to be said. */
  readonly attribution: string;
  /** What the map on screen shows, degrees; null where it is not drawn. */
  readonly view: Bbox | null;
  /** The reader moved the map: its picture shows the same. */
  readonly moved: boolean;
  /** What is on screen and cannot be on the picture, in sentences. */
  readonly leftOut: readonly string[];
}

/** The map in a frame: which communes, which layers, which words. @throws Error in the reader's words. */
function mapIn(subject: PictureSubject, framing: PictureFraming, communes: CommunesTable, register: readonly CitedSource[]) {
  const { territory, choropleth, words, layers, attribution, view } = subject;
  const { ranks } = territory;
  const bbox = framing === 'vue' ? view : ranks === null ? mainland : (territory.bbox ?? bboxOfRanks(communes, ranks));
  if (bbox === null) throw new Error('Aucune commune de ce territoire n’a de contour.');
  const land = { shares: fadeOf, land: themes.light.land };
  const ground = { bbox, colours: choropleth.colours, fading: land, communes, attribution, day: today(), site: `${location.origin}${location.pathname}` };
  const drawnIn = (drawn: Int32Array, bounds: Bbox) => {
    const points = pointsInFrame(subject.points, bounds);
    const member = ranksInFrame(communes, ranks, bounds);
    return pictureOf(words, { ...ground, ranks: drawn, named: member.ranks, outside: framing === 'vue' ? 0 : member.outside, points, cited: subject.citedOf(register, points) });
  };
  // How tall the foot is says how large the map is, which says what is in it.
  const { bounds } = pictureFrame(drawnIn(new Int32Array(0), bbox));
  const drawn = ranksMeeting(communes, bounds);
  const teintes = shadesOf({ communes: communes.count, territory, actions: layers.actions });
  const beside = drawn.some((rank) => teintes[rank] === shades.indexOf('hors territoire'));
  const { ink, accent, spot } = themes.light;
  const { image, marques } = withLayers(drawnIn(drawn, bounds), { ...layers, colours: { ink, accent, spot } }, communes.count, drawn, beside);
  return { image, ranks: drawn, classOfRank: choropleth.classOfRank, teintes, marques };
}

const faults: Readonly<Record<string, string>> = {
  [pictureFaults.taille]: 'Ce navigateur ne dessine pas une image de cette taille\u00a0: choisissez le PNG ×2, ou le SVG.',
  [pictureFaults.canevas]: 'Ce navigateur ne dessine pas d’image en arrière-plan\u00a0: choisissez le SVG.',
};
const faultText = (cause: unknown): string => (cause instanceof ComputeError ? (faults[cause.detail] ?? cause.message) : cause instanceof Error ? cause.message : String(cause));

/** A map as a picture: drawn apart, on light paper, framed on the territory or as the reader left it. */
export function PictureDialog({ subject, onClose }: { readonly subject: PictureSubject; readonly onClose: () => void }): ReactNode {
  const { files, exporter } = useServices();
  const [framing, setFraming] = useState<PictureFraming>(subject.moved && subject.view !== null ? 'vue' : 'territoire');
  const [format, setFormat] = useState<PictureFormat>('png2');
  const [share, setShare] = useState(0);
  const [writing, setWriting] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const running = useRef<AbortController | null>(null);
  const drawing = useResource(framing, async (signal) => {
    const [communes, register] = await Promise.all([files.communes(signal), readRegister(files, signal)]);
    const map = mapIn(subject, framing, communes, register);
    const open = new MapDrawing({ files, exporter, communes }, map);
    // Shown as pixels: a drawing of France would be drawn anew each time the page moves.
    const shown = await open.written(1, signal, setShare).catch((cause: unknown) => {
      if (cause instanceof ComputeError && cause.detail === pictureFaults.canevas) return null;
      throw cause;
    });
    return { map: open, shown, image: map.image };
  });
  const drawn = valueOf(drawing);
  const shown = drawn?.shown ?? null;
  const preview = useMemo(() => (shown === null ? null : URL.createObjectURL(shown)), [shown]);
  useEffect(() => (preview === null ? undefined : () => URL.revokeObjectURL(preview)), [preview]);
  useEffect(
    () => () => {
      running.current?.abort();
      exporter.close();
    },
    [exporter],
  );

  const save = async (): Promise<void> => {
    if (drawn === null) return;
    const controller = new AbortController();
    running.current = controller;
    const name = fileName(format === 'svg' ? 'svg' : 'png', 'carte', ...subject.names);
    setSaid('');
    setWriting(0);
    try {
      const blob = format === 'png1' && drawn.shown !== null ? drawn.shown : await drawn.map.written(format === 'svg' ? null : pictureScales[format], controller.signal, setWriting);
      downloadBlob(name, blob);
      setSaid(`Image ${name} enregistrée.`);
    } catch (cause) {
      if (!controller.signal.aborted) console.error(cause);
      setSaid(controller.signal.aborted ? 'Dessin annulé : aucun fichier.' : faultText(cause));
    } finally {
      running.current = null;
      setWriting(null);
    }
  };

  return (
    <Dialog title="Image de la carte" wide onClose={onClose}>
      {drawing.status === 'echec' ? (
        <Pending resource={drawing} what="L’image" />
      ) : (
        <PictureForm
          size={pictureSize}
          framings={subject.view === null ? [] : ['territoire', 'vue']}
          framing={framing}
          onFraming={(next) => {
            setShare(0);
            setSaid('');
            setFraming(next);
          }}
          format={format}
          onFormat={setFormat}
          share={share}
          ready={drawn !== null}
          preview={preview}
          alt={drawn === null ? '' : `${drawn.image.titre}, ${drawn.image.sousTitre}. ${drawn.image.phrase}`}
          notes={subject.leftOut}
          writing={writing}
          said={said}
          onSave={() => void save()}
          onCancel={() => running.current?.abort()}
        />
      )}
    </Dialog>
  );
}
