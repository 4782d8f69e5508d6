import { allActions, allContracts, axesOfContract, contractCompleteness, themesOfContract } from '../../../db/queries';
import { bboxOfRanks, type CommunesTable } from '../../../domain/communes';
import { formatCount } from '../../../domain/format';
import type { PublishedFiles } from '../../../files/published-files';
import { portraitFragment } from '../../../state/portrait-link';
import type { ViewState } from '../../../state/view-state';
import { qrPath } from '../../../ui/qr';
import { toPng } from '../../../ui/rasterize';
import { attributionText } from '../../../view-models/attribution';
import { fileName } from '../../../view-models/files/file-name';
import { isolationServices } from '../../../view-models/planner/gaps/isolation';
import { mainland, mapPicture, ranksInFrame } from '../../../view-models/picture/map-picture';
import { accessLegend, accessMap } from '../../../view-models/portrait/map';
import { planSummary } from '../../../view-models/portrait/plan-summary';
import { withoutQr } from '../../../view-models/portrait/sheet';
import { portraitDeck } from '../../../view-models/portrait/slides/deck';
import { mapScale, mapUnits, type SlidePicture } from '../../../view-models/portrait/slides/map';
import type { PlanState } from '../../../view-models/portrait/slides/plan';
import type { PortraitInput } from '../../../view-models/portrait/subject';
import { today } from '../../../view-models/today';
import type { ExportsClient } from '../../../workers/exports/client';
import type { DatabaseHandle } from '../../database-handle';
import type { Explorer } from '../../explorer/use-explorer';
import { readRegister } from '../../files/register';
import { MapDrawing } from '../../picture/draw';
import { defaultView } from '../../services';

interface DeckTools {
  readonly files: PublishedFiles;
  readonly exporter: ExportsClient;
  readonly database: Pick<DatabaseHandle, 'query'>;
}

export interface DeckRequest {
  readonly explorer: Pick<Explorer, 'manifest' | 'startup'>;
  readonly communes: CommunesTable;
  readonly state: ViewState;
  readonly input: PortraitInput;
  readonly around: readonly string[];
  readonly timesError: string | null;
}

export interface MadeDeck {
  readonly name: string;
  readonly blob: Blob;
  /** What could not be put in it, in words; empty where it is whole. */
  readonly missing: readonly string[];
}

/** Shares of the time: the map, then the plan, then the file. */
const mapped = 0.7;
const planned = 0.8;

async function drawnMap({ files, exporter }: DeckTools, { communes, state, input, explorer }: DeckRequest, attribution: string, signal: AbortSignal, onShare: (share: number) => void): Promise<SlidePicture | string> {
  const { profession } = state.plan;
  const { subject } = input;
  const shown = accessMap(input, profession, 'light');
  const bbox = subject.ranks === null ? mainland : bboxOfRanks(communes, subject.ranks);
  if (shown === null) return 'Aucun chiffre d’accès n’est publié.';
  if (bbox === null) return 'Aucun contour n’est publié pour ce territoire.';
  const drawn = subject.ranks === null ? ranksInFrame(communes, null, bbox) : { ranks: subject.ranks, outside: 0 };
  const whole = mapPicture({
    indicator: shown.indicator,
    annee: shown.values.annee,
    territory: subject.titre,
    bbox,
    legend: accessLegend(shown, input, profession, subject.ranks),
    colours: shown.choropleth.colours,
    points: null,
    phrase: '',
    source: '',
    communes,
    ...drawn,
    cited: [],
    attribution,
    day: today(),
    site: '',
  });
  const outside = drawn.outside === 0 ? '' : `${formatCount(drawn.outside, 'commune')} hors du cadre, dont l’outre-mer.`;
  // What stands around the map is written on the slide itself.
  const drawing = new MapDrawing({ files, exporter, communes }, { image: { ...whole, seule: mapUnits }, ranks: drawn.ranks, classOfRank: shown.choropleth.classOfRank });
  const png = await drawing.written(mapScale, signal, onShare);
  return { png: new Uint8Array(await png.arrayBuffer()), outside: explorer.manifest.tuiles.contours_schematiques ? `${outside} Contours schématiques.`.trim() : outside };
}

async function planOf({ database }: DeckTools, territoire: string, signal: AbortSignal): Promise<PlanState> {
  if (!territoire.startsWith('cls:')) return { kind: 'aucun' };
  const [contracts, axes, actions, themes, completeness] = await Promise.all([
    database.query(allContracts, {}, signal),
    database.query(axesOfContract, { contrat: null }, signal),
    database.query(allActions, {}, signal),
    database.query(themesOfContract, { contrat: null }, signal),
    database.query(contractCompleteness, { contrat: null }, signal),
  ]);
  const plan = planSummary({ contracts, axes, actions, themes, completeness }, territoire, today());
  return plan === null ? { kind: 'aucun' } : { kind: 'plan', plan };
}

/** Pixels of a square of the code: sharp on the slide. */
const qrScale = 12;

async function qrOf(link: string): Promise<Uint8Array | null> {
  if (withoutQr(link) !== null) return null;
  const { size, path } = qrPath(link);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}"><path d="M0 0h${size}v${size}H0z" fill="#fff"/><path d="${path}" fill="#000" shape-rendering="crispEdges"/></svg>`;
  const png = await toPng(new Blob([svg], { type: 'image/svg+xml' }), { width: size, height: size }, qrScale);
  return new Uint8Array(await png.arrayBuffer());
}

/**
 * The portrait as a presentation. What cannot be read or drawn is said on its slide and in `missing`; the rest is there.
 * @throws ComputeError, PublishedFileError; the signal's reason when given up.
 */
export async function makeDeck(tools: DeckTools, request: DeckRequest, signal: AbortSignal, onShare: (share: number) => void): Promise<MadeDeck> {
  const { explorer, state, input, around, timesError } = request;
  const { manifest, startup } = explorer;
  const missing: string[] = [];
  /** Else what stands in for it. */
  const orElse = async <T>(what: string, made: Promise<T>, fallback: (reason: string) => T): Promise<T> => {
    try {
      return await made;
    } catch (cause) {
      signal.throwIfAborted();
      console.error(cause);
      missing.push(what);
      return fallback(cause instanceof Error ? cause.message : String(cause));
    }
  };
  const link = `${location.origin}${location.pathname}${location.search}#${portraitFragment(state, defaultView)}`;
  const attribution = attributionText({ schematic: manifest.tuiles.contours_schematiques, values: '', perimeters: [], short: true });
  const picture = await orElse<SlidePicture | string>('la carte', drawnMap(tools, request, attribution, signal, (share) => onShare(mapped * share)), () => 'La carte n’a pas pu être dessinée.');
  const plan = await orElse<PlanState>('le contrat', planOf(tools, input.subject.id, signal), (reason) => ({ kind: 'echec', reason }));
  const register = await orElse('le détail des sources', readRegister(tools.files, signal), () => []);
  onShare(planned);
  const qr = await orElse('le code QR', qrOf(link), () => null);
  const deck = portraitDeck({ input, profession: state.plan.profession, services: isolationServices(startup.indicateurs, manifest), picture, attribution, plan, around, register, timesError, link, qr, day: today() });
  try {
    const blob = await tools.exporter.run({ kind: 'diaporama', diaporama: deck }, signal);
    return { name: fileName('pptx', 'portrait', input.subject.titre), blob, missing };
  } finally {
    tools.exporter.close();
  }
}
