import { formatNumber, formatShare, nbsp, nnbsp } from '../../domain/format';

/** Model and official figure of each commune that has both and people, by rank; what is not compared is NaN in `residual`. */
export interface Comparison {
  readonly annee: number;
  readonly officiel: Float64Array;
  readonly modele: Float64Array;
  readonly people: Float64Array;
  /** Model less official; NaN where the commune is left out. */
  readonly residual: Float64Array<ArrayBuffer>;
  readonly communes: number;
  readonly population: number;
}

/** Keeps what the published measures keep: both figures known and somebody living there. */
export function compareAccess(annee: number, officiel: Float64Array, modele: Float64Array, people: Float64Array): Comparison {
  let [communes, population] = [0, 0];
  const residual = Float64Array.from(officiel, (official, rank) => {
    const [gap, weight] = [(modele[rank] ?? Number.NaN) - official, people[rank] ?? 0];
    if (Number.isNaN(gap) || !(weight > 0)) return Number.NaN;
    communes += 1;
    population += weight;
    return gap;
  });
  return { annee, officiel, modele, people, residual, communes, population };
}

const isCompared = ({ residual }: Comparison, rank: number): boolean => !Number.isNaN(residual[rank] ?? Number.NaN);

/** Side of a cell of the density plot and end of both its axes, consultations a year. */
export const cellSize = 0.25;
export const axisEnd = 8;
const side = axisEnd / cellSize;

export interface DensityCell {
  /** Lower corner: official figure, then modelled one. */
  readonly x: number;
  readonly y: number;
  readonly communes: number;
  readonly people: number;
}

export interface Density {
  readonly cells: readonly DensityCell[];
  /** Communes and people beyond the end of an axis. */
  readonly beyond: { readonly communes: number; readonly people: number };
}

/** Communes and people by cell of official × modelled figure. */
export function densityOf(comparison: Comparison): Density {
  const [communes, people] = [new Float64Array(side * side), new Float64Array(side * side)];
  const beyond = { communes: 0, people: 0 };
  comparison.residual.forEach((_, rank) => {
    if (!isCompared(comparison, rank)) return;
    const weight = comparison.people[rank] ?? 0;
    const [column, row] = [cellOf(comparison.officiel[rank]), cellOf(comparison.modele[rank])];
    if (column >= side || row >= side) {
      beyond.communes += 1;
      beyond.people += weight;
      return;
    }
    const at = row * side + column;
    communes[at] = (communes[at] ?? 0) + 1;
    people[at] = (people[at] ?? 0) + weight;
  });
  const cells: DensityCell[] = [];
  communes.forEach((count, at) => {
    if (count > 0) cells.push({ x: (at % side) * cellSize, y: Math.floor(at / side) * cellSize, communes: count, people: people[at] ?? 0 });
  });
  return { cells, beyond };
}

/** A mean over fewer communes says little. */
const fewestCommunes = 20;

/** Mean of the model, weighted by people, by step of official figure: on the diagonal where the model is right on average. */
export function meanLine(comparison: Comparison): readonly { readonly x: number; readonly y: number }[] {
  const step = 2 * cellSize;
  const sums = Array.from({ length: axisEnd / step }, () => ({ communes: 0, people: 0, modele: 0 }));
  comparison.residual.forEach((_, rank) => {
    const sum = isCompared(comparison, rank) ? sums[Math.floor((comparison.officiel[rank] ?? 0) / step)] : undefined;
    if (sum === undefined) return;
    const people = comparison.people[rank] ?? 0;
    sum.communes += 1;
    sum.people += people;
    sum.modele += people * (comparison.modele[rank] ?? 0);
  });
  return sums.flatMap(({ communes, people, modele }, i) => (communes < fewestCommunes ? [] : [{ x: (i + 0.5) * step, y: modele / people }]));
}

/** What a cell is coloured by. */
export type DensityBy = 'communes' | 'people';

/** Inner breaks of the cells' classes: each about three times the one before, since a few cells hold most of the communes. */
export const densityBreaks: Readonly<Record<DensityBy, readonly number[]>> = {
  communes: [3, 10, 30, 100, 300],
  people: [3_000, 10_000, 30_000, 100_000, 300_000],
};

const cellOf = (value: number | undefined): number => Math.max(0, Math.floor((value ?? 0) / cellSize));

/** Inner bounds of the classes of official figure in the table beside the plot; the threshold is one of them. */
const officialBounds = [1, 2, 2.5, 3, 4, 5, 6] as const;

export interface OfficialClass {
  readonly label: string;
  readonly communes: number;
  readonly people: number;
  /** Means weighted by people; NaN without any. */
  readonly officiel: number;
  readonly modele: number;
}

/** The model by class of official figure: what the plot shows, in figures. */
export function officialClasses(comparison: Comparison): readonly OfficialClass[] {
  const sums = Array.from({ length: officialBounds.length + 1 }, () => ({ communes: 0, people: 0, officiel: 0, modele: 0 }));
  comparison.residual.forEach((_, rank) => {
    if (!isCompared(comparison, rank)) return;
    const [officiel, modele, people] = [comparison.officiel[rank] ?? 0, comparison.modele[rank] ?? 0, comparison.people[rank] ?? 0];
    const sum = sums[officialBounds.filter((bound) => officiel >= bound).length];
    if (sum === undefined) return;
    sum.communes += 1;
    sum.people += people;
    sum.officiel += people * officiel;
    sum.modele += people * modele;
  });
  return sums.map(({ communes, people, officiel, modele }, i) => ({ label: classLabel(i), communes, people, officiel: officiel / people, modele: modele / people }));
}

function classLabel(i: number): string {
  const [from, to] = [officialBounds[i - 1], officialBounds[i]].map((bound) => (bound === undefined ? null : formatNumber(bound, 1)));
  if (from === null || from === undefined) return `moins de ${to ?? ''}`;
  return to === null || to === undefined ? `${from} et plus` : `${from} à ${to}`;
}

/** People on either side of the threshold, by the official figure and by the model. */
export function thresholdAgreement(comparison: Comparison, threshold: number) {
  const agreement = { officially: 0, both: 0, added: 0, same: 0 };
  comparison.residual.forEach((_, rank) => {
    if (!isCompared(comparison, rank)) return;
    const people = comparison.people[rank] ?? 0;
    const [official, model] = [(comparison.officiel[rank] ?? 0) < threshold, (comparison.modele[rank] ?? 0) < threshold];
    if (official) agreement.officially += people;
    if (official && model) agreement.both += people;
    if (!official && model) agreement.added += people;
    if (official === model) agreement.same += people;
  });
  return agreement;
}

/** What the plot shows, and what the threshold becomes, in words. */
export function comparisonSentences(comparison: Comparison, threshold: number | null): readonly string[] {
  const classes = officialClasses(comparison).filter(({ communes }) => communes > 0);
  const [low, high] = [classes[0], classes.at(-1)];
  const sentences: string[] = [];
  if (low !== undefined && high !== undefined && low !== high) {
    const word = (group: OfficialClass): string => (group.modele > group.officiel ? 'trop haut' : 'trop bas');
    sentences.push(
      `Là où l’APL officielle est la plus faible (${low.label}), le modèle vise ${word(low)}${nbsp}: ${formatNumber(low.modele, 2)} en moyenne au lieu de ${formatNumber(low.officiel, 2)}. Là où elle est la plus forte (${high.label}), il vise ${word(high)}${nbsp}: ${formatNumber(high.modele, 2)} au lieu de ${formatNumber(high.officiel, 2)}.`,
    );
  }
  if (threshold !== null && comparison.population > 0) {
    const { officially, both, added, same } = thresholdAgreement(comparison, threshold);
    const at = formatNumber(threshold, 1);
    if (officially > 0) {
      sentences.push(
        `${formatShare(same / comparison.population)} des habitants sont du même côté du seuil de ${at} selon le modèle et selon l’APL officielle. Sous ce seuil, l’APL officielle compte ${formatNumber(officially)}${nbsp}habitants${nnbsp}; le modèle en retrouve ${formatShare(both / officially)} et y ajoute ${formatNumber(added)}${nbsp}habitants à tort.`,
      );
    }
  }
  return sentences;
}
