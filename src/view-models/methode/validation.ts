import type { accessValidation } from '../../db/queries';
import type { RowOf } from '../../db/query';
import { formatCount, formatList, formatNumber, nbsp, nnbsp } from '../../domain/format';
import { type FileColumn, fileFigure, filePart, fileText, type TableFile, tableFile } from '../files/table-file';
import { formatSigned } from './signed';

export type ValidationRow = RowOf<typeof accessValidation>;

/** Correlation with the official APL that the project aims at, and under which siting results carry a warning. */
export const correlationAim = 0.8;
export const correlationWarning = 0.75;

/** Enough decimals that a figure just under a limit is not shown on it. */
const nationalDecimals = 4;
const departementDecimals = 3;

export const sampleLabels: Readonly<Record<ValidationRow['echantillon'], string>> = {
  ensemble: 'France entière',
  apprentissage: 'Réglage',
  test: 'Tenu à part',
};

const scopeLabels: Readonly<Partial<Record<ValidationRow['perimetre'], string>>> = {
  france: 'France entière',
  apprentissage: 'Départements du réglage',
  test: 'Départements tenus à part',
};

export const correlationText = (value: number | null, decimals: number): string => (value === null ? 'non calculable' : formatNumber(value, decimals));

/** One line of a table of measures, as it is shown. */
export interface MeasureLine {
  readonly key: string;
  readonly name: string;
  readonly sample: string;
  readonly correlation: string;
  readonly rmse: string;
  readonly bias: string;
  readonly people: string;
  readonly communes: string;
}

const lineOf = (row: ValidationRow, name: string, decimals: number): MeasureLine => ({
  key: `${row.annee} ${row.perimetre} ${row.departement ?? ''}`,
  name,
  sample: sampleLabels[row.echantillon],
  correlation: correlationText(row.correlation, decimals),
  rmse: formatNumber(row.rmse, 2),
  bias: formatSigned(row.biais, 2),
  people: formatNumber(row.population),
  communes: formatNumber(row.communes),
});

export interface NationalYear {
  readonly annee: number;
  readonly lines: readonly MeasureLine[];
}

const nationalScopes = ['france', 'apprentissage', 'test'] as const;

/** Whole samples, year by year, ascending. */
export function nationalYears(rows: readonly ValidationRow[]): readonly NationalYear[] {
  const years = [...new Set(rows.map(({ annee }) => annee))].sort((a, b) => a - b);
  return years.map((annee) => ({
    annee,
    lines: nationalScopes.flatMap((scope) =>
      rows.filter((row) => row.annee === annee && row.perimetre === scope).map((row) => lineOf(row, scopeLabels[scope] ?? scope, nationalDecimals)),
    ),
  }));
}

export interface Verdict {
  readonly tone: 'info' | 'warn';
  readonly sentences: readonly string[];
}

type Known = ValidationRow & { readonly correlation: number };

/** What to remember, worked out from the figures of France: null when none is published. */
export function verdict(rows: readonly ValidationRow[]): Verdict | null {
  const france = rows
    .filter((row): row is Known => row.perimetre === 'france' && row.correlation !== null)
    .toSorted((a, b) => a.annee - b.annee);
  const latest = france.at(-1);
  if (latest === undefined) return null;
  const heldOut = rows.find(({ perimetre, annee }) => perimetre === 'test' && annee === latest.annee)?.correlation ?? null;
  const apart = heldOut === null ? '' : `, et de ${correlationText(heldOut, nationalDecimals)} dans les départements tenus à part, qui n’ont servi à aucun réglage`;
  const under = france.filter(({ correlation }) => correlation < correlationWarning).map(({ annee }) => String(annee));
  return {
    tone: latest.correlation >= correlationAim ? 'info' : 'warn',
    sentences: [
      `En ${latest.annee}, la corrélation entre le modèle et l’APL officielle, chaque commune comptant pour ses habitants, est de ${correlationText(latest.correlation, nationalDecimals)} pour la France entière${apart}.`,
      aimSentence(france),
      `L’écart quadratique moyen est de ${formatNumber(latest.rmse, 2)}${nbsp}consultation par an et par habitant, pour une APL officielle moyenne de ${formatNumber(latest.officiel, 2)}${nbsp}: pour une commune prise seule, le modèle n’est qu’une indication.`,
      under.length === 0
        ? `Aucune année n’est sous ${formatNumber(correlationWarning, 2)}${nbsp}: les résultats d’implantation ne portent pas d’avertissement.`
        : `La corrélation est sous ${formatNumber(correlationWarning, 2)} en ${formatList(under)}${nbsp}: les résultats d’implantation portent un avertissement.`,
    ],
  };
}

function aimSentence(france: readonly Known[]): string {
  const aim = formatNumber(correlationAim, 2);
  const reached = france.filter(({ correlation }) => correlation >= correlationAim).map(({ annee }) => String(annee));
  if (reached.length === france.length) return `L’objectif de ${aim} est atteint chaque année.`;
  if (reached.length > 0) return `L’objectif de ${aim} n’est atteint qu’en ${formatList(reached)}.`;
  return `L’objectif de ${aim} n’est pas atteint${nnbsp}; ce que le modèle a donné est publié tel quel.`;
}

export const departementColumns = ['nom', 'echantillon', 'correlation', 'rmse', 'biais', 'population'] as const;
export type DepartementColumn = (typeof departementColumns)[number];
export interface DepartementSort {
  readonly column: DepartementColumn;
  readonly direction: 'ascending' | 'descending';
}

const collator = new Intl.Collator('fr', { numeric: true });

const nameOf = ({ nom, departement }: ValidationRow): string => (nom === null ? (departement ?? '') : `${nom} (${departement ?? ''})`);

/** Départements of a year in the order asked for; those without a correlation always last when it sorts. */
export function sortedDepartements(rows: readonly ValidationRow[], annee: number, { column, direction }: DepartementSort): readonly ValidationRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .filter((row) => row.annee === annee && row.perimetre === 'departement')
    .toSorted((a, b) => {
      if (column === 'nom') return sign * collator.compare(nameOf(a), nameOf(b));
      if (column === 'echantillon') return sign * collator.compare(sampleLabels[a.echantillon], sampleLabels[b.echantillon]) || collator.compare(nameOf(a), nameOf(b));
      const [x, y] = [a[column], b[column]];
      if (x === null || y === null) return Number(x === null) - Number(y === null);
      return sign * (x - y) || collator.compare(nameOf(a), nameOf(b));
    });
}

export const departementLine = (row: ValidationRow): MeasureLine => lineOf(row, nameOf(row), departementDecimals);

/** How unequal the départements are, in a sentence; null without any. */
export function departementSentence(rows: readonly ValidationRow[], annee: number): string | null {
  const known = sortedDepartements(rows, annee, { column: 'correlation', direction: 'ascending' }).filter((row): row is Known => row.correlation !== null);
  const [worst, best] = [known[0], known.at(-1)];
  if (worst === undefined || best === undefined) return null;
  const reached = known.filter(({ correlation }) => correlation >= correlationAim).length;
  const under = known.filter(({ correlation }) => correlation < correlationWarning).length;
  return `En ${annee}, sur ${formatCount(known.length, 'département')}, ${reached} ${reached < 2 ? 'atteint' : 'atteignent'} ${formatNumber(correlationAim, 2)} et ${under} ${under < 2 ? 'est' : 'sont'} sous ${formatNumber(correlationWarning, 2)}. La corrélation va de ${correlationText(worst.correlation, departementDecimals)} (${nameOf(worst)}) à ${correlationText(best.correlation, departementDecimals)} (${nameOf(best)}).`;
}

/** Every row of the validation, all years, as a file. */
export function validationFile(rows: readonly ValidationRow[]): TableFile {
  const columns: FileColumn<ValidationRow>[] = [
    fileFigure('Année', null, ({ annee }) => annee),
    fileText('Périmètre', ({ perimetre }) => perimetre),
    fileText('Département', ({ departement }) => departement),
    fileText('Nom', ({ nom }) => nom),
    fileText('Échantillon', ({ echantillon }) => echantillon),
    fileFigure('Communes', 0, ({ communes }) => communes),
    fileFigure('Habitants', 0, ({ population }) => population),
    fileFigure('Corrélation', 4, ({ correlation }) => correlation),
    fileFigure('Écart quadratique moyen', 4, ({ rmse }) => rmse),
    fileFigure('Biais', 4, ({ biais }) => biais),
    fileFigure('APL officielle', 2, ({ officiel }) => officiel),
    fileFigure('APL modélisée', 2, ({ modele }) => modele),
  ];
  return tableFile('Mesures du modèle', ['validation modele acces'], [filePart('Mesures', rows, columns)], ['Corrélation, erreur et biais pondérés par les habitants ; biais : modèle moins APL officielle (DREES).'], { indicateurs: ['apl_mg'] });
}
