import type { allIndicators, allSources, anomaliesPage, modelQuality, territoryValues } from '../db/queries';
import type { RowOf } from '../db/query';
import { formatBytes, formatCount, formatDate, formatShare, formatStatut } from '../domain/format';
import { comparable } from '../domain/search';
import { type CsvCell, csvFileName, toCsv } from './csv';
import { safeLink } from './points';

export type SourceRow = RowOf<typeof allSources>;
export type IndicatorRow = RowOf<typeof allIndicators>;
export type AnomalyRow = RowOf<typeof anomaliesPage>;
export type QualityRow = RowOf<typeof modelQuality>;

const statusWords: Readonly<Record<SourceRow['statut'], string>> = { lue: 'lue', absente: 'absente', illisible: 'illisible' };

/** A source as its card says it; what the file does not state is said « non précisé ». */
export interface SourceCard {
  readonly id: string;
  readonly titre: string;
  readonly producteur: string;
  readonly status: string;
  readonly ok: boolean;
  readonly why: string | null;
  readonly link: string | null;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
}

const orUnknown = (text: string | null): string => (text === null || text === '' ? 'non précisé' : text);
const dateOrUnknown = (iso: string | null): string => (iso === null ? 'non précisée' : formatDate(iso));

function rowsText(source: SourceRow): string {
  if (source.lignes === null) return 'non lues';
  const parts = [`${formatCount(source.lignes, 'ligne')} en entrée`];
  if (source.lignes_gardees !== null) parts.push(formatCount(source.lignes_gardees, 'gardée'));
  if (source.lignes_reparees !== null) parts.push(formatCount(source.lignes_reparees, 'réparée'));
  if (source.lignes_refusees !== null) parts.push(formatCount(source.lignes_refusees, 'refusée'));
  return parts.join(', ');
}

export function sourceCard(source: SourceRow): SourceCard {
  return {
    id: source.id,
    titre: source.titre,
    producteur: source.producteur,
    status: statusWords[source.statut],
    ok: source.statut === 'lue',
    why: source.motif,
    link: safeLink(source.url),
    facts: [
      { label: 'Millésime', text: orUnknown(source.millesime) },
      { label: 'Licence', text: source.licence === '' ? 'non précisée' : source.licence },
      { label: 'Dernière mise à jour', text: dateOrUnknown(source.date_maj) },
      { label: 'Prochaine mise à jour', text: source.prochaine_maj === null ? 'non précisée' : formatDate(source.prochaine_maj) },
      { label: 'Lignes', text: rowsText(source) },
      { label: 'Couverture', text: source.couverture === null ? 'sans objet' : `${formatShare(source.couverture, 1)} des communes` },
      { label: 'Fichier', text: source.octets === null ? source.fichier : `${source.fichier} (${formatBytes(source.octets)})` },
      ...(source.mention === null ? [] : [{ label: 'Mention', text: source.mention }]),
    ],
  };
}

/** Rows whose text holds every word asked for, accents and case aside. */
export function filterByWords<R>(rows: readonly R[], query: string, text: (row: R) => string): readonly R[] {
  const words = comparable(query)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const haystack = comparable(text(row));
    return words.every((word) => haystack.includes(word));
  });
}

export const sourceText = (source: SourceRow): string => `${source.titre} ${source.producteur} ${source.licence} ${source.id} ${source.millesime ?? ''} ${source.statut}`;
export const indicatorText = (row: IndicatorRow): string => `${row.libelle} ${row.groupe} ${row.definition} ${row.source_titre ?? ''} ${row.id}`;

export function sourcesCsv(sources: readonly SourceRow[]): { readonly name: string; readonly text: string } {
  const header = ['Source', 'Producteur', 'Licence', 'Millésime', 'Mise à jour', 'Prochaine mise à jour', 'Lignes lues', 'Gardées', 'Réparées', 'Refusées', 'Couverture', 'Statut', 'Motif', 'Adresse', 'Fichier', 'Empreinte'];
  const rows = sources.map((source): CsvCell[] => [
    source.titre, source.producteur, source.licence, source.millesime, source.date_maj, source.prochaine_maj, source.lignes, source.lignes_gardees,
    source.lignes_reparees, source.lignes_refusees, source.couverture, source.statut, source.motif, source.url, source.fichier, source.empreinte,
  ]);
  return { name: csvFileName('sources'), text: toCsv(header, rows) };
}

export function anomaliesCsv(anomalies: readonly AnomalyRow[]): { readonly name: string; readonly text: string } {
  const header = ['Source', 'Ligne', 'Champ', 'Valeur', 'Motif', 'Correction'];
  const rows = anomalies.map((row): CsvCell[] => [row.source, row.ligne, row.champ, row.valeur, row.motif, row.correction]);
  return { name: csvFileName('anomalies'), text: toCsv(header, rows) };
}

export function valuesCsv(rows: readonly RowOf<typeof territoryValues>[], territory: string): { readonly name: string; readonly text: string } {
  const header = ['Code commune', 'Commune', 'Indicateur', 'Année', 'Valeur', 'Statut'];
  const lines = rows.map((row): CsvCell[] => [row.commune, row.nom, row.indicateur, row.annee, row.valeur, formatStatut(row.statut)]);
  return { name: csvFileName('valeurs', territory), text: toCsv(header, lines, [`Territoire : ${territory}`, 'Définitions, unités et sources : vue Données de Carto CLS.']) };
}
