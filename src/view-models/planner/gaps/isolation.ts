import { type LieuCategorie, lieuCategories } from '../../../contract/vocabulary';
import type { Manifest } from '../../../contract/manifest';
import type { StartupIndicator } from '../../../contract/startup';
import type { Isolation, IsolationSource } from '../../../domain/access/isolation';
import { computeBreaks, sortedValues } from '../../../domain/breaks';
import type { CommunesTable } from '../../../domain/communes';
import { formatCount, formatList, formatNumber, formatShare, nbsp } from '../../../domain/format';
import { categoryWords } from '../../points';
import { capitalised, inTerritory, type NamedTerritory, uncapitalised } from '../../french';
import { yearText } from '../../year';
import { fileFigure } from '../../files/table-file';
import { communeColumn, figureColumn, peopleColumn } from './communes';
import { figureCell, type GapColumn } from './table';
import { someShare } from './words';
import { insideColumn, territoryColumn, type TerritoryRow } from './territories';

const minutesPrefix = 'minutes_';
const classesWished = 6;

/** Services with minutes by commune, as the catalogue orders them. */
export const isolationServices = (indicators: readonly StartupIndicator[], { valeurs }: Pick<Manifest, 'valeurs'>): StartupIndicator[] =>
  indicators.filter(({ id, maille }) => id.startsWith(minutesPrefix) && maille === 'commune' && Object.hasOwn(valeurs, id)).toSorted((a, b) => a.ordre - b.ordre);

/** Categories of places that no minutes are published to; null where all have some. */
export function withoutMinutesText({ valeurs }: Pick<Manifest, 'valeurs'>): string | null {
  const names = lieuCategories.filter((categorie: LieuCategorie) => !Object.hasOwn(valeurs, `${minutesPrefix}${categorie}`)).map((categorie) => uncapitalised(categoryWords[categorie].label));
  return names.length === 0 ? null : `Sans minutes publiées${nbsp}: ${formatList(names)}. Un point itinérant n’est pas un arrêt${nbsp}: aucun temps n’est calculé vers lui.`;
}

/** Round minutes, one break at the limit. */
export const isolationBreaks = (minutes: Float64Array, ranks: Int32Array | null, limit: number): readonly number[] =>
  computeBreaks(sortedValues(minutes, ranks), { methode: 'seuils', nombre: classesWished, bornes: [], seuil: limit, seuils: null }).bornes;

interface IsolationSentenceInput {
  readonly territory: NamedTerritory;
  readonly service: StartupIndicator;
  readonly annee: number;
  readonly limit: number;
  readonly isolation: Isolation;
}

/** Who lives at that many minutes or more. */
export function isolationSentence({ territory, service, annee, limit, isolation }: IsolationSentenceInput): string {
  const where = capitalised(inTerritory(territory));
  const what = uncapitalised(service.libelle);
  if (isolation.communes === 0) return `${where}, aucune commune n’a de ${what}.`;
  const { communesBeyond, communes, unknown } = isolation;
  const people = Math.round(isolation.peopleBeyond);
  const share = people === 0 || isolation.people === 0 ? '' : ` (${someShare(isolation.peopleBeyond / isolation.people, 1)})`;
  const who = people === 0 ? 'aucun habitant' : formatCount(people, 'habitant');
  const verb = people === 0 ? 'ne vit' : people === 1 ? 'vit' : 'vivent';
  const vintage = `(${yearText(service, annee)}${service.estimation ? ', estimation' : ''})`;
  const first = `${where}, ${who} sur ${formatNumber(Math.round(isolation.people))}${share} ${verb} dans une commune où le ${what} atteint ou dépasse ${formatCount(limit, 'minute')} ${vintage}`;
  const count = communesBeyond === 0 ? '' : `${nbsp}: ${formatCount(communesBeyond, 'commune')} sur ${formatNumber(communes)}`;
  const left = unknown === 0 ? '' : ` ${unknown === 1 ? 'Une commune sans temps connu n’est pas comptée' : `${formatNumber(unknown)} communes sans temps connu ne sont pas comptées`}.`;
  return `${first}${count}.${left}`;
}

/** Communes at the limit or beyond. */
export const isolationCommuneColumns = (communes: CommunesTable, { minutes, people }: IsolationSource, service: StartupIndicator): GapColumn<number>[] => [
  communeColumn(communes),
  figureColumn(minutes, { key: 'minutes', label: 'Minutes', header: `${service.libelle} (${service.unite})`, decimals: service.estimation ? 0 : 1 }),
  peopleColumn(people, 'Habitants'),
];

/** Whole territories, with who is far from the service in each. */
export function isolationTerritoryColumns(): GapColumn<TerritoryRow<Isolation>>[] {
  type Row = TerritoryRow<Isolation>;
  const figure = ({ measures }: Row, value: (isolation: Isolation) => number): number => (measures.communes === 0 ? Number.NaN : value(measures));
  const share = (row: Row): number => figure(row, ({ peopleBeyond, people }) => (people === 0 ? Number.NaN : peopleBeyond / people));
  return [
    territoryColumn(),
    {
      key: 'habitants',
      label: 'Habitants',
      numeric: true,
      cell: (row) => figureCell(figure(row, ({ peopleBeyond }) => peopleBeyond), (value) => formatNumber(Math.round(value))),
      sort: (row) => figure(row, ({ peopleBeyond }) => peopleBeyond),
      file: [
        fileFigure('Habitants à la limite ou au-delà', null, (row) => figure(row, ({ peopleBeyond }) => peopleBeyond)),
        fileFigure('Habitants des communes au temps connu', null, ({ measures }) => measures.people),
      ],
    },
    { key: 'part', label: 'Part', numeric: true, cell: (row) => figureCell(share(row), (value) => formatShare(value)), sort: share, file: [fileFigure('Part (0 à 1)', null, (row) => share(row))] },
    {
      key: 'communes',
      label: 'Communes',
      numeric: true,
      cell: (row) => figureCell(figure(row, ({ communesBeyond }) => communesBeyond), formatNumber),
      sort: (row) => figure(row, ({ communesBeyond }) => communesBeyond),
      file: [
        fileFigure('Communes à la limite ou au-delà', null, (row) => figure(row, ({ communesBeyond }) => communesBeyond)),
        fileFigure('Communes au temps connu', null, ({ measures }) => measures.communes),
        fileFigure('Communes sans temps connu', null, ({ measures }) => measures.unknown),
      ],
    },
    insideColumn(),
  ];
}
