import type { ProfessionParameters } from '../../../contract/access-file';
import { type Gaps, type GapsSource, lackOf } from '../../../domain/access/gaps';
import { classify } from '../../../domain/classes';
import type { CommunesTable } from '../../../domain/communes';
import { formatBound, formatCount, formatNumber, formatShare, nbsp } from '../../../domain/format';
import { capitalised, inTerritory, type NamedTerritory } from '../../french';
import { classLabels } from '../../legend';
import type { MapChoropleth } from '../../map-model';
import { onPaperToo, paletteFor } from '../../palette';
import type { PeopleWords } from '../../people';
import { fileFigure } from '../../files/table-file';
import { professionWords } from '../professions';
import { communeColumn, figureColumn, peopleColumn } from './communes';
import { figureCell, type GapColumn, unknownCell } from './table';
import { insideColumn, territoryColumn, type TerritoryRow } from './territories';
import { accessTo, boundText, deficitText, live, peopleOf, someShare } from './words';

export interface ThresholdSentenceInput {
  readonly territory: NamedTerritory;
  readonly parameters: ProfessionParameters;
  readonly threshold: number;
  readonly gaps: Gaps;
  readonly people: PeopleWords;
  /** A scenario is applied: the figures are estimates. */
  readonly after: boolean;
}

/** Who lives under the threshold, and what would bring them to it. */
export function thresholdSentence({ territory, parameters, threshold, gaps, people, after }: ThresholdSentenceInput): string {
  const { profession, annee } = parameters;
  const where = inTerritory(territory);
  const start = after ? `Après le scénario (estimation), ${where}` : capitalised(where);
  if (gaps.communes === 0) return `${start}, aucune commune n’a de chiffre officiel pour ${accessTo(profession)}${nbsp}: rien ne peut y être compté.`;
  const share = gaps.peopleUnder > 0 && gaps.shareUnder !== null ? ` (${someShare(gaps.shareUnder)})` : '';
  const first = `${start}, ${peopleOf(people, gaps.peopleUnder, gaps.people)}${share} ${live(gaps.peopleUnder)} dans une commune où ${accessTo(profession)} est inférieur à ${boundText(profession, threshold)} (${annee})`;
  if (gaps.communesUnder === 0) return `${first}.`;
  return `${first}${nbsp}: ${formatCount(gaps.communesUnder, 'commune')} sur ${formatNumber(gaps.communes)}. Pour que toutes atteignent ce seuil, il manque ${deficitText(parameters, gaps.deficit)}.`;
}

/** Said where some people have no figure: null when everyone has one. */
export const coverageText = (coverage: number | null): string | null =>
  coverage === null || coverage >= 0.9995 ? null : `Chiffre officiel connu pour ${formatShare(Math.floor(coverage * 1000) / 1000, 1)} de la population municipale.`;

const isGp = ({ profession }: ProfessionParameters): boolean => profession === 'medecin_generaliste';
const wholeCoverage = 0.9995;

function shareCell({ shareUnder, coverage }: Gaps): ReturnType<typeof figureCell> {
  if (shareUnder === null) return unknownCell;
  const share = formatShare(shareUnder);
  return { text: coverage !== null && coverage < wholeCoverage ? `${share} *` : share };
}

/** The star of a share, under the table; null where no territory has one. */
export const partialNote = (rows: readonly TerritoryRow<Gaps>[]): string | null =>
  rows.some(({ measures: { coverage, shareUnder } }) => shareUnder !== null && coverage !== null && coverage < wholeCoverage)
    ? '* Une partie de la population n’a pas de chiffre officiel et n’est pas comptée.'
    : null;

/** A figure of a territory; unknown where no commune of it has one: a zero would read as good news. */
const figure = ({ measures }: TerritoryRow<Gaps>, value: (gaps: Gaps) => number): number => (measures.communes === 0 ? Number.NaN : value(measures));

/** Whole territories, with what lacks in each. */
export function thresholdTerritoryColumns(parameters: ProfessionParameters, people: PeopleWords): GapColumn<TerritoryRow<Gaps>>[] {
  const posts = ({ deficit }: Gaps): number => deficit / parameters.offre_arrivant;
  return [
    territoryColumn(),
    {
      key: 'habitants',
      label: capitalised(people.plural),
      numeric: true,
      cell: (row) => figureCell(figure(row, ({ peopleUnder }) => peopleUnder), (value) => formatNumber(Math.round(value))),
      sort: (row) => figure(row, ({ peopleUnder }) => peopleUnder),
      file: [
        fileFigure(`${capitalised(people.plural)} sous le seuil`, null, (row) => figure(row, ({ peopleUnder }) => peopleUnder)),
        fileFigure(`${capitalised(people.plural)} avec un chiffre`, null, (row) => row.measures.people),
      ],
    },
    {
      key: 'part',
      label: 'Part',
      numeric: true,
      cell: ({ measures }) => shareCell(measures),
      sort: ({ measures }) => measures.shareUnder ?? Number.NaN,
      file: [
        fileFigure('Part sous le seuil (0 à 1)', null, ({ measures }) => measures.shareUnder),
        fileFigure('Accès moyen, pondéré', null, ({ measures }) => measures.mean),
        fileFigure('Part de la population avec un chiffre (0 à 1)', null, ({ measures }) => measures.coverage),
      ],
    },
    {
      key: 'communes',
      label: 'Communes',
      numeric: true,
      cell: (row) => figureCell(figure(row, ({ communesUnder }) => communesUnder), formatNumber),
      sort: (row) => figure(row, ({ communesUnder }) => communesUnder),
      file: [
        fileFigure('Communes sous le seuil', null, (row) => figure(row, ({ communesUnder }) => communesUnder)),
        fileFigure('Communes avec un chiffre', null, ({ measures }) => measures.communes),
      ],
    },
    {
      key: 'postes',
      label: 'Postes manquants',
      numeric: true,
      cell: (row) => figureCell(figure(row, posts), (value) => formatNumber(value, 1)),
      sort: (row) => figure(row, posts),
      file: [
        ...(isGp(parameters) ? [fileFigure('Consultations manquantes, par an', null, (row: TerritoryRow<Gaps>) => figure(row, ({ deficit }) => deficit))] : []),
        fileFigure('Postes à temps plein manquants', null, (row) => figure(row, posts)),
      ],
    },
    insideColumn(),
  ];
}

export interface ThresholdCommunesInput {
  readonly communes: CommunesTable;
  readonly source: GapsSource;
  /** Official access by rank, shown beside what the scenario gives; null without a scenario. */
  readonly official: Float64Array | null;
  readonly parameters: ProfessionParameters;
  readonly threshold: number;
  readonly people: PeopleWords;
}

/** What the column « Manque » counts. */
export const lackNote = (parameters: ProfessionParameters): string =>
  `Manque\u00a0: ${isGp(parameters) ? 'consultations par an' : 'postes à temps plein'} pour que la commune atteigne le seuil. Variantes\u00a0: celles du modèle où elle est sous le seuil.`;

/** Communes under the threshold, with what each lacks. */
export function thresholdCommuneColumns({ communes, source, official, parameters, threshold, people }: ThresholdCommunesInput): GapColumn<number>[] {
  const { decimals } = professionWords[parameters.profession];
  const gp = isGp(parameters);
  const lack = (rank: number): number => lackOf(source, threshold, rank);
  return [
    communeColumn(communes),
    figureColumn(source.access, { key: 'acces', label: official === null ? 'Accès' : 'Après', header: official === null ? 'Accès officiel' : 'Accès après le scénario (estimation)', decimals }),
    ...(official === null ? [] : [figureColumn(official, { key: 'officiel', label: 'Officiel', header: 'Accès officiel', decimals })]),
    peopleColumn(source.people, capitalised(people.plural)),
    {
      key: 'manque',
      label: 'Manque',
      numeric: true,
      cell: (rank) => figureCell(lack(rank), (value) => formatNumber(value, gp ? 0 : 2)),
      sort: lack,
      file: [
        ...(gp ? [fileFigure('Consultations manquantes, par an', null, (rank: number) => lack(rank))] : []),
        fileFigure('Postes à temps plein manquants', null, (rank) => lack(rank) / parameters.offre_arrivant),
      ],
    },
  ];
}

/** Breaks of the map of shares, in %: the first class holds next to nobody. */
const shareBreaks = [0.1, 10, 25, 50, 75];
export const shareLabels: readonly string[] = classLabels(shareBreaks, 1).map(({ label }) => `${label}\u202f%`);

/** @param shares by rank, in %: the share of the commune's territory. */
export function shareChoropleth(shares: Float64Array, scheme: 'light' | 'dark'): MapChoropleth {
  return {
    classOfRank: classify(shares, new Uint8Array(shares.length).fill(255), shareBreaks),
    ...onPaperToo((of) => paletteFor({ nature: 'continu', sens: 'bas_favorable', ordonne: null, seuil: null, breaks: shareBreaks, count: shareBreaks.length + 1, scheme: of }), scheme),
  };
}

/** How a threshold is told in the notes of a file. */
export const thresholdNote = (threshold: number, text: string): string => `Seuil\u00a0: ${formatBound(threshold, 3)}. ${text}`;
