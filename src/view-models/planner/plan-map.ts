import type { Profession } from '../../contract/access-file';
import type { StartupIndicator } from '../../contract/startup';
import { computeBreaks, sortedValues } from '../../domain/breaks';
import { classify } from '../../domain/classes';
import { formatBound } from '../../domain/format';
import { buildLegend, type Legend } from '../legend';
import type { MapChoropleth } from '../map-model';
import { onPaperToo, paletteFor } from '../palette';

const classesWished = 6;

/** Classes of access, cut once on the official values so that colours compare before and after; the threshold is one of the breaks. */
export function accessBreaks(official: Float64Array, ranks: Int32Array | null, seuil: number): readonly number[] {
  return computeBreaks(sortedValues(official, ranks), { methode: 'seuils', nombre: classesWished, bornes: [], seuil, seuils: null }).bornes;
}

const changesOfGps = [-0.5, -0.1, -0.01, 0.01, 0.1, 0.5];
const changesOfOthers = [-5, -1, -0.1, 0.1, 1, 5];

/** Breaks of the map of changes: the same whatever the scenario. */
export const changeBreaks = (profession: Profession): readonly number[] => (profession === 'medecin_generaliste' ? changesOfGps : changesOfOthers);

export interface PlanMapInput {
  readonly values: Float64Array;
  /** Statuses of the official figures: why a commune has none. */
  readonly statuses: Uint8Array;
  readonly breaks: readonly number[];
  /** 0 for a map of changes. */
  readonly pivot: number;
  readonly scheme: 'light' | 'dark';
  /** Which way is better; access: the more the better. */
  readonly sens?: StartupIndicator['sens'];
}

export function planChoropleth({ values, statuses, breaks, pivot, scheme, sens = 'haut_favorable' }: PlanMapInput): MapChoropleth {
  const count = breaks.length + 1;
  return {
    classOfRank: classify(values, statuses, breaks),
    ...onPaperToo((of) => paletteFor({ nature: 'continu', sens, ordonne: null, seuil: pivot, breaks, count, scheme: of }), scheme),
  };
}

export interface PlanLegendInput {
  readonly indicator: StartupIndicator;
  readonly choropleth: MapChoropleth;
  readonly breaks: readonly number[];
  readonly ranks: Int32Array | null;
  readonly people: Float64Array;
  /** Null for a map of changes. */
  readonly seuil: number | null;
  /** What the threshold is, for a person. */
  readonly seuilTexte: string;
}

export function planLegend({ indicator, choropleth, breaks, ranks, people, seuil, seuilTexte }: PlanLegendInput): Legend {
  return buildLegend({
    indicator: { ...indicator, seuil, seuil_libelle: seuil === null ? null : seuilTexte },
    classOfRank: choropleth.classOfRank,
    breaks,
    colours: choropleth.colours,
    ranks,
    people,
    bassins: null,
    histogram: null,
  });
}

/** Mean of the official figures weighed by the standardised population, as the DREES asks; null where nobody is known. */
export function weighedMean(official: Float64Array, standardised: Float64Array): number | null {
  let sum = 0;
  let weights = 0;
  official.forEach((value, rank) => {
    const weight = standardised[rank] ?? Number.NaN;
    if (Number.isNaN(value) || !(weight > 0)) return;
    sum += weight * value;
    weights += weight;
  });
  return weights > 0 ? sum / weights : null;
}

/** The threshold in force and where it comes from. */
export interface Threshold {
  readonly value: number;
  readonly text: string;
}

/** The person's own threshold, else the official one, else the national mean, said so. Null when none of them is known. */
export function thresholdOf(asked: number | null, indicator: Pick<StartupIndicator, 'seuil' | 'seuil_libelle'>, mean: number | null): Threshold | null {
  if (asked !== null) {
    return asked === indicator.seuil
      ? { value: asked, text: indicator.seuil_libelle ?? `Seuil\u00a0: ${formatBound(asked, 3)}` }
      : { value: asked, text: `Seuil choisi\u00a0: ${formatBound(asked, 3)}, sans valeur officielle` };
  }
  if (indicator.seuil !== null) return { value: indicator.seuil, text: indicator.seuil_libelle ?? `Seuil\u00a0: ${formatBound(indicator.seuil, 3)}` };
  if (mean === null) return null;
  const value = Math.round(mean * 10) / 10;
  return { value, text: `Aucun seuil officiel pour cette profession\u00a0: la moyenne nationale pondérée, ${formatBound(value, 1)}, en tient lieu` };
}
