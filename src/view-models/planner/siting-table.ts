import type { CommunesTable } from '../../domain/communes';
import type { ChosenSite } from '../../domain/access/siting/solve';
import { formatNumber } from '../../domain/format';
import { type CsvCell, csvFileName, toCsv } from '../csv';
import { gainFigure, type SitingTerms } from './siting-words';

/** A chosen site, as a table shows it. */
export interface SiteRow {
  readonly rank: number;
  readonly place: string;
  readonly nom: string;
  /** Imposed by the person. */
  readonly fixed: boolean;
  readonly population: string;
  readonly gain: string;
  readonly loss: string;
}

export const siteRows = (terms: SitingTerms, sites: readonly ChosenSite[], people: Float64Array, nameOfRank: (rank: number) => string): SiteRow[] =>
  sites.map(({ rank, fixed, gain, loss }, position) => ({
    rank,
    place: String(position + 1),
    nom: nameOfRank(rank),
    fixed,
    population: Number.isNaN(people[rank] ?? Number.NaN) ? '–' : formatNumber(Math.round(people[rank] ?? 0)),
    gain: gainFigure(terms, gain),
    loss: gainFigure(terms, loss),
  }));

/** Sites of a search that was stopped: what each adds was not reckoned. */
export const unreckoned = (ranks: Iterable<number>, fixed: ReadonlySet<number>): ChosenSite[] =>
  Array.from(ranks, (rank) => ({ rank, fixed: fixed.has(rank), gain: Number.NaN, loss: Number.NaN }));

const units = { seuil: 'habitants', deficit: 'offre par an', couverture: 'habitants', trajet: 'minutes × habitants' } as const;

const rounded = (value: number): CsvCell => (Number.isNaN(value) ? null : Math.round(value * 1e3) / 1e3);

/** @param notes what the search was, its proof, sources and limits, one a line. */
export function sitesCsv(
  { goal }: SitingTerms,
  sites: readonly ChosenSite[],
  communes: Pick<CommunesTable, 'code' | 'nom' | 'departement'>,
  people: Float64Array,
  names: readonly string[],
  notes: readonly string[],
): { readonly name: string; readonly text: string } {
  const header = ['Rang', 'Code commune', 'Commune', 'Département', 'Population', 'Imposé', `Apport dans l’ordre (${units[goal]})`, `Perte sans ce lieu (${units[goal]})`];
  const rows = sites.map(({ rank, fixed, gain, loss }, position): CsvCell[] => [
    position + 1,
    communes.code[rank] ?? '',
    communes.nom[rank] ?? '',
    communes.departement[rank] ?? '',
    rounded(people[rank] ?? Number.NaN),
    fixed ? 'oui' : 'non',
    rounded(gain),
    rounded(loss),
  ]);
  return { name: csvFileName('lieux', ...names), text: toCsv(header, rows, notes) };
}
