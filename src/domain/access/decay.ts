import type { ProfessionParameters } from '../../contract/access-file';

export type Decay = ProfessionParameters['decroissance'];

/**
 * Half-width, in minutes, of the doubt on an estimated time: the median absolute error of the times under 20 minutes is
 * about 2 minutes on the départements held out of their fit (`qualite_modeles`), that of a uniform law over ± 4. On the
 * official APL, laws of a standard deviation of 1 to 3 minutes do alike; ± 3 has one of 1.7 and keeps the pairs few.
 */
export const timeDoubt = 3;

/** Trips of this many minutes or more weigh nothing. */
export const reachOf = (decay: Decay): number => (decay.at(-1)?.moins_de ?? 0) + timeDoubt;

/**
 * Weight of a trip: the mean of the official steps over times equally likely within ± `timeDoubt` of the estimate. The
 * steps as they stand would hang a commune's whole access on a few seconds of an estimate; 0 minute always weighs in full.
 * @param decay the official steps, limits ascending.
 */
export function weightOf(decay: Decay, minutes: number): number {
  let weight = 0;
  decay.forEach(({ moins_de, poids }, step) => {
    const drop = poids - (decay[step + 1]?.poids ?? 0);
    weight += drop * Math.min(1, Math.max(0, (moins_de + timeDoubt - minutes) / (2 * timeDoubt)));
  });
  return weight;
}
