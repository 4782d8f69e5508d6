import type { ProfessionParameters } from '../../../contract/access-file';
import type { RetirementGaps, RetirementSource, RetirementState } from '../../../domain/access/retirement';
import type { CommunesTable } from '../../../domain/communes';
import { formatCount, formatNumber, nbsp } from '../../../domain/format';
import { capitalised, inTerritory, type NamedTerritory } from '../../french';
import { fileFigure } from '../../files/table-file';
import { professionWords } from '../professions';
import { communeColumn, figureColumn, peopleColumn } from './communes';
import { figureCell, type GapColumn } from './table';
import { insideColumn, territoryColumn, type TerritoryRow } from './territories';
import { boundText } from './words';

/** Official column that leaves out the doctors over 65. */
export const withoutSeniors = 'apl_mg_moins_65';

/** Why there is no such test for a profession; null for GPs. */
export const noRetirementText = (profession: ProfessionParameters['profession']): string | null =>
  profession === 'medecin_generaliste'
    ? null
    : `Sans objet pour cette profession${nbsp}: l’APL publiée ne compte déjà, parmi les libéraux, que les professionnels de 65${nbsp}ans ou moins, et aucune autre colonne n’en est publiée. Le test vaut pour les médecins généralistes.`;

/** Labels of the classes, in the order of `retirementStates`. */
export const retirementLabels: readonly string[] = ['Déjà sous le seuil', 'Passerait sous le seuil', 'Resterait au seuil ou au-dessus'];

/** State of a commune, for a person who points at it. */
export const retirementText: Readonly<Record<RetirementState, string>> = {
  deja: 'déjà sous le seuil',
  nouveau: 'passerait sous le seuil',
  reste: 'resterait au seuil ou au-dessus',
};

interface RetirementSentenceInput {
  readonly territory: NamedTerritory;
  readonly parameters: Pick<ProfessionParameters, 'profession' | 'annee'>;
  readonly threshold: number;
  readonly gaps: RetirementGaps;
}

/** Who would fall under the threshold, if nobody took over. */
export function retirementSentence({ territory, parameters, threshold, gaps }: RetirementSentenceInput): string {
  const where = inTerritory(territory);
  const { newPeople, newCommunes, today, after } = gaps;
  const people = Math.round(newPeople);
  if (today.communes === 0) return `${capitalised(where)}, aucune commune n’a les deux chiffres officiels\u00a0: le test ne peut pas y être fait.`;
  const start = `Si les médecins généralistes de plus de 65${nbsp}ans cessaient d’exercer sans être remplacés, ${where},`;
  const bound = `sous ${boundText(parameters.profession, threshold)} (${parameters.annee})`;
  if (newCommunes === 0) return `${start} aucune commune de plus ne passerait ${bound}${nbsp}; ${stayed(after.peopleUnder)}.`;
  const who = `${formatCount(people, 'habitant')} de ${formatCount(newCommunes, 'commune')} ${people < 2 ? 'passerait' : 'passeraient'}`;
  return `${start} ${who} ${bound}${nbsp}: ${formatCount(Math.round(after.peopleUnder), 'habitant')} y ${after.peopleUnder < 2 ? 'serait' : 'seraient'}, contre ${formatNumber(Math.round(today.peopleUnder))} aujourd’hui.`;
}

const stayed = (under: number): string =>
  Math.round(under) === 0 ? 'aucun habitant n’y serait' : `${formatCount(Math.round(under), 'habitant')} y ${under < 2 ? 'est' : 'sont'} déjà`;

type Row = TerritoryRow<RetirementGaps>;
const figure = ({ measures }: Row, value: (gaps: RetirementGaps) => number): number => (measures.today.communes === 0 ? Number.NaN : value(measures));

const column = (key: string, label: string, header: string, value: (gaps: RetirementGaps) => number): GapColumn<Row> => ({
  key,
  label,
  numeric: true,
  cell: (row) => figureCell(figure(row, value), (shown) => formatNumber(Math.round(shown))),
  sort: (row) => figure(row, value),
  file: [fileFigure(header, null, (row) => figure(row, value))],
});

/** Whole territories: under today, under without them, and who is new. */
export function retirementTerritoryColumns(): GapColumn<Row>[] {
  return [
    territoryColumn(),
    column('nouveaux', 'Nouveaux', 'Habitants qui passeraient sous le seuil', ({ newPeople }) => newPeople),
    column('communes', 'Communes', 'Communes qui passeraient sous le seuil', ({ newCommunes }) => newCommunes),
    column('apres', 'Sous le seuil, sans eux', 'Habitants sous le seuil sans les plus de 65 ans', ({ after }) => after.peopleUnder),
    {
      key: 'moyenne',
      label: 'Accès sans eux',
      numeric: true,
      cell: ({ measures }) => figureCell(measures.after.mean, (shown) => formatNumber(shown, professionWords.medecin_generaliste.decimals)),
      sort: ({ measures }) => measures.after.mean ?? Number.NaN,
      file: [
        fileFigure('Habitants sous le seuil aujourd’hui', null, ({ measures }) => measures.today.communes === 0 ? null : measures.today.peopleUnder),
        fileFigure('Accès moyen aujourd’hui, pondéré', null, ({ measures }) => measures.today.mean),
        fileFigure('Accès moyen sans les plus de 65 ans, pondéré', null, ({ measures }) => measures.after.mean),
      ],
    },
    insideColumn(),
  ];
}

/** Communes that would fall under the threshold. */
export const retirementCommuneColumns = (communes: CommunesTable, { today, without }: RetirementSource, people: Float64Array): GapColumn<number>[] => [
  communeColumn(communes),
  figureColumn(today, { key: 'aujourdhui', label: 'Aujourd’hui', header: 'Accès officiel', decimals: 2 }),
  figureColumn(without, { key: 'sans', label: 'Sans eux', header: 'Accès officiel sans les médecins de plus de 65 ans', decimals: 2 }),
  peopleColumn(people, 'Habitants'),
];
