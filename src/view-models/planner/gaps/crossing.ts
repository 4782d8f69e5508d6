import type { ProfessionParameters } from '../../../contract/access-file';
import type { StartupIndicator } from '../../../contract/startup';
import type { CrossingBreaks, CrossingSource } from '../../../domain/access/crossing';
import type { CommunesTable } from '../../../domain/communes';
import { formatBound, formatNumber, nbsp } from '../../../domain/format';
import { capitalised, inTerritory, type NamedTerritory } from '../../french';
import type { Legend, LegendClass } from '../../legend';
import type { PeopleWords } from '../../people';
import { fileText } from '../../files/table-file';
import { professionWords } from '../professions';
import { categoryLegend } from './category-legend';
import { communeColumn, figureColumn, peopleColumn } from './communes';
import type { GapColumn } from './table';
import { accessTo, boundText, live, peopleOf } from './words';

/** Why need cannot be crossed with access for a profession; null where it can. */
export const noCrossingText = (profession: ProfessionParameters['profession']): string | null =>
  professionWords[profession].besoin === null
    ? `Le besoin de soins n’est pas publié commune par commune pour cette profession${nbsp}: il l’est pour les médecins généralistes et pour les infirmières et infirmiers.`
    : null;

const needNames: Readonly<Record<number, readonly string[]>> = { 1: ['tous besoins'], 2: ['besoin moindre', 'besoin élevé'], 3: ['besoin faible', 'besoin moyen', 'besoin élevé'] };

interface Axis {
  /** `besoin élevé`, `sous le seuil`. */
  readonly name: string;
  /** `1,09 et plus` */
  readonly range: string;
}

function ranges(breaks: readonly number[], decimals: number): string[] {
  const texts = breaks.map((value) => formatBound(value, decimals));
  if (texts.length === 0) return ['toutes les valeurs'];
  return [`moins de ${texts[0] ?? ''}`, ...texts.slice(1).map((to, place) => `${texts[place] ?? ''} à ${to}`), `${texts.at(-1) ?? ''} et plus`];
}

export interface CrossingAxes {
  /** Least need first. */
  readonly need: readonly Axis[];
  /** Least access first: under the threshold. */
  readonly access: readonly Axis[];
}

export function crossingAxes({ need, access }: CrossingBreaks): CrossingAxes {
  const names = needNames[need.length + 1] ?? [];
  const accessNames = ['sous le seuil', ...(access.length > 1 ? ['au seuil ou un peu au-dessus'] : []), access.length > 1 ? 'nettement au-dessus' : 'au seuil ou au-dessus'];
  return {
    need: ranges(need, 2).map((range, place) => ({ range, name: names[place] ?? '' })),
    access: ranges(access, 3).map((range, place) => ({ range, name: accessNames[place] ?? '' })),
  };
}

/** `Sous le seuil, besoin élevé` */
export function cellName(axes: CrossingAxes, code: number): string {
  const across = axes.need.length;
  return `${capitalised(axes.access[Math.floor(code / across)]?.name ?? '')}, ${axes.need[code % across]?.name ?? ''}`;
}

interface CrossingLegendInput {
  readonly axes: CrossingAxes;
  readonly colours: readonly string[];
  readonly classOfRank: Uint8Array;
  readonly ranks: Int32Array | null;
  readonly people: Float64Array;
}

/** The square of the legend: rows of access, cells of need, and what has no cell. */
export interface CrossingLegend {
  readonly axes: CrossingAxes;
  readonly rows: readonly (readonly LegendClass[])[];
  readonly missing: Legend['missing'];
}

export function crossingLegend({ axes, ...input }: CrossingLegendInput): CrossingLegend {
  const across = axes.need.length;
  const labels = Array.from({ length: across * axes.access.length }, (_, code) => cellName(axes, code));
  const { classes, missing } = categoryLegend({ ...input, labels });
  return { axes, missing, rows: axes.access.map((_, row) => classes.slice(row * across, (row + 1) * across)) };
}

interface CrossingSentenceInput {
  readonly territory: NamedTerritory;
  readonly parameters: ProfessionParameters;
  readonly threshold: number;
  readonly legend: CrossingLegend;
  readonly people: PeopleWords;
}

const countOf = ({ people }: LegendClass): number => (typeof people === 'number' ? people : 0);

/** Who has both much need and little access. */
export function crossingSentence({ territory, parameters, threshold, legend, people }: CrossingSentenceInput): string {
  const where = capitalised(inTerritory(territory));
  const all = legend.rows.flat().reduce((sum, cell) => sum + countOf(cell), 0);
  if (legend.rows.flat().every(({ communes }) => communes === 0)) return `${where}, aucune commune n’a à la fois un besoin et un accès publiés.`;
  const worst = legend.rows[0]?.at(-1);
  const bound = legend.axes.need.at(-1)?.range ?? '';
  const there = worst === undefined ? 0 : countOf(worst);
  return `${where}, ${peopleOf(people, there, all)} ${live(there)} dans une commune où le besoin de soins est élevé (${bound}, dans le tiers le plus élevé de France) et où ${accessTo(parameters.profession)} est inférieur à ${boundText(parameters.profession, threshold)} (${parameters.annee}).`;
}

interface CrossingColumnsInput {
  readonly communes: CommunesTable;
  readonly source: CrossingSource;
  readonly axes: CrossingAxes;
  readonly classOfRank: Uint8Array;
  readonly need: StartupIndicator;
  readonly profession: ProfessionParameters['profession'];
  readonly people: PeopleWords;
}

/** Every commune with its cell, those with most need and least access first. */
export function crossingColumns({ communes, source, axes, classOfRank, need, profession, people }: CrossingColumnsInput): GapColumn<number>[] {
  const across = axes.need.length;
  const cells = across * axes.access.length;
  const codeOf = (rank: number): number => classOfRank[rank] ?? 255;
  const severity = (rank: number): number => {
    const code = codeOf(rank);
    return code < cells ? Math.floor(code / across) * across + (across - 1 - (code % across)) : Number.NaN;
  };
  const name = (rank: number): string => (codeOf(rank) < cells ? cellName(axes, codeOf(rank)) : 'non disponible');
  return [
    communeColumn(communes),
    figureColumn(source.need, { key: 'besoin', label: 'Besoin', header: `${need.libelle} (${need.unite})`, decimals: 2 }),
    figureColumn(source.access, { key: 'acces', label: 'Accès', decimals: professionWords[profession].decimals }),
    peopleColumn(source.people, capitalised(people.plural)),
    {
      key: 'case',
      label: 'Case',
      numeric: false,
      cell: (rank) => ({ text: name(rank), soft: codeOf(rank) >= cells }),
      sort: severity,
      file: [fileText('Case', name)],
    },
  ];
}

/** What the axes are cut at, for a person. */
export const crossingMethod = (breaks: CrossingBreaks, need: StartupIndicator): string =>
  `Besoin${nbsp}: ${need.unite}, coupé en tiers de la population de France (${breaks.need.map((bound) => formatNumber(bound, 2)).join(' et ')}). Accès${nbsp}: coupé au seuil${
    breaks.access.length > 1 ? `, puis à ${formatBound(breaks.access[1] ?? 0, 1)}, où se partage en deux la population de France au seuil ou au-dessus` : ''
  }. Mêmes bornes pour tous les territoires.`;
