import type { ProfessionParameters } from '../../../contract/access-file';
import type { contractActionsOnThemes } from '../../../db/queries';
import type { RowOf } from '../../../db/query';
import { type AccessOfPeople } from '../../../domain/access/equity';
import { type CommuneContracts, type ContractActions } from '../../../domain/blind-spots';
import { noClassOfStatus } from '../../../domain/class-codes';
import { type CommunesTable, rankOfCode } from '../../../domain/communes';
import { etatDuContrat } from '../../../domain/contracts';
import { formatCount, formatList, formatNumber, nbsp } from '../../../domain/format';
import { periodText } from '../../contract-card';
import { capitalised, inTerritory, type NamedTerritory } from '../../french';
import type { Legend } from '../../legend';
import type { PeopleWords } from '../../people';
import { fileText } from '../../files/table-file';
import { professionWords } from '../professions';
import { communeColumn, figureColumn, peopleColumn } from './communes';
import type { GapColumn } from './table';
import { accessTo, boundText, live, peopleOf } from './words';

export type ContractThemesRow = RowOf<typeof contractActionsOnThemes>;

/** What a commune under the threshold has of the contracts, and the communes that are not under it; the order of the classes of the map. */
export const blindSpotClasses = ['sans_action', 'ailleurs', 'territoire_seul', 'localisee', 'echu_sans', 'echu_avec', 'non_renseigne', 'au_dessus'] as const;
export type BlindSpotClass = (typeof blindSpotClasses)[number];

export const blindSpotLabels: Readonly<Record<BlindSpotClass, string>> = {
  sans_action: 'Contrat sans action d’accès ni de mobilité',
  ailleurs: 'Actions situées ailleurs seulement',
  territoire_seul: 'Actions de tout le territoire seulement',
  localisee: 'Au moins une action située dans la commune',
  echu_sans: 'Contrat échu ou à venir, sans action d’accès',
  echu_avec: 'Contrat échu ou à venir, avec des actions d’accès',
  non_renseigne: 'Contrat non renseigné',
  au_dessus: 'Commune au seuil ou au-dessus',
};

/** The class of a commune under the threshold. */
function classOfContracts({ situation, horsPeriode }: CommuneContracts): BlindSpotClass {
  if (!horsPeriode) return situation;
  return situation === 'sans_action' ? 'echu_sans' : 'echu_avec';
}

/** Contracts as the domain takes them; codes that left the COG are in no perimeter. */
export function contractsByRank(rows: readonly ContractThemesRow[], communes: CommunesTable): ContractActions[] {
  const ranksOf = (codes: readonly string[]): Int32Array => Int32Array.from(codes.map((code) => rankOfCode(communes, code)).filter((rank) => rank !== null));
  return rows.map(({ id, debut, fin, perimetre, localisees, actions_territoire, actions_communes }) => ({
    id,
    debut,
    fin,
    perimeter: ranksOf(perimetre),
    territoire: actions_territoire,
    communes: actions_communes,
    located: ranksOf(localisees),
  }));
}

/** One class a commune, by rank; communes without a figure have none. */
export function classifyBlindSpots(contracts: readonly CommuneContracts[], access: Float64Array, statuses: Uint8Array, threshold: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(access, (value, rank) => {
    if (Number.isNaN(value)) return noClassOfStatus(statuses[rank]);
    const own = contracts[rank];
    const name: BlindSpotClass = value >= threshold || own === undefined ? 'au_dessus' : classOfContracts(own);
    return blindSpotClasses.indexOf(name);
  });
}

/** The lines of the legend that hold a commune here, or that a reader would look for. */
export function shortenedLegend(legend: Legend): Legend {
  const wanted: readonly number[] = [blindSpotClasses.indexOf('sans_action'), blindSpotClasses.indexOf('territoire_seul')];
  return { ...legend, classes: legend.classes.filter(({ code, communes }) => communes > 0 || wanted.includes(code)) };
}

const actions = 'actions d’accès aux soins ou de mobilité';
/** What those of a class have: singular, then plural. */
const inContract: Readonly<Record<Exclude<BlindSpotClass, 'au_dessus'>, readonly [string, string]>> = {
  sans_action: both('relève', 'relèvent', `d’un contrat sans ${actions}`),
  ailleurs: both('relève', 'relèvent', `d’un contrat dont les ${actions} sont toutes situées dans d’autres communes`),
  territoire_seul: both('relève', 'relèvent', `d’un contrat dont les ${actions} sont pour tout le territoire, sans qu’aucune soit située dans la commune`),
  localisee: both('vit', 'vivent', `dans une commune où au moins une action d’accès aux soins ou de mobilité est située`),
  echu_sans: both('relève', 'relèvent', `d’un contrat échu ou à venir, sans ${actions}`),
  echu_avec: both('relève', 'relèvent', `d’un contrat échu ou à venir, dont les ${actions} ne sont pas comptées comme en cours`),
  non_renseigne: both('vit', 'vivent', 'hors des contrats chargés (contrat non renseigné)'),
};

function both(singular: string, plural: string, rest: string): readonly [string, string] {
  return [`${singular} ${rest}`, `${plural} ${rest}`];
}

interface BlindSpotSentenceInput {
  readonly territory: NamedTerritory;
  readonly parameters: ProfessionParameters;
  readonly threshold: number;
  readonly legend: Legend;
  readonly people: PeopleWords;
  readonly after: boolean;
}

/** Where those under the threshold live, by what their contract does. */
export function blindSpotSentence({ territory, parameters, threshold, legend, people, after }: BlindSpotSentenceInput): string {
  const where = inTerritory(territory);
  const start = after ? `Après le scénario (estimation), ${where}` : capitalised(where);
  const counts = legend.classes.map(({ code, communes, people: count }) => ({ name: blindSpotClasses[code], communes, count: typeof count === 'number' ? count : 0 }));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  if (counts.every(({ communes }) => communes === 0)) return `${start}, aucune commune n’a de chiffre officiel pour ${accessTo(parameters.profession)}.`;
  const under = counts.filter(({ name, communes }) => name !== 'au_dessus' && communes > 0);
  const total = under.reduce((sum, { count }) => sum + count, 0);
  const first = `${start}, ${peopleOf(people, total, all)} ${live(total)} dans une commune où ${accessTo(parameters.profession)} est inférieur à ${boundText(parameters.profession, threshold)} (${parameters.annee})`;
  if (under.length === 0) return `${first}.`;
  const parts = under.map(({ name, communes, count }) => {
    const rounded = Math.round(count);
    const texts = name === undefined || name === 'au_dessus' ? ['', ''] : inContract[name];
    return `${formatCount(rounded, people.singular, people.plural)} (${formatCount(communes, 'commune')}) ${texts[rounded < 2 ? 0 : 1] ?? ''}`;
  });
  return `${first}${nbsp}: ${parts.join(`${nbsp}; `)}.`;
}

interface BlindSpotColumnsInput {
  readonly communes: CommunesTable;
  readonly source: AccessOfPeople;
  readonly contracts: readonly CommuneContracts[];
  readonly names: ReadonlyMap<string, string>;
  readonly profession: ProfessionParameters['profession'];
  readonly people: PeopleWords;
}

/** Communes under the threshold, the blind spots first. */
export function blindSpotColumns({ communes, source, contracts, names, profession, people }: BlindSpotColumnsInput): GapColumn<number>[] {
  const classOf = (rank: number): BlindSpotClass => {
    const own = contracts[rank];
    return own === undefined ? 'non_renseigne' : classOfContracts(own);
  };
  return [
    communeColumn(communes),
    figureColumn(source.access, { key: 'acces', label: 'Accès', decimals: professionWords[profession].decimals }),
    peopleColumn(source.people, capitalised(people.plural)),
    {
      key: 'situation',
      label: 'Situation',
      numeric: false,
      cell: (rank) => ({ text: blindSpotLabels[classOf(rank)] }),
      sort: (rank) => blindSpotClasses.indexOf(classOf(rank)),
      file: [
        fileText('Situation', (rank) => blindSpotLabels[classOf(rank)]),
        fileText('Contrats', (rank) => formatList((contracts[rank]?.contrats ?? []).map((id) => names.get(id) ?? id))),
      ],
    },
  ];
}

/** A contract beside the map: its period, and what it does about the themes. */
export interface ContractLine {
  readonly id: string;
  readonly name: string;
  readonly period: string;
  /** Its actions do not count as current. */
  readonly ended: boolean;
  readonly whole: string;
  readonly located: string;
  /** Axes and objectives on the themes that carry no action; null where there is none. */
  readonly aims: string | null;
}

/** Contracts of the territory at hand (null: all), as they stand on a day. @param today `YYYY-MM-DD`. */
export function contractLines(rows: readonly ContractThemesRow[], contracts: readonly ContractActions[], ranks: Int32Array | null, today: string): ContractLine[] {
  const wanted = ranks === null ? null : new Set(ranks);
  return rows
    .filter((_, place) => wanted === null || contracts[place]?.perimeter.some((rank) => wanted.has(rank)) === true)
    .map((row) => {
      const etat = etatDuContrat(row, today);
      const state = { a_venir: ', à venir', en_cours: '', echu: ', échu', inconnu: '' }[etat];
      return {
        id: row.id,
        name: row.nom,
        period: `${periodText(row)}${state}`,
        ended: etat === 'echu' || etat === 'a_venir',
        whole: formatNumber(row.actions_territoire),
        located: row.actions_communes === 0 ? '0' : `${formatNumber(row.actions_communes)} (${formatCount(row.localisees.length, 'commune')})`,
        aims: row.objectifs === 0 ? null : `${formatCount(row.objectifs, 'axe ou objectif', 'axes ou objectifs')} sur ces thèmes, sans action rattachée`,
      };
    });
}

/** What the classes mean and do not mean. @param themes labels of the themes that count. */
export const blindSpotMethod = (themes: readonly string[]): string =>
  `Thèmes retenus${nbsp}: ${formatList(themes.map((theme) => `«${nbsp}${theme}${nbsp}»`))}. Une action située dans une commune n’est pas réservée à ses habitants, et un document peut taire ce qui se fait${nbsp}: un angle mort est une absence dans le contrat transcrit, non la preuve que rien n’existe. Les actions d’un contrat échu ou à venir ne comptent pas comme en cours.`;
