import type { StartupIndicator } from '../contract/startup';
import { formatBound, nbsp } from '../domain/format';
import { noClass, type NoClassReason, noClassReasons } from '../domain/class-codes';
import { classOfValue } from '../domain/class-of-value';
import { classStats, orderedModalities } from '../domain/classes';
import type { Histogram } from '../domain/distribution';
import { shownDecimals } from './figures';
import { peopleWords } from './people';
import { noClassLabels } from './status';

/** Null until the populations are read; `inconnu` where the source gives none, or where they cannot be read. */
export type PeopleCount = number | 'inconnu' | null;

/** One class of the legend, with what it holds in the territory at hand. */
export interface LegendClass {
  readonly code: number;
  readonly label: string;
  /** Said by a screen reader: `de 2,5 à moins de 3,1`. */
  readonly spoken: string;
  readonly colour: string;
  readonly communes: number;
  /** What the class holds of the indicator's mesh: communes, or bassins de vie. */
  readonly units: number;
  readonly people: PeopleCount;
}

/** A hatched line of the legend: communes without a value, by reason. */
export interface LegendMissing {
  readonly reason: NoClassReason;
  readonly code: number;
  readonly label: string;
  readonly communes: number;
  readonly units: number;
  readonly people: PeopleCount;
}

export interface LegendBin {
  readonly from: number;
  readonly to: number;
  /** Communes, or bassins de vie. */
  readonly units: number;
  readonly classIndex: number;
}

export interface Legend {
  readonly classes: readonly LegendClass[];
  readonly missing: readonly LegendMissing[];
  readonly bins: readonly LegendBin[];
  /** What lies beyond each end of the histogram, counted in the classes and not drawn. */
  readonly cut: { readonly before: number; readonly after: number };
  readonly threshold: { readonly value: number; readonly text: string } | null;
  /** People of the communes whose population no table gives: in no count. */
  readonly withoutPopulation: number;
}

export interface LegendInput {
  readonly indicator: StartupIndicator;
  /** By rank: class index or a code of `noClass`. */
  readonly classOfRank: Uint8Array;
  /** Inner breaks, ascending; empty for a categorical indicator. */
  readonly breaks: readonly number[];
  readonly colours: readonly string[];
  /** Ranks counted; null for all communes. */
  readonly ranks: Int32Array | null;
  /** People by rank (NaN where unknown); null while not loaded, `inconnu` when they cannot be. */
  readonly people: Float64Array | 'inconnu' | null;
  /** For an indicator of the bassins de vie, one rank for each of those counted; null where communes are counted. */
  readonly bassins: Int32Array | null;
  /** Distribution of the values counted; null for a categorical indicator. */
  readonly histogram: Histogram | null;
}

const nobody = new Float64Array(0);

interface ClassLabel {
  readonly label: string;
  readonly spoken: string;
}

/** Labels of the classes that the inner breaks make; without a break, one class holds all values. */
export function classLabels(breaks: readonly number[], decimals: number): ClassLabel[] {
  const texts = breaks.map((value) => formatBound(value, decimals));
  const first = texts[0];
  const last = texts.at(-1);
  if (first === undefined || last === undefined) return [{ label: 'Toutes les valeurs', spoken: 'toutes les valeurs' }];
  const inner = texts.slice(1).map((to, i) => {
    const from = texts[i] ?? '';
    return { label: `${from} à ${to}`, spoken: `de ${from} à moins de ${to}` };
  });
  return [
    { label: `moins de ${first}`, spoken: `moins de ${first}` },
    ...inner,
    { label: `${last} et plus`, spoken: `${last} et plus` },
  ];
}

/** As few decimals as keep the bounds apart, as many as the greatest of them deserves. */
function breakDecimals(indicator: StartupIndicator, breaks: readonly number[]): number {
  const wished = shownDecimals(indicator, Math.max(...breaks.map(Math.abs)) || 0.5);
  for (let decimals = wished; decimals < indicator.decimales; decimals += 1) {
    if (new Set(breaks.map((value) => value.toFixed(decimals))).size === breaks.length) return decimals;
  }
  return indicator.decimales;
}

const labelsOf = (indicator: StartupIndicator, breaks: readonly number[]): ClassLabel[] =>
  indicator.nature === 'categoriel'
    ? orderedModalities(indicator.modalites ?? []).map(({ libelle }) => ({ label: libelle, spoken: libelle }))
    : classLabels(breaks, breakDecimals(indicator, breaks));

/** What the legend shows for the territory at hand: classes with their counts, why others are hatched, the distribution. */
export function buildLegend(input: LegendInput): Legend {
  const { indicator, classOfRank, breaks, colours, ranks, bassins, histogram: bins } = input;
  const people = input.people === 'inconnu' ? null : input.people;
  const uncounted = input.people === 'inconnu' ? 'inconnu' : null;
  const labels = labelsOf(indicator, breaks);
  const stats = classStats(classOfRank, ranks, people ?? nobody, labels.length);
  const units = bassins === null ? stats : classStats(classOfRank, bassins, nobody, labels.length);
  return {
    classes: labels.map(({ label, spoken }, code) => ({
      code,
      label,
      spoken,
      colour: colours[code] ?? 'transparent',
      communes: stats.classes[code]?.communes ?? 0,
      units: units.classes[code]?.communes ?? 0,
      people: people === null ? uncounted : (stats.classes[code]?.habitants ?? 'inconnu'),
    })),
    missing: noClassReasons
      .filter((reason) => stats.sansClasse[reason].communes > 0)
      .map((reason) => ({
        reason,
        code: noClass[reason],
        label: noClassLabels[reason],
        communes: stats.sansClasse[reason].communes,
        units: units.sansClasse[reason].communes,
        people: people === null ? uncounted : (stats.sansClasse[reason].habitants ?? 'inconnu'),
      })),
    bins: (bins?.communes ?? []).map((count, i) => {
      const from = bins?.bords[i] ?? 0;
      const to = bins?.bords[i + 1] ?? from;
      return { from, to, units: count, classIndex: classOfValue(breaks, (from + to) / 2) };
    }),
    cut: { before: bins?.avant ?? 0, after: bins?.apres ?? 0 },
    threshold:
      indicator.seuil === null
        ? null
        : {
            value: indicator.seuil,
            text: indicator.seuil_libelle ?? `Seuil${nbsp}: ${formatBound(indicator.seuil, indicator.decimales)}`,
          },
    withoutPopulation: people === null ? 0 : stats.sansPopulation,
  };
}

/** What is counted, in words: the second column of the legend, and where counts are made. */
export interface LegendScope {
  readonly unit: { readonly singular: string; readonly plural: string };
  /** Title of the column. */
  readonly heading: string;
  readonly text: string;
}

/** Indicator of the people told beside the name of a territory. */
const census = 'population';

/**
 * @param where « dans le PNR de la Brenne ». @param whole all of France: no bassin de vie stands across its border.
 * @param reference the indicator that counts people: where it is not the census, the totals of one screen differ, and the text says why.
 */
export function legendScope(
  indicator: Pick<StartupIndicator, 'maille' | 'population_ref'>,
  where: string,
  whole: boolean,
  reference?: Pick<StartupIndicator, 'id' | 'libelle'>,
): LegendScope {
  const { plural, counted } = peopleWords(indicator);
  const who = reference === undefined || reference.id === census ? '' : ` Population${nbsp}: « ${reference.libelle} », et non la population municipale.`;
  if (indicator.maille === 'commune') {
    return { unit: { singular: 'commune', plural: 'communes' }, heading: 'Communes', text: `Communes et ${plural} ${counted} ${where}.${who}` };
  }
  const unit = { singular: 'bassin de vie', plural: 'bassins de vie' };
  return {
    unit,
    heading: 'Bassins',
    text: whole
      ? `Bassins de vie et ${plural} comptés ${where}.`
      : `Bassins de vie qui ont au moins une commune ${where}${nbsp}; ${plural} ${counted} ${where} seulement.`,
  };
}
