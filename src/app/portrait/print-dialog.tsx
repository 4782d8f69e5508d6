import '../../views/portrait/print.css';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { bboxOfRanks } from '../../domain/communes';
import { scaleBar } from '../../domain/scale-bar';
import { portraitFragment } from '../../state/portrait-link';
import { Dialog } from '../../ui/dialog';
import { ScrollRegion } from '../../ui/scroll-region';
import { valueOf } from '../../ui/use-resource';
import { attributionText } from '../../view-models/attribution';
import type { MapCamera, MapModel } from '../../view-models/map-model';
import { isolationServices } from '../../view-models/planner/gaps/isolation';
import { professionWords } from '../../view-models/planner/professions';
import { accessIds } from '../../view-models/portrait/columns';
import { accessLegend, accessMap, onlyIn } from '../../view-models/portrait/map';
import { sheetDate, sheetPlaces, sheetServices, sheetSources, withoutQr } from '../../view-models/portrait/sheet';
import { isFrance } from '../../view-models/portrait/subject';
import { today } from '../../view-models/today';
import { printedMap } from '../../views/paper/map-picture';
import { type FirstPage, PrintSheet } from '../../views/portrait/print-sheet';
import { PrintSecond, type SecondPage } from '../../views/portrait/print-second';
import type { Explorer } from '../explorer/use-explorer';
import { NoteMap } from '../planner/essayer/note-map';
import { useTimesError } from '../planner/lacunes/use-times-error';
import { defaultView } from '../services';
import type { PortraitParts } from './use-portrait';
import { useSimilar } from './use-similar';

/** The picture’s width in pixels of the page (`print.css`). */
const mapWidth = 860;

interface PrintDialogProps {
  readonly explorer: Explorer;
  readonly parts: PortraitParts;
  readonly onClose: () => void;
}

interface Picture {
  readonly url: string | null;
  readonly camera: MapCamera | null;
}

/** The two pages of the portrait, as they will be printed, and what prints them. */
export default function PrintDialog({ explorer, parts, onClose }: PrintDialogProps): ReactNode {
  const { manifest, startup, state } = explorer;
  const { input, figures, places, contract } = parts;
  const { profession } = state.plan;
  const communes = valueOf(explorer.communes);
  const error = useTimesError();
  const similar = useSimilar(explorer, input, communes);
  const shown = useMemo(() => (input === null ? null : accessMap(input, profession, 'papier')), [input, profession]);
  const link = `${location.origin}${location.pathname}${location.search}#${portraitFragment(state, defaultView)}`;
  const schematic = manifest.tuiles.contours_schematiques;
  const attribution = attributionText({ schematic, values: '', perimeters: [], short: true });
  const ranks = input?.subject.ranks;
  const model = useMemo((): MapModel | null => {
    if (shown === null || communes === null || ranks === undefined || input === null) return null;
    return { territory: { id: input.subject.id, bbox: bboxOfRanks(communes, ranks), ranks }, choropleth: onlyIn(shown.choropleth, ranks), points: null, actions: null, selectedRank: null, litRanks: null, scheme: 'light', fond: 'aucun', schematic };
  }, [shown, communes, ranks, input, schematic]);
  /** Undefined while the map is being drawn. */
  const [picture, setPicture] = useState<Picture | undefined>(undefined);
  useEffect(() => (typeof picture?.url === 'string' ? () => URL.revokeObjectURL(picture.url ?? '') : undefined), [picture]);
  const first = useMemo((): FirstPage | null => {
    if (input === null || figures === null || shown === null) return null;
    return {
      title: input.subject.titre,
      date: sheetDate(today()),
      lead: [...(input.subject.detail === undefined ? [] : [input.subject.detail]), ...figures.lead],
      population: figures.population,
      access: figures.access,
      legend: accessLegend(shown, input, profession, ranks ?? null),
      mapTitle: `Accès, ${professionWords[profession].label.toLowerCase()}, en ${professionWords[profession].unit} (${shown.values.annee}).`,
      attribution,
      link,
      withoutQr: withoutQr(link),
      alone: isFrance(input.subject),
    };
  }, [input, figures, shown, profession, ranks, attribution, link]);
  const second = useMemo((): SecondPage | null => {
    if (input === null || figures === null || communes === null || places === null || contract === undefined) return null;
    const services = isolationServices(startup.indicateurs, manifest);
    const ids = ['population', 'superficie', ...Object.values(accessIds).map(({ apl }) => apl), ...services.map(({ id }) => id), 'densite_grille', 'revenu_median'];
    return {
      similar: similar?.sentences ?? [],
      among: similar === null ? '' : `Comparé à : ${similar.rows.filter(({ own }) => !own).map(({ name }) => name).join(', ')}. ${similar.space}`,
      retirement: figures.retirement?.sentence ?? 'L’APL sans les médecins de plus de 65 ans n’est pas disponible.',
      services: sheetServices(input, services, figures.reach, communes),
      error,
      places: sheetPlaces(places),
      contract,
      around: figures.around,
      sources: sheetSources(input, ids),
      link,
      withoutQr: withoutQr(link),
    };
  }, [input, figures, communes, places, contract, similar, error, link, manifest, startup]);
  const camera = picture?.camera ?? null;
  const scale = camera === null || typeof picture?.url !== 'string' ? null : scaleBar(camera.lat, camera.zoom, mapWidth, printedMap.width, printedMap.longestBar);
  const without = model !== null && model.territory?.bbox === null;
  const ready = first !== null && second !== null && (picture !== undefined || without);
  const sheet = ready ? (
    <PrintSheet page={first} picture={picture?.url ?? null} missing={without ? 'La carte n’est pas dessinée : la source des contours n’a pas ceux de ce territoire.' : 'La carte n’a pas pu être dessinée.'} scale={scale}>
      <PrintSecond page={second} />
    </PrintSheet>
  ) : null;
  return (
    <Dialog title="Portrait de deux pages" wide onClose={onClose}>
      <div className="portrait__tools">
        <button type="button" className="button button--primary" aria-disabled={!ready} onClick={() => ready && window.print()}>
          Imprimer ou enregistrer en PDF
        </button>
      </div>
      <output className="field__hint">{ready ? 'Le portrait est prêt. Voici ce qui sera imprimé.' : 'La carte du portrait se dessine…'}</output>
      {model === null || without || picture !== undefined ? null : (
        <NoteMap className="sheet-map" manifest={manifest} model={model} onPicture={(blob, at) => setPicture({ url: blob === null ? null : URL.createObjectURL(blob), camera: at })} />
      )}
      {sheet === null ? null : (
        <>
          <ScrollRegion className="sheet-preview" label="Aperçu du portrait à imprimer">
            {sheet}
          </ScrollRegion>
          {createPortal(<div className="sheet-print">{sheet}</div>, document.body)}
        </>
      )}
    </Dialog>
  );
}
