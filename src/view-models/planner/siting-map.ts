import type { StartupIndicator } from '../../contract/startup';
import { statusIndex } from '../../contract/value-file';
import type { SitingGoal } from '../../domain/access/siting/problem';
import { computeBreaks, sortedValues } from '../../domain/breaks';
import { unspoken } from '../../domain/class-codes';
import { classify } from '../../domain/classes';
import type { CommunesTable } from '../../domain/communes';
import { buildLegend, type Legend, type LegendMissing } from '../legend';
import type { MapChoropleth, MapSite } from '../map-model';
import { onPaperToo, paletteFor } from '../palette';

/** What one more site would add, by rank. */
export interface SitingSurface {
  /** People, supply, or hours; NaN where no site is tried. */
  readonly values: Float64Array<ArrayBuffer>;
  readonly statuses: Uint8Array<ArrayBuffer>;
}

const absent = statusIndex('absent');
const outOfChoice = statusIndex('hors_champ');
const observed = statusIndex('observe');
/** What the communes that may not be chosen are called. */
export const outOfChoiceText = 'hors du choix';
const minutesOfHour = 60;

/**
 * @param places communes tried, by rank, and what one more site there would add.
 * @param allowed those that may be chosen; null: all of those tried. The others of the territory are out of the choice.
 */
export function sitingSurface(goal: SitingGoal, places: Int32Array, next: Float64Array, allowed: Int32Array | null, forbidden: ReadonlySet<number>, communes: number): SitingSurface {
  const values = new Float64Array(communes).fill(Number.NaN);
  const statuses = new Uint8Array(communes).fill(absent);
  const may = allowed === null ? null : new Set(allowed);
  places.forEach((rank, position) => {
    if (forbidden.has(rank) || may?.has(rank) === false) {
      statuses[rank] = outOfChoice;
      return;
    }
    statuses[rank] = observed;
    values[rank] = (next[position] ?? 0) / (goal === 'trajet' ? minutesOfHour : 1);
  });
  return { values, statuses };
}

const classesWished = 5;
const valuesCut = 1000;

/** Inner breaks: a first class for the places that would do nothing worth counting, then round numbers. */
export function surfaceBreaks({ values }: SitingSurface, decimals: number): readonly number[] {
  const least = 10 ** -decimals;
  const all = sortedValues(values.map((value) => (value >= least ? value : Number.NaN)), null);
  if (all.length === 0) return [];
  // All of France would hold the page: one value in so many, in their order, says where the classes are.
  const every = Math.ceil(all.length / valuesCut);
  const useful = all.filter((_, place) => place % every === 0 || place === all.length - 1);
  const { bornes } = computeBreaks(useful, { methode: 'ckmeans', nombre: classesWished, bornes: [], seuil: null, seuils: null });
  const step = (value: number): number => {
    const size = 10 ** Math.max(-decimals, Math.floor(Math.log10(value)) - 1);
    return Number((Math.round(value / size) * size).toFixed(decimals));
  };
  return [...new Set([least, ...bornes.map(step)])].toSorted((a, b) => a - b);
}

/** @param zone ranks of the territory, null for all: nothing is said of the communes outside it. */
export function surfaceChoropleth({ values, statuses }: SitingSurface, zone: Int32Array | null, breaks: readonly number[], scheme: 'light' | 'dark'): MapChoropleth {
  const classes = classify(values, statuses, breaks);
  const classOfRank = zone === null ? classes : new Uint8Array(classes.length).fill(unspoken);
  for (const rank of zone ?? []) classOfRank[rank] = classes[rank] ?? unspoken;
  return {
    classOfRank,
    ...onPaperToo((of) => paletteFor({ nature: 'continu', sens: 'haut_favorable', ordonne: null, seuil: null, breaks, count: breaks.length + 1, scheme: of }), scheme),
  };
}

/** Words of the surface for the legend and the tooltip. */
export function surfaceIndicator(indicator: StartupIndicator, goal: SitingGoal, unit: string, decimals: number): StartupIndicator {
  const labels: Readonly<Record<SitingGoal, string>> = {
    seuil: 'Un lieu de plus ici\u00a0: passés au-dessus du seuil',
    deficit: 'Un lieu de plus ici\u00a0: déficit en moins',
    couverture: 'Un lieu de plus ici\u00a0: couverts en plus',
    trajet: 'Un lieu de plus ici\u00a0: trajet gagné',
  };
  return { ...indicator, libelle_court: labels[goal], unite: unit, decimales: decimals, seuil: null, seuil_libelle: null, estimation: true, nature: 'continu', modalites: null, ordonne: null };
}

const inTheWordsOfTheChoice = (line: LegendMissing): LegendMissing => (line.reason === 'horsChamp' ? { ...line, label: outOfChoiceText } : line);

export function surfaceLegend(indicator: StartupIndicator, choropleth: MapChoropleth, breaks: readonly number[], ranks: Int32Array | null, people: Float64Array): Legend {
  const legend = buildLegend({ indicator, classOfRank: choropleth.classOfRank, breaks, colours: choropleth.colours, ranks, people, bassins: null, histogram: null });
  return { ...legend, missing: legend.missing.map(inTheWordsOfTheChoice) };
}

/** Numbers on the map, in the order of the answer. */
export const mapSites = ({ lon, lat }: Pick<CommunesTable, 'lon' | 'lat'>, ranks: readonly number[]): MapSite[] =>
  ranks.flatMap((rank, place) => {
    const at = { lon: lon[rank] ?? Number.NaN, lat: lat[rank] ?? Number.NaN, texte: String(place + 1) };
    return Number.isNaN(at.lon) || Number.isNaN(at.lat) ? [] : [at];
  });
