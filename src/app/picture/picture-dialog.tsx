import '../../views/files/files.css';
import '../../views/picture/picture.css';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { bboxOfRanks } from '../../domain/communes';
import { pictureSize } from '../../domain/picture/picture';
import { Dialog } from '../../ui/dialog';
import { downloadBlob } from '../../ui/download';
import { toPng } from '../../ui/rasterize';
import { useResource, valueOf } from '../../ui/use-resource';
import { citedOf } from '../../view-models/files/cited';
import { fileName } from '../../view-models/files/file-name';
import type { MapPoints } from '../../view-models/map-model';
import { mainland, mapPicture, pointsInFrame, ranksInFrame } from '../../view-models/picture/map-picture';
import { territoryName } from '../../view-models/territories';
import { sourceOfYear } from '../../view-models/year';
import { today } from '../../view-models/today';
import { PictureForm, type PictureFormat, pictureScales } from '../../views/picture/picture-form';
import { Pending } from '../explorer/pending';
import { useChoropleth } from '../explorer/use-classes';
import type { Explorer } from '../explorer/use-explorer';
import { readRegister } from '../files/register';
import { useServices } from '../services';
import { drawMap } from './draw';

interface PictureDialogProps {
  readonly explorer: Explorer;
  readonly points: MapPoints | null;
  readonly attribution: string;
  readonly onClose: () => void;
}

/** The explorer's map as a picture: drawn apart, on light paper, framed on the territory. */
export default function PictureDialog({ explorer, points: everywhere, attribution, onClose }: PictureDialogProps): ReactNode {
  const { files, exporter } = useServices();
  const { territory, ranks, indicator, annee, legend, sentence, cut, startup } = explorer;
  const communes = valueOf(explorer.communes);
  const choropleth = useChoropleth(cut, 'light');
  const [share, setShare] = useState(0);
  const [format, setFormat] = useState<PictureFormat>('png2');
  const [said, setSaid] = useState('');
  const ready = territory !== null && ranks !== undefined && legend !== null && communes !== null && choropleth !== null && annee !== null && sentence !== null;
  const drawing = useResource(ready ? 'image' : null, async (signal) => {
    if (!ready) throw new Error('La carte se prépare encore.');
    const bbox = ranks === null ? mainland : (territory.bbox ?? bboxOfRanks(communes, ranks));
    if (bbox === null) throw new Error('Aucune commune de ce territoire n’a de contour.');
    const drawn = ranks === null ? ranksInFrame(communes, ranks, bbox) : { ranks, outside: 0 };
    const points = pointsInFrame(everywhere, bbox);
    const pointSources = points === null ? [] : [...new Set(points.items.flatMap(({ source }) => source ?? []))];
    const { sources } = citedOf({ indicateurs: [indicator.id], sources: pointSources, definitions: [] }, startup.indicateurs, await readRegister(files, signal));
    const picture = mapPicture({
      indicator,
      annee,
      territory: territoryName(territory),
      bbox,
      legend,
      colours: choropleth.colours,
      points,
      phrase: sentence.text,
      source: sentence.source,
      communes,
      ...drawn,
      cited: sources.filter(({ id, producteur, titre }) => pointSources.includes(id) || `${producteur}, ${titre}` === sourceOfYear(indicator, annee)),
      attribution,
      day: today(),
      site: `${location.origin}${location.pathname}`,
    });
    const svg = await drawMap({ files, exporter, communes }, picture, drawn.ranks, choropleth.classOfRank, signal, setShare);
    // Shown as pixels: a drawing of France would be drawn anew each time the page moves.
    return { svg, shown: await toPng(svg, pictureSize, 1), picture };
  });
  const drawn = valueOf(drawing);
  const preview = useMemo(() => (drawn === null ? null : URL.createObjectURL(drawn.shown)), [drawn]);
  useEffect(() => (preview === null ? undefined : () => URL.revokeObjectURL(preview)), [preview]);

  const save = async (): Promise<void> => {
    if (drawn === null || territory === null) return;
    const name = fileName(format === 'svg' ? 'svg' : 'png', 'carte', indicator.id, String(annee ?? ''), territoryName(territory));
    try {
      setSaid('Écriture de l’image…');
      downloadBlob(name, format === 'svg' ? drawn.svg : format === 'png1' ? drawn.shown : await toPng(drawn.svg, pictureSize, pictureScales[format]));
      setSaid(`Image ${name} enregistrée.`);
    } catch (cause) {
      console.error(cause);
      setSaid('Ce navigateur ne dessine pas une image de cette taille : choisissez-en une plus petite, ou le SVG.');
    }
  };

  return (
    <Dialog title="Image de la carte" wide onClose={onClose}>
      {drawing.status === 'echec' ? (
        <Pending resource={drawing} what="L’image" />
      ) : (
        <PictureForm
          size={pictureSize}
          format={format}
          onFormat={setFormat}
          share={share}
          preview={preview}
          alt={drawn === null ? '' : `${drawn.picture.titre}, ${drawn.picture.sousTitre}. ${drawn.picture.phrase}`}
          said={said}
          onSave={() => void save()}
        />
      )}
    </Dialog>
  );
}
