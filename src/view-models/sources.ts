import type { allIndicators, allSources, anomaliesPage, modelQuality, territoryValues } from '../db/queries';
import type { StartupIndicator } from '../contract/startup';
import type { RowOf } from '../db/query';
import { formatBytes, formatCount, formatDate, formatList, formatShare, formatStatut } from '../domain/format';
import { comparable } from '../domain/search';
import { odblPart } from './files/licence';
import { type FileColumn, fileFigure, filePart, fileText, type TableFile, tableFile } from './files/table-file';
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

export const sourcesFile = (sources: readonly SourceRow[]): TableFile =>
  tableFile(
    'Sources',
    ['sources'],
    [
      filePart('Registre', sources, [
        fileText('Source', ({ titre }) => titre),
        fileText('Producteur', ({ producteur }) => producteur),
        fileText('Licence', ({ licence }) => licence),
        fileText('Millésime', ({ millesime }) => millesime),
        fileText('Mise à jour', ({ date_maj }) => date_maj),
        fileText('Prochaine mise à jour', ({ prochaine_maj }) => prochaine_maj),
        fileFigure('Lignes lues', 0, ({ lignes }) => lignes),
        fileFigure('Gardées', 0, ({ lignes_gardees }) => lignes_gardees),
        fileFigure('Réparées', 0, ({ lignes_reparees }) => lignes_reparees),
        fileFigure('Refusées', 0, ({ lignes_refusees }) => lignes_refusees),
        fileFigure('Couverture', 4, ({ couverture }) => couverture),
        fileText('Statut', ({ statut }) => statut),
        fileText('Motif', ({ motif }) => motif),
        fileText('Adresse', ({ url }) => url),
        fileText('Fichier', ({ fichier }) => fichier),
        fileText('Empreinte', ({ empreinte }) => empreinte),
      ]),
    ],
    ['Sources lues, absentes ou illisibles de cette publication.'],
    { definitions: [['Couverture', 'Part (0 à 1) des communes que la source renseigne.']] },
  );

export const indicatorsFile = (indicators: readonly IndicatorRow[]): TableFile =>
  tableFile(
    'Indicateurs',
    ['indicateurs'],
    [
      filePart('Indicateurs', indicators, [
        fileText('Identifiant', ({ id }) => id),
        fileText('Indicateur', ({ libelle }) => libelle),
        fileText('Groupe', ({ groupe }) => groupe),
        fileText('Unité', ({ unite }) => unite),
        fileText('Maille', ({ maille }) => (maille === 'commune' ? 'commune' : 'bassin de vie')),
        fileText('Estimation du projet', ({ estimation }) => (estimation ? 'oui' : 'non')),
        fileText('Définition', ({ definition }) => definition),
        fileText('À savoir', ({ avertissement }) => avertissement),
        fileFigure('Seuil', null, ({ seuil }) => seuil),
        fileText('Sens du seuil', ({ seuil_libelle }) => seuil_libelle),
        fileText('Millésime', ({ millesime }) => millesime),
        fileText('Source', ({ source_titre, source }) => source_titre ?? source),
        fileText('Producteur', ({ source_producteur }) => source_producteur),
        fileText('Licence', ({ source_licence }) => source_licence),
      ]),
    ],
    [],
    { sources: [...new Set(indicators.map(({ source }) => source))] },
  );

export const qualityFile = (rows: readonly QualityRow[]): TableFile =>
  tableFile(
    'Qualité des modèles',
    ['qualite-modeles'],
    [
      filePart('Qualité', rows, [
        fileText('Modèle', ({ modele }) => modele),
        fileText('Mesure', ({ mesure }) => mesure),
        fileText('Périmètre', ({ perimetre }) => perimetre),
        fileFigure('Valeur', null, ({ valeur }) => valeur),
        fileText('Unité', ({ unite }) => unite),
        fileFigure('Effectif', 0, ({ effectif }) => effectif),
        fileText('Méthode', ({ methode }) => methode),
      ]),
    ],
    ['Mesures du projet sur ses propres modèles.'],
  );

export const anomaliesFile = (anomalies: readonly AnomalyRow[]): TableFile =>
  tableFile(
    'Anomalies',
    ['anomalies'],
    [
      filePart('Anomalies', anomalies, [
        fileText('Source', ({ source }) => source),
        fileFigure('Ligne', 0, ({ ligne }) => ligne),
        fileText('Champ', ({ champ }) => champ),
        fileText('Valeur', ({ valeur }) => valeur),
        fileText('Motif', ({ motif }) => motif),
        fileText('Correction', ({ correction }) => correction),
      ]),
    ],
    ['Ce qui a été trouvé faux dans les fichiers des producteurs, et ce qui en a été fait.'],
    { sources: [...new Set(anomalies.map(({ source }) => source))] },
  );

export type ValueRow = RowOf<typeof territoryValues>;

const valueColumns = (catalogue: ReadonlyMap<string, StartupIndicator>): FileColumn<ValueRow>[] => [
  fileText('Code commune', ({ commune }) => commune),
  fileText('Commune', ({ nom }) => nom),
  fileText('Indicateur', ({ indicateur }) => indicateur),
  fileText('Unité', ({ indicateur }) => catalogue.get(indicateur)?.unite),
  fileFigure('Année', null, ({ annee }) => annee),
  fileFigure('Valeur', null, ({ valeur }) => valeur),
  fileText('Statut', ({ statut }) => formatStatut(statut)),
];

/** @param shared indicators whose source is under ODbL; @param missing indicators that could not be read. */
export function valuesFile(rows: readonly ValueRow[], territory: string, indicators: readonly StartupIndicator[], shared: ReadonlySet<string>, missing: readonly string[]): TableFile {
  const columns = valueColumns(new Map(indicators.map((indicator) => [indicator.id, indicator])));
  const apart = rows.filter(({ indicateur }) => shared.has(indicateur));
  return tableFile(
    `Toutes les valeurs, ${territory}`,
    ['valeurs', territory],
    [filePart('Valeurs', rows.filter(({ indicateur }) => !shared.has(indicateur)), columns), ...(apart.length === 0 ? [] : [odblPart(filePart('Valeurs', apart, columns))])],
    [`Territoire : ${territory}`, ...(missing.length === 0 ? [] : [`Il manque ${formatList(missing)}, dont le fichier n’a pas pu être lu.`])],
    { indicateurs: [...new Set(rows.map(({ indicateur }) => indicateur))] },
  );
}
