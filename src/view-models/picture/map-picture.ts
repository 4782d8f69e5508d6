import type { StartupIndicator } from '../../contract/startup';
import type { CommunesTable } from '../../domain/communes';
import { formatCount, formatDate, formatNumber } from '../../domain/format';
import type { Bbox } from '../../domain/picture/frame';
import type { MapPicture } from '../../domain/picture/picture';
import { mix } from '../colour';
import type { CitedSource } from '../files/cited';
import type { Legend, LegendClass } from '../legend';
import type { MapPoints } from '../map-model';
import { categoryWords } from '../points';
import { lieuSymbols } from '../symbols';
import { yearText } from '../year';

/** What a picture says of the map that it shows, whatever the view. */
export interface PictureWords {
  readonly titre: string;
  readonly sousTitre: string;
  /** What the map says; empty while it is not known. */
  readonly phrase: string;
  readonly unite: string;
  readonly classes: readonly Pick<LegendClass, 'code' | 'label' | 'communes'>[];
  /** Heads of a square of classes. */
  readonly square?: { readonly columns: readonly string[]; readonly rows: readonly string[] };
  readonly missing: Legend['missing'];
  readonly seuil: string | null;
  /** Source and vintage of the values, and what they are worth. */
  readonly source: string;
}

/** What it shows, and from when. */
export interface PictureGround {
  readonly bbox: Bbox;
  /** Colours of the classes on light paper, by their codes. */
  readonly colours: readonly string[];
  /** How the map fades what is beside: share of the land's colour by shade; nothing is where left out. */
  readonly fading?: { readonly shares: readonly number[]; readonly land: string };
  readonly points: MapPoints | null;
  readonly communes: Pick<CommunesTable, 'nom' | 'lon' | 'lat' | 'population'>;
  /** Communes drawn. */
  readonly ranks: Int32Array;
  /** Communes whose names are looked for; those drawn where left out. */
  readonly named?: Int32Array;
  /** Communes of the territory out of the frame: overseas. */
  readonly outside: number;
  readonly cited: readonly CitedSource[];
  /** What the perimeters' sources ask to be said, and what the outlines are. */
  readonly attribution: string;
  /** ISO. */
  readonly day: string;
  /** Address of the page without its fragment. */
  readonly site: string;
}

interface MapPictureInput extends PictureGround {
  readonly indicator: StartupIndicator;
  readonly annee: number;
  /** The territory as a reader names it. */
  readonly territory: string;
  readonly legend: Legend;
  readonly phrase: string;
  readonly source: string;
}

/** Above this, borders would hide the communes. */
const borderedCommunes = 3000;
const mostNames = 60;

/** The largest communes first: those whose names are looked for. */
function largest({ population, nom, lon, lat }: PictureGround['communes'], ranks: Int32Array): MapPicture['noms'] {
  const known = ranks.filter((rank) => !Number.isNaN(population[rank] ?? Number.NaN) && !Number.isNaN(lon[rank] ?? Number.NaN));
  return [...known.sort((a, b) => (population[b] ?? 0) - (population[a] ?? 0)).subarray(0, mostNames)].map((rank) => ({ nom: nom[rank] ?? '', lon: lon[rank] ?? 0, lat: lat[rank] ?? 0 }));
}

const licenceText = ({ producteur, titre, licence }: CitedSource): string => `${producteur}, ${titre} (licence\u00a0: ${licence === '' ? 'non précisée' : licence})`;

const outsideText = (outside: number): string => (outside === 0 ? '' : ` ${formatCount(outside, 'commune')} hors du cadre, dont l’outre-mer, ${outside < 2 ? 'n’est pas dessinée' : 'ne sont pas dessinées'}.`);

/** Everything that is written and drawn on the picture of a map. */
export function pictureOf(words: PictureWords, ground: PictureGround): MapPicture {
  const { titre, sousTitre, phrase, unite, classes, square, missing, seuil, source } = words;
  const { bbox, colours, fading, points, communes, ranks, named, outside, cited, attribution, day, site } = ground;
  const shown = points?.categories ?? [];
  return {
    titre,
    sousTitre,
    phrase,
    unite,
    classes: classes.map(({ code, label, communes: count }) => {
      const colour = colours[code] ?? '#808080';
      const teintes = fading === undefined ? [] : fading.shares.map((share) => (share === 0 ? colour : mix(colour, fading.land, share)));
      return { label, colour, detail: formatNumber(count), teintes };
    }),
    carre: square === undefined ? null : { colonnes: square.columns, lignes: square.rows },
    compte: 'communes',
    manques: missing.map(({ reason, label, communes: count }) => ({ reason, label, detail: formatNumber(count) })),
    seuil,
    remarques: [],
    symboles: shown.map((categorie) => {
      const { shape, letter, colour } = lieuSymbols[categorie];
      return { label: categoryWords[categorie].label, shape, letter, colour: colour.light };
    }),
    points: (points?.items ?? []).map(({ lon, lat, categorie, itinerant }) => ({ lon, lat, symbole: shown.indexOf(categorie), itinerant })),
    contours: [],
    pastilles: null,
    noms: largest(communes, named ?? ranks),
    pied: [`${source}${outsideText(outside)}`, [attribution, cited.map(licenceText).join('\u00a0; ')].filter((text) => text !== '').join('. ').concat('.'), `Carto CLS, ${formatDate(day)}. ${site}`],
    bbox,
    serre: ranks.length > borderedCommunes,
  };
}

/** What the explorer's map says. */
export const explorerWords = ({ indicator, annee, territory, legend, phrase, source }: Pick<MapPictureInput, 'indicator' | 'annee' | 'territory' | 'legend' | 'phrase' | 'source'>): PictureWords => ({
  titre: `${indicator.libelle}, ${yearText(indicator, annee)}`,
  sousTitre: territory,
  phrase,
  unite: indicator.nature === 'categoriel' ? 'Zonage' : indicator.unite,
  classes: legend.classes,
  missing: legend.missing,
  seuil: legend.threshold?.text ?? null,
  source: `${source}${indicator.estimation ? ' Estimation du projet.' : ''}`,
});

/** Everything that is written and drawn on the picture of the explorer's map. */
export const mapPicture = (input: MapPictureInput): MapPicture => pictureOf(explorerWords(input), input);

/** Ranks of a territory whose reference point is in the frame, and how many are not. @param ranks null for all of France. */
export function ranksInFrame({ lon, lat, count }: Pick<CommunesTable, 'lon' | 'lat' | 'count'>, ranks: Int32Array | null, [xmin, ymin, xmax, ymax]: Bbox): { readonly ranks: Int32Array; readonly outside: number } {
  const all = ranks ?? Int32Array.from({ length: count }, (_, rank) => rank);
  const inside = all.filter((rank) => {
    const [x, y] = [lon[rank] ?? Number.NaN, lat[rank] ?? Number.NaN];
    return x >= xmin && x <= xmax && y >= ymin && y <= ymax;
  });
  return { ranks: inside, outside: all.length - inside.length };
}

/** Every commune some of which is in the frame, of the territory or not: what the map shows there. */
export function ranksMeeting({ bbox, count }: Pick<CommunesTable, 'bbox' | 'count'>, [xmin, ymin, xmax, ymax]: Bbox): Int32Array {
  const found: number[] = [];
  for (let rank = 0; rank < count; rank += 1) {
    const [left = Number.NaN, bottom = Number.NaN, right = Number.NaN, top = Number.NaN] = bbox.subarray(4 * rank, 4 * rank + 4);
    if (left <= xmax && right >= xmin && bottom <= ymax && top >= ymin) found.push(rank);
  }
  return Int32Array.from(found);
}

/** The points that stand in the frame, and the categories that have some. */
export function pointsInFrame(points: MapPoints | null, [xmin, ymin, xmax, ymax]: Bbox): MapPoints | null {
  if (points === null) return null;
  const items = points.items.filter(({ lon, lat }) => lon >= xmin && lon <= xmax && lat >= ymin && lat <= ymax);
  return { items, categories: points.categories.filter((categorie) => items.some((item) => item.categorie === categorie)) };
}

/** Mainland and Corse: what a picture of France is framed on. */
export const mainland: Bbox = [-5.2, 41.3, 9.6, 51.15];
