import { classify, classStats } from '../../domain/classes';
import type { CommunesTable } from '../../domain/communes';
import { formatCount, formatNumber, formatShare } from '../../domain/format';
import { comparable } from '../../domain/search';
import { communeColumns, communesPart, type FileColumn, fileFigure, type TableFile, tableFile } from '../files/table-file';
import { paletteFor } from '../palette';
import type { MapChoropleth } from '../map-model';
import type { Tooltip } from '../tooltip';
import type { Comparison } from './comparison';
import { formatSigned } from './signed';

/** Even on both sides of zero, with a middle class where model and official figure agree, consultations a year. */
export const residualBreaks = [-1.5, -0.75, -0.25, 0.25, 0.75, 1.5] as const;

export interface ResidualClass {
  readonly code: number;
  readonly label: string;
  /** In which direction the model is wrong. */
  readonly meaning: string;
  readonly colour: string;
  readonly communes: number;
  readonly people: number;
}

export interface ResidualMap {
  readonly choropleth: MapChoropleth;
  readonly classes: readonly ResidualClass[];
  /** Communes that are not compared: hatched. */
  readonly missing: number;
}

function meaningOf(code: number): string {
  const middle = residualBreaks.length / 2;
  if (code === middle) return 'modèle et officiel proches';
  return code < middle ? 'modèle trop bas' : 'modèle trop haut';
}

function labelOf(code: number): string {
  const [from, to] = [residualBreaks[code - 1], residualBreaks[code]];
  if (from === undefined) return `moins de ${formatSigned(to ?? 0, 2)}`;
  return to === undefined ? `${formatSigned(from, 2)} et plus` : `${formatSigned(from, 2)} à ${formatSigned(to, 2)}`;
}

/** Classes of the residuals with their colours and their counts: orange where the model is too low, blue where it is too high. */
export function residualMap({ residual, people }: Comparison, scheme: 'light' | 'dark'): ResidualMap {
  const count = residualBreaks.length + 1;
  const classOfRank = classify(residual, new Uint8Array(residual.length), [...residualBreaks]);
  const colours = paletteFor({ nature: 'continu', sens: 'neutre', ordonne: null, seuil: 0, breaks: residualBreaks, count, scheme });
  const stats = classStats(classOfRank, null, people, count);
  return {
    choropleth: { classOfRank, colours },
    classes: colours.map((colour, code) => ({
      code,
      label: labelOf(code),
      meaning: meaningOf(code),
      colour,
      communes: stats.classes[code]?.communes ?? 0,
      people: stats.classes[code]?.habitants ?? 0,
    })),
    missing: stats.sansClasse.absent.communes,
  };
}

/** What the map shows, in a sentence. */
export function residualSentence({ classes }: ResidualMap, population: number): string {
  const middle = classes[residualBreaks.length / 2];
  const share = (kept: (code: number) => boolean): string =>
    formatShare(classes.filter(({ code }) => kept(code)).reduce((sum, { people }) => sum + people, 0) / population);
  const at = residualBreaks.length / 2;
  return `${share((code) => code === at)} des habitants vivent dans une commune où le modèle s’écarte de moins de ${formatNumber(residualBreaks[at] ?? 0, 2)} de l’APL officielle (${formatCount(middle?.communes ?? 0, 'commune')}), ${share((code) => code < at)} où il est plus bas, ${share((code) => code > at)} où il est plus haut.`;
}

export const residualColumns = ['nom', 'ecart', 'officiel', 'modele', 'departement', 'habitants'] as const;
export type ResidualColumn = (typeof residualColumns)[number];
export interface ResidualSort {
  readonly column: ResidualColumn;
  readonly direction: 'ascending' | 'descending';
}

type Names = Pick<CommunesTable, 'code' | 'nom' | 'departement'>;

const collator = new Intl.Collator('fr', { numeric: true });

/** Ranks of the communes compared whose name, code or département answers the words, in the order asked for. */
export function residualRanks(comparison: Comparison, names: Names, words: string, { column, direction }: ResidualSort): Int32Array<ArrayBuffer> {
  const wanted = comparable(words).split(' ').filter((word) => word !== '');
  const ranks: number[] = [];
  comparison.residual.forEach((gap, rank) => {
    if (Number.isNaN(gap)) return;
    if (wanted.length > 0) {
      const own = comparable(`${names.nom[rank] ?? ''} ${names.code[rank] ?? ''} ${names.departement[rank] ?? ''}`);
      if (!wanted.every((word) => own.includes(word))) return;
    }
    ranks.push(rank);
  });
  const sign = direction === 'ascending' ? 1 : -1;
  const numbers = { officiel: comparison.officiel, modele: comparison.modele, ecart: comparison.residual, habitants: comparison.people };
  if (column === 'nom') return Int32Array.from(ranks.sort((a, b) => sign * collator.compare(names.nom[a] ?? '', names.nom[b] ?? '')));
  // Ranks follow the codes, hence the départements.
  if (column === 'departement') return Int32Array.from(direction === 'ascending' ? ranks : ranks.toReversed());
  const values = numbers[column];
  return Int32Array.from(ranks.sort((a, b) => sign * ((values[a] ?? 0) - (values[b] ?? 0)) || a - b));
}

/** Cells of a commune, in the order of the columns. */
export const residualCells = (comparison: Comparison, names: Names, rank: number): readonly { readonly text: string }[] => [
  { text: names.nom[rank] ?? '' },
  { text: formatSigned(comparison.residual[rank] ?? Number.NaN, 2) },
  { text: formatNumber(comparison.officiel[rank] ?? Number.NaN, 2) },
  { text: formatNumber(comparison.modele[rank] ?? Number.NaN, 2) },
  { text: names.departement[rank] ?? '' },
  { text: formatNumber(comparison.people[rank] ?? Number.NaN) },
];

/** What the pointer shows over a commune. */
export function residualTooltip(comparison: Comparison, { nom }: Pick<CommunesTable, 'nom'>, rank: number): Tooltip {
  const gap = comparison.residual[rank] ?? Number.NaN;
  const [official, modelled] = [comparison.officiel[rank] ?? Number.NaN, comparison.modele[rank] ?? Number.NaN];
  return {
    nom: nom[rank] ?? '',
    indicator: `Modèle moins APL officielle, ${comparison.annee}`,
    value: Number.isNaN(gap) ? 'non comparée' : `${formatSigned(gap, 2)} (modèle ${formatNumber(modelled, 2)}, officiel ${formatNumber(official, 2)})`,
    estimation: false,
    actions: null,
  };
}

/** The communes compared, as a file. */
export function residualFile(comparison: Comparison, names: Names, source: string): TableFile {
  const ranks = residualRanks(comparison, names, '', { column: 'departement', direction: 'ascending' });
  const { officiel, modele, residual, people, annee } = comparison;
  const columns: FileColumn<number>[] = [
    ...communeColumns(names),
    fileFigure(`APL officielle ${annee}`, 3, (rank) => officiel[rank]),
    fileFigure('APL modélisée', 3, (rank) => modele[rank]),
    fileFigure('Écart, modèle moins officielle', 3, (rank) => Math.round((residual[rank] ?? 0) * 1000) / 1000),
    fileFigure('Habitants', 0, (rank) => people[rank]),
  ];
  return tableFile('Écarts du modèle', ['residus modele acces', String(annee)], [communesPart('Communes', ranks, columns)], [`APL officielle : ${source}.`, 'APL modélisée : estimation du projet.'], { indicateurs: ['apl_mg'] });
}
