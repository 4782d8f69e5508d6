import type { CommunesTable } from '../../domain/communes';
import type { ChosenSite } from '../../domain/access/siting/solve';
import { formatNumber } from '../../domain/format';
import { type FileColumn, fileFigure, filePart, fileText, type TableFile, tableFile } from '../files/table-file';
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

/** @param notes what the search was, its proof, sources and limits, one a line. */
export function sitesFile(
  { goal }: SitingTerms,
  sites: readonly ChosenSite[],
  communes: Pick<CommunesTable, 'code' | 'nom' | 'departement'>,
  people: Float64Array,
  names: readonly string[],
  notes: readonly string[],
  indicateurs: readonly string[],
): TableFile {
  const columns: FileColumn<number>[] = [
    fileFigure('Rang', 0, (place) => place + 1),
    fileText('Code commune', (place) => communes.code[rankAt(place)]),
    fileText('Commune', (place) => communes.nom[rankAt(place)]),
    fileText('Département', (place) => communes.departement[rankAt(place)]),
    fileFigure('Population', 0, (place) => people[rankAt(place)]),
    fileText('Imposé', (place) => (sites[place]?.fixed === true ? 'oui' : 'non')),
    fileFigure(`Apport dans l’ordre (${units[goal]})`, 1, (place) => sites[place]?.gain),
    fileFigure(`Perte sans ce lieu (${units[goal]})`, 1, (place) => sites[place]?.loss),
  ];
  function rankAt(place: number): number {
    return sites[place]?.rank ?? -1;
  }
  const part = filePart('Lieux choisis', sites.map((_, place) => place), columns, { places: { kind: 'communes', rankOf: rankAt } });
  return tableFile('Lieux choisis', ['lieux', ...names], [part], notes, { indicateurs });
}
