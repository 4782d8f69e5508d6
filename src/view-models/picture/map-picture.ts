import type { StartupIndicator } from '../../contract/startup';
import type { CommunesTable } from '../../domain/communes';
import { formatCount, formatDate, formatNumber } from '../../domain/format';
import type { Bbox } from '../../domain/picture/frame';
import type { MapPicture } from '../../domain/picture/picture';
import type { CitedSource } from '../files/cited';
import type { Legend } from '../legend';
import type { MapPoints } from '../map-model';
import { categoryWords } from '../points';
import { lieuSymbols } from '../symbols';
import { yearText } from '../year';

interface MapPictureInput {
  readonly indicator: StartupIndicator;
  readonly annee: number;
  /** The territory as a reader names it. */
  readonly territory: string;
  readonly bbox: Bbox;
  readonly legend: Legend;
  /** Colours of the classes on light paper, in their order. */
  readonly colours: readonly string[];
  readonly points: MapPoints | null;
  /** What the map says; empty while it is not known. */
  readonly phrase: string;
  /** Source and vintage of the values. */
  readonly source: string;
  readonly communes: Pick<CommunesTable, 'nom' | 'lon' | 'lat' | 'population'>;
  /** Communes drawn. */
  readonly ranks: Int32Array;
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

/** Above this, borders would hide the communes. */
const borderedCommunes = 3000;
const mostNames = 60;

/** The largest communes first: those whose names are looked for. */
function largest({ population, nom, lon, lat }: MapPictureInput['communes'], ranks: Int32Array): MapPicture['noms'] {
  const known = ranks.filter((rank) => !Number.isNaN(population[rank] ?? Number.NaN) && !Number.isNaN(lon[rank] ?? Number.NaN));
  return [...known.sort((a, b) => (population[b] ?? 0) - (population[a] ?? 0)).subarray(0, mostNames)].map((rank) => ({ nom: nom[rank] ?? '', lon: lon[rank] ?? 0, lat: lat[rank] ?? 0 }));
}

const licenceText = ({ producteur, titre, licence }: CitedSource): string => `${producteur}, ${titre} (licence : ${licence === '' ? 'non précisée' : licence})`;

/** Everything that is written and drawn on the picture of the explorer's map. */
export function mapPicture(input: MapPictureInput): MapPicture {
  const { indicator, annee, territory, bbox, legend, colours, points, phrase, source, communes, ranks, outside, cited, attribution, day, site } = input;
  const shown = points?.categories ?? [];
  const overseas = outside === 0 ? '' : ` ${formatCount(outside, 'commune')} hors du cadre, dont l’outre-mer, ${outside < 2 ? 'n’est pas dessinée' : 'ne sont pas dessinées'}.`;
  return {
    titre: `${indicator.libelle}, ${yearText(indicator, annee)}`,
    sousTitre: territory,
    phrase,
    unite: indicator.nature === 'categoriel' ? 'Zonage' : indicator.unite,
    classes: legend.classes.map(({ code, label, communes: count }) => ({ label, colour: colours[code] ?? '#808080', detail: formatNumber(count) })),
    manques: legend.missing.map(({ reason, label, communes: count }) => ({ reason, label, detail: formatNumber(count) })),
    seuil: legend.threshold?.text ?? null,
    symboles: shown.map((categorie) => {
      const { shape, letter, colour } = lieuSymbols[categorie];
      return { label: categoryWords[categorie].label, shape, letter, colour: colour.light };
    }),
    points: (points?.items ?? []).map(({ lon, lat, categorie }) => ({ lon, lat, symbole: shown.indexOf(categorie) })),
    noms: largest(communes, ranks),
    pied: [`${source}${indicator.estimation ? ' Estimation du projet.' : ''}${overseas}`, `${attribution}. ${cited.map(licenceText).join(' ; ')}.`, `Carto CLS, ${formatDate(day)}. ${site}`],
    bbox,
    serre: ranks.length > borderedCommunes,
  };
}

/** Ranks of a territory whose reference point is in the frame, and how many are not. @param ranks null for all of France. */
export function ranksInFrame({ lon, lat, count }: Pick<CommunesTable, 'lon' | 'lat' | 'count'>, ranks: Int32Array | null, [xmin, ymin, xmax, ymax]: Bbox): { readonly ranks: Int32Array; readonly outside: number } {
  const all = ranks ?? Int32Array.from({ length: count }, (_, rank) => rank);
  const inside = all.filter((rank) => {
    const [x, y] = [lon[rank] ?? Number.NaN, lat[rank] ?? Number.NaN];
    return x >= xmin && x <= xmax && y >= ymin && y <= ymax;
  });
  return { ranks: inside, outside: all.length - inside.length };
}

/** The points that stand in the frame, and the categories that have some. */
export function pointsInFrame(points: MapPoints | null, [xmin, ymin, xmax, ymax]: Bbox): MapPoints | null {
  if (points === null) return null;
  const items = points.items.filter(({ lon, lat }) => lon >= xmin && lon <= xmax && lat >= ymin && lat <= ymax);
  return { items, categories: points.categories.filter((categorie) => items.some((item) => item.categorie === categorie)) };
}

/** Mainland and Corse: what a picture of France is framed on. */
export const mainland: Bbox = [-5.2, 41.3, 9.6, 51.15];
