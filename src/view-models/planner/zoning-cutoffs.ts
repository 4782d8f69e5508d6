import type { StartupIndicator } from '../../contract/startup';
import type { Cutoffs } from '../../domain/zoning/zoning';
import { formatBound } from '../../domain/format';
import { parseAmount } from './lines';

/** Share of the national mean under which a profession without an official threshold starts: the project's choice. */
const shortShare = 0.75;
/** As much as a link carries. */
const largest = 10_000;

/** Cut-offs to start from, and where they come from. */
export interface OfferedCutoffs {
  readonly cutoffs: Cutoffs;
  readonly text: string;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/**
 * The official threshold and the national mean where there is a threshold under it; else two shares of the mean.
 * @param mean of all France, weighed by the standardised population; @returns null where nothing is known to cut by.
 */
export function offeredCutoffs({ seuil }: Pick<StartupIndicator, 'seuil'>, mean: number | null): OfferedCutoffs | null {
  if (mean === null) return null;
  const high = tenth(mean);
  if (seuil !== null && seuil < high) {
    return {
      cutoffs: [seuil, high],
      text: `Au départ\u00a0: ${formatBound(seuil, 3)}, seuil officiel de la sous-densité des communes, et ${formatBound(high, 1)}, moyenne nationale pondérée de tous les professionnels. Les appliquer aux bassins de vie est un choix du projet.`,
    };
  }
  const low = tenth(mean * shortShare);
  if (!(low > 0 && low < high)) return null;
  return {
    cutoffs: [low, high],
    text: `Au départ\u00a0: ${formatBound(low, 1)} et ${formatBound(high, 1)}, les trois quarts de la moyenne nationale pondérée et cette moyenne. Aucun seuil officiel n’existe pour cette profession\u00a0: c’est un choix du projet.`,
  };
}

/** Cut-offs as typed, or what is wrong with them. */
export function parseCutoffs(low: string, high: string): Cutoffs | { readonly manque: string } {
  const [first, second] = [parseAmount(low, largest), parseAmount(high, largest)];
  if (first === null || second === null || first === 0) return { manque: 'Deux nombres attendus, supérieurs à zéro.' };
  return first < second ? [first, second] : { manque: 'La première coupure doit être plus basse que la seconde.' };
}

export const cutoffsText = ([low, high]: Cutoffs): string => `${formatBound(low, 3)} et ${formatBound(high, 3)}`;
