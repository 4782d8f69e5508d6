import type { CommunesTable } from '../../domain/communes';
import { formatBound, formatCount, formatNumber, formatShare, nbsp } from '../../domain/format';
import { zoneOf, type Cutoffs, type ZoneCount, type ZoningChange } from '../../domain/zoning/zoning';
import type { Bassin } from '../../domain/zoning/bassins';
import { type FileColumn, fileFigure, filePart, fileText, type TableFile, tableFile } from '../files/table-file';
import type { PeopleWords } from '../people';
import { signed } from './before-after';

export const simulationLabel = 'Simulation, sans valeur réglementaire';

/** Classes, the least access first. Not those of the official zoning, which the agencies draw. */
const zoneNames = ['Priorité 1', 'Priorité 2', 'Hors priorité'] as const;

/** Where a class has the width of a cell. */
const zoneShorts = ['Prior. 1', 'Prior. 2', 'Hors'] as const;

export const zoneName = (zone: number | null): string => (zone === null ? 'sans classe' : (zoneNames[zone] ?? ''));

/** `Priorité 1 : moins de 2,5`. */
export function zoneLabels([low, high]: Cutoffs): string[] {
  const [first, second] = [formatBound(low, 3), formatBound(high, 3)];
  return [`${zoneNames[0]}${nbsp}: moins de ${first}`, `${zoneNames[1]}${nbsp}: ${first} à moins de ${second}`, `${zoneNames[2]}${nbsp}: ${second} et plus`];
}

/** A zoning before and after, of the bassins looked at. */
export interface ZonedBassins {
  readonly bassins: readonly Bassin[];
  readonly before: Cutoffs;
  readonly after: Cutoffs;
  readonly change: ZoningChange;
  /** People counted in all of France: what shares are of. */
  readonly national: number;
}

/** One class before and after. */
export interface ZoneRow {
  readonly zone: number;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** People, signed; `=` when nothing changes. */
  readonly gap: string;
}

const shareText = (people: number, national: number): string => (national > 0 ? formatShare(people / national, 2) : '–');
const peopleText = ({ people }: ZoneCount, national: number): string => `${formatNumber(Math.round(people))} (${shareText(people, national)})`;

export function zoneRows({ change, national }: ZonedBassins): ZoneRow[] {
  return zoneNames.map((label, zone) => {
    const [before, after] = [change.before[zone], change.after[zone]];
    return {
      zone,
      label,
      before: before === undefined ? '' : peopleText(before, national),
      after: after === undefined ? '' : peopleText(after, national),
      gap: signed(Math.round((after?.people ?? 0) - (before?.people ?? 0)), 0),
    };
  });
}

interface SentenceParts extends Pick<ZonedBassins, 'bassins' | 'change' | 'national'> {
  /** `dans l’Indre`. */
  readonly where: string;
  readonly whole: boolean;
  readonly people: PeopleWords;
}

const wayText = (count: ZoneCount, towards: string): string[] => (count.bassins === 0 ? [] : [`${formatNumber(Math.round(count.people))} vers une priorité plus ${towards}`]);

/** What other cut-offs change, in words. */
export function zoningSentence({ bassins, change, national, where, whole, people: { plural, counted } }: SentenceParts): string {
  const scope = whole ? 'En France' : `Parmi les ${formatNumber(bassins.length)} bassins de vie qui ont une commune ${where}`;
  const alone = bassins.length === 1 ? `Pour le seul bassin de vie qui a une commune ${where}` : scope;
  const { moved, changes } = change;
  if (changes.length === 0) return `${alone}, aucun ne change de classe entre les deux jeux de coupures.`;
  const people = moved.down.people + moved.up.people;
  const verb = changes.length < 2 ? 'change' : 'changent';
  const ways = [...wayText(moved.down, 'forte'), ...wayText(moved.up, 'faible')].join(' et ');
  return `${alone}, ${formatCount(changes.length, 'bassin de vie', 'bassins de vie')} ${verb} de classe${nbsp}: ${formatNumber(Math.round(people))} ${plural}, soit ${shareText(people, national)} des ${plural} ${counted} en France (${ways}).`;
}

export const zoningColumns = ['nom', 'apl', 'avant', 'apres', 'population', 'communes'] as const;
export type ZoningColumn = (typeof zoningColumns)[number];

export interface ZoningSort {
  readonly column: ZoningColumn;
  readonly direction: 'ascending' | 'descending';
}

/** A bassin in the table. */
export interface BassinRow {
  readonly bassin: Bassin;
  readonly nom: string;
  readonly from: number | null;
  readonly to: number | null;
}

export function bassinRows({ bassins, before, after }: ZonedBassins, nameOf: (code: string) => string): BassinRow[] {
  return bassins.map((bassin) => ({ bassin, nom: nameOf(bassin.code), from: zoneOf(bassin, before), to: zoneOf(bassin, after) }));
}

/** Bassins of no class last both ways; ties in the order of the codes. */
export function sortedBassins(rows: readonly BassinRow[], { column, direction }: ZoningSort): BassinRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const byCode = (a: BassinRow, b: BassinRow): number => (a.bassin.code < b.bassin.code ? -1 : 1);
  if (column === 'nom') {
    const collator = new Intl.Collator('fr');
    return rows.toSorted((a, b) => sign * collator.compare(a.nom, b.nom) || byCode(a, b));
  }
  const keyOf = {
    apl: ({ bassin }: BassinRow) => bassin.access,
    avant: ({ from }: BassinRow) => from,
    apres: ({ to }: BassinRow) => to,
    population: ({ bassin }: BassinRow) => bassin.people,
    communes: ({ bassin }: BassinRow) => bassin.ranks.length,
  }[column];
  return rows.toSorted((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    if (one === null || other === null) return one === other ? byCode(a, b) : one === null ? 1 : -1;
    return sign * (one - other) || byCode(a, b);
  });
}

export interface ZoningCell {
  readonly text: string;
  readonly soft?: boolean;
}

const zoneCell = (value: number | null): ZoningCell => (value === null ? { text: '–', soft: true } : { text: zoneShorts[value] ?? '' });

export function zoningCells({ bassin, nom, from, to }: BassinRow, decimals: number): ZoningCell[] {
  return [
    { text: nom },
    bassin.access === null ? { text: 'non disponible', soft: true } : { text: formatNumber(bassin.access, decimals) },
    zoneCell(from),
    zoneCell(to),
    bassin.people === null ? { text: '–', soft: true } : { text: formatNumber(Math.round(bassin.people)) },
    { text: formatNumber(bassin.ranks.length) },
  ];
}

/** Départements that a bassin stands across. */
export const departementsOf = ({ ranks }: Bassin, { departement }: Pick<CommunesTable, 'departement'>): string[] => [...new Set(Array.from(ranks, (rank) => departement[rank] ?? ''))].sort();

export function zoningFile(
  rows: readonly BassinRow[],
  communes: Pick<CommunesTable, 'departement'>,
  names: readonly string[],
  notes: readonly string[],
  indicateurs: readonly string[],
): TableFile {
  const columns: FileColumn<BassinRow>[] = [
    fileText('Code bassin de vie', ({ bassin }) => bassin.code),
    fileText('Bassin de vie', ({ nom }) => nom),
    fileText('Départements', ({ bassin }) => departementsOf(bassin, communes).join(' ')),
    fileFigure('Communes', 0, ({ bassin }) => bassin.ranks.length),
    fileFigure('Population comptée', 0, ({ bassin }) => bassin.people),
    fileFigure('Part de la population connue', 3, ({ bassin }) => bassin.coverage),
    fileFigure('APL du bassin', null, ({ bassin }) => bassin.access),
    fileText('Classe avant', ({ from }) => zoneName(from)),
    fileText('Classe après', ({ to }) => zoneName(to)),
    fileText('Change', ({ from, to }) => (from === to ? 'non' : 'oui')),
  ];
  return tableFile('Simulation de zonage', ['simulation-zonage', ...names], [filePart('Bassins de vie', rows, columns)], [simulationLabel, ...notes], { indicateurs });
}
